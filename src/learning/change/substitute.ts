import type { Db } from '../../platform/db/index.ts';
import { email, formError, parseForm, refused, text, Undone } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { isBefore } from '../../platform/time/index.ts';
import { readRule } from '../book/form.ts';
import { licensed } from '../book/place.ts';
import { replaceBooking } from '../bookings/replace.ts';
import { type Held, handOver, hold } from '../bookings/state.ts';
import { agesWords, asksRole, hindrances } from '../rules/eligibility.ts';
import { insertClaims } from '../store/beside.ts';
import { courseById } from '../store/course.ts';
import { doneBefore, exclusionsOf, isBooked, personAt, prerequisitesOf } from '../store/eligibility.ts';
import { sessionById } from '../store/session.ts';
import type { Course, Role } from '../types.ts';
import { change } from './page.ts';

/** Whoever comes instead, and what they say where the course asks it. */
interface Colleague {
  name: string;
  email: string;
  practitionerId: string | null;
  role: Role | null;
  age: number | null;
  send: boolean;
  claim: string;
}

/** POST /learning/bookings/ID/substitute: a colleague comes instead, at no charge. */
export function substitute(page: Page): Promise<Response> {
  return change(page, 'substitute', async (db, { body, now }, { id, courseId }, booker) => {
    const fields = {
      name: text({ ask: 'Enter the name of who comes instead' }),
      email: email({ ask: 'Enter their email address' }),
      claim: text({ max: 1000 }),
    };
    const course = await courseById(db, courseId);
    const parsed = parseForm(fields, body);
    const rule = readRule(body, {
      asksAge: course !== undefined && agesWords(course) !== '',
      asksRole: course !== undefined && asksRole(course),
    });
    const errors = [parsed, rule].flatMap((each) => (each.ok ? [] : each.errors));
    if (!parsed.ok || !rule.ok) throw new Undone({ errors, changed: false });
    const held = await hold(db, id);
    const address = parsed.value.email.toLowerCase();
    const practitionerId = (await personAt(db, address))?.id ?? null;
    const person: Colleague = { ...parsed.value, ...rule.value, email: address, practitionerId };
    if (!isBefore(now, held.session.starts_at)) throw refused('name', 'The session has begun');
    if (held.booking.state !== 'confirmed')
      throw refused('name', 'Only a confirmed place can go to a colleague');
    if (await isBooked(db, held.session.id, person.email))
      throw refused('email', 'This person has a place already, or waits for one');
    const claims = await claimsFor(db, held, person, course);
    const replacement = async () => {
      const made = await replaceBooking(
        db,
        held.booking,
        { kind: 'substituted', person },
        { booker, at: now },
      );
      await insertClaims(db, made.id, claims);
      return made;
    };
    const made = await handOver(db, held, 'substituted', {
      at: now,
      why: 'A colleague comes instead',
      replacement,
    });
    return `/learning/bookings/${made.id}`;
  });
}

/**
 * What stands, for a colleague, in place of the courses that come first.
 * @throws Undone where one is missing, and where the course is for others than them
 */
async function claimsFor(
  db: Db,
  { booking, session }: Held,
  who: Colleague,
  course: Course | undefined,
): Promise<ReadonlyMap<string, string>> {
  const day = await sessionById(db, session.id);
  const needs = await prerequisitesOf(db, booking.courseId);
  const ids = needs.map(({ needsId }) => needsId);
  if (course && day) {
    const mayCome = await licensed(db, course, day, who.practitionerId);
    if (!mayCome)
      throw refused('name', 'Only somebody whose account here holds the licence can come instead');
    await mustBeFor(db, course, { ...booking, ...who });
  }
  const done = await doneBefore(db, who, ids, session.starts_at);
  const missing = needs.filter(({ needsId, hard, equivalent }) => !done.has(needsId) && (hard || equivalent));
  const strict = missing.find(({ equivalent }) => !equivalent);
  if (strict) throw refused('name', `“${strict.title}” comes first, and this person has not done it here`);
  const [first] = missing;
  if (first && who.claim === '')
    throw refused('claim', `“${first.title}” comes first. Say what they have done that is like it`);
  return new Map(missing.map(({ needsId }) => [needsId, who.claim]));
}

/** A colleague comes from the same organisation, so only what they are themselves can stand against it. */
async function mustBeFor(
  db: Db,
  course: Course,
  who: Omit<Parameters<typeof hindrances>[2], 'licensed' | 'done' | 'claims'>,
): Promise<void> {
  const rules = { prerequisites: [], exclusions: await exclusionsOf(db, course.id) };
  const against = hindrances(course, rules, { ...who, licensed: true, done: new Set(), claims: new Map() });
  if (against.length === 0) return;
  const shown = (field: string) => (['role', 'age'].includes(field) ? field : 'name');
  const errors = against.map(({ field, message }) => formError(shown(field), message));
  throw new Undone({ errors, changed: false });
}
