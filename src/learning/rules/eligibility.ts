import type { Course, OrganisationType, Role } from '../types.ts';
import { AUDIENCE_WORDS, ORGANISATION_WORDS } from './words.ts';

/** A course to have done before another. */
export interface Prerequisite {
  needsId: string;
  code: string;
  title: string;
  /** No place without it. */
  hard: boolean;
  /** Something else may stand for it, and is then said. */
  equivalent: boolean;
  /** What stands for it has to be shown. */
  evidence: boolean;
}

/** An employer whose staff go elsewhere. */
export interface Exclusion {
  agencyId: string;
  organisation: string;
  message: string;
  href: string | null;
}

/** Somebody who would come. */
export interface Applicant {
  agencyId: string | null;
  organisation: string;
  organisationType: OrganisationType;
  /** What they say they do; null where the course does not ask. */
  role: Role | null;
  /** They hold the credential that the course needs. */
  licensed: boolean;
  /** On the day; null where the course asks for no age. */
  age: number | null;
  /** They have special educational needs or a disability. */
  send: boolean;
  done: ReadonlySet<string>;
  /** What they say stands for a course they have not done, by the course's id. */
  claims: ReadonlyMap<string, string>;
}

/** Why somebody cannot book, in words they can act on. */
export interface Hindrance {
  field: string;
  message: string;
}

type AgeRule = Pick<Course, 'ageFrom' | 'ageTo' | 'ageToSend'>;
type AudienceRule = Pick<
  Course,
  'audienceChecked' | 'audienceKinds' | 'audienceMessage' | 'audienceHref' | 'audiences' | 'audience'
> &
  Pick<Course, 'needsCredential' | 'licenceNote'>;
type Rules = { prerequisites: readonly Prerequisite[]; exclusions: readonly Exclusion[] };

/** Everything that stands against a booking; none when nothing does. */
export function hindrances(course: AgeRule & AudienceRule, rules: Rules, who: Applicant): Hindrance[] {
  return [
    ...excluded(rules.exclusions, who),
    ...outsideAudience(course, who),
    ...unlicensed(course, who),
    ...rules.prerequisites.flatMap((needs) => unmet(needs, who)),
    ...outsideAges(course, who),
  ];
}

const sameName = (a: string, b: string) =>
  a.normalize('NFKC').toLowerCase().replace(/\W+/g, ' ').trim() ===
  b.normalize('NFKC').toLowerCase().replace(/\W+/g, ' ').trim();

function excluded(exclusions: readonly Exclusion[], { agencyId, organisation }: Applicant): Hindrance[] {
  const found = exclusions.find(
    (each) =>
      each.agencyId === agencyId || (each.organisation !== '' && sameName(each.organisation, organisation)),
  );
  return found ? [{ field: 'organisation', message: found.message }] : [];
}

/** Whether a booking for this course says what somebody does. */
export const asksRole = ({ audienceChecked, audiences }: AudienceRule): boolean =>
  audienceChecked && audiences.length > 0 && !audiences.includes('everybody');

/** "Managers and supervisors, from: Police, Health service": whom alone a course is for; '' where anybody may come. */
export function audienceWords(course: AudienceRule): string {
  if (!course.audienceChecked) return '';
  const named = (words: Readonly<Record<string, string>>, codes: readonly string[]) =>
    codes.map((code) => words[code] ?? code).join(', ');
  const roles = asksRole(course) ? named(AUDIENCE_WORDS, course.audiences) : '';
  const kinds = course.audienceKinds.length > 0 ? named(ORGANISATION_WORDS, course.audienceKinds) : '';
  if (roles === '') return kinds;
  return kinds === '' ? roles : `${roles}, from: ${kinds}`;
}

function outsideAudience(course: AudienceRule, { role, organisationType }: Applicant): Hindrance[] {
  if (!course.audienceChecked) return [];
  const { audienceKinds: kinds, audiences, audienceMessage } = course;
  const message = audienceMessage || `This is only for: ${audienceWords(course)}`;
  if (asksRole(course) && (role === null || !audiences.includes(role))) return [{ field: 'role', message }];
  if (kinds.length > 0 && !kinds.includes(organisationType)) return [{ field: 'organisation-type', message }];
  return [];
}

function unlicensed({ needsCredential, licenceNote }: AudienceRule, { licensed }: Applicant): Hindrance[] {
  if (needsCredential === null || licensed) return [];
  return [{ field: 'name', message: licenceMessage(licenceNote) }];
}

const licenceMessage = (note: string) =>
  `${note.replace(/[.\s]*$/, '') || 'This is open only to people who hold a licence'}. Whoever comes needs an account here that holds it on the day`;

/** Where each refusal leads, by its message: another course, another provider, what is to be earned first. */
export function waysOn(
  course: AudienceRule,
  { prerequisites, exclusions }: Rules,
): Map<string, { href: string; words: string }> {
  const ways = new Map<string, { href: string; words: string }>();
  for (const { message, href } of exclusions)
    if (href) ways.set(message, { href, words: 'Go to where your organisation’s staff book' });
  const { audienceMessage, audienceHref, needsCredential, licenceNote } = course;
  if (audienceHref)
    ways.set(audienceMessage || `This is only for: ${audienceWords(course)}`, {
      href: audienceHref,
      words: 'See what there is for you',
    });
  if (needsCredential)
    ways.set(licenceMessage(licenceNote), {
      href: `/learning/credentials/${needsCredential}`,
      words: 'See what the licence asks for',
    });
  for (const needs of prerequisites)
    ways.set(firstMessage(needs.title), {
      href: `/learning/courses/${needs.code}`,
      words: `See the dates of “${needs.title}”`,
    });
  return ways;
}

const firstMessage = (title: string) => `“${title}” comes first. Book that one, then come back to this`;

function unmet({ needsId, title, hard, equivalent, evidence }: Prerequisite, who: Applicant): Hindrance[] {
  if (who.done.has(needsId)) return [];
  const claimed = (who.claims.get(needsId) ?? '').trim();
  if (equivalent && claimed !== '') return [];
  if (equivalent) {
    const how = evidence ? 'say what stands for it and how you can show it' : 'say what stands for it';
    return [
      {
        field: `claim-${needsId}`,
        message: `“${title}” comes first. If you have done something like it, ${how}`,
      },
    ];
  }
  if (hard) return [{ field: 'name', message: firstMessage(title) }];
  return [];
}

/** "13 to 19, or to 25 with special educational needs or a disability"; '' where any age may come. */
export function agesWords({ ageFrom, ageTo, ageToSend }: AgeRule): string {
  if (ageFrom === null && ageTo === null) return '';
  const span =
    ageFrom !== null && ageTo !== null
      ? `${ageFrom} to ${ageTo}`
      : ageFrom !== null
        ? `${ageFrom} and over`
        : `up to ${ageTo}`;
  const longer = ageTo !== null && ageToSend !== null && ageToSend > ageTo;
  return longer ? `${span}, or to ${ageToSend} with special educational needs or a disability` : span;
}

function outsideAges(course: AgeRule, { age, send }: Applicant): Hindrance[] {
  const words = agesWords(course);
  if (words === '') return [];
  if (age === null) return [{ field: 'age', message: 'Enter their age on the day' }];
  const upTo = send ? Math.max(course.ageTo ?? 120, course.ageToSend ?? 0) : (course.ageTo ?? 120);
  if (age >= (course.ageFrom ?? 0) && age <= upTo) return [];
  return [{ field: 'age', message: `This is for people aged ${words}` }];
}
