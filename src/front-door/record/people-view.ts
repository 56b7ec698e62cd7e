import { card, type Fact, facts, type Html, html, NOTHING, shieldTag } from '../../platform/html/index.ts';
import { ageWords } from '../../platform/time/age.ts';
import { londonDate } from '../../platform/time/london.ts';
import { safeTimesWords } from '../../platform/time/safe-times.ts';
import { dateWords } from '../../platform/time/words.ts';
import { unclaimedAddresses } from '../take-on/view.ts';
import type { ToldChild, ToldPerson } from '../types.ts';
import { messagesList, reachFacts } from './reach-view.ts';
import type { ConcernRecord, KeptAddress } from './types.ts';

/** The children, where they live, and who is in their lives. */
export function childrenCard(
  record: ConcernRecord,
  now: Temporal.Instant,
  unclaimed: readonly string[] = [],
): Html {
  const today = londonDate(now);
  const one = record.children.length === 1;
  const each = record.children.map((child) => {
    const here = record.addresses.filter(({ childId }) => childId === child.id || (one && childId === null));
    return html`<h3>${childName(child)}</h3>${facts([...childFacts(child, today), ...here.map(addressFact)])}`;
  });
  const shared = one ? [] : record.addresses.filter(({ childId }) => childId === null);
  const body = html`${each}${shared.length > 0 ? facts(shared.map(addressFact)) : NOTHING}${unclaimed.length > 0 ? unclaimedAddresses(record.id, unclaimed) : hiddenAddress(record)}`;
  return card({ title: one ? 'The child' : `The children (${record.children.length})`, body });
}

export function childName({ given, surname, unborn }: ToldChild): string {
  return [given, surname].filter(Boolean).join(' ') || (unborn ? 'Unborn child' : 'Child not named');
}

/** A fact in words alone. */
type Said = { label: string; value: string };

const SEX = { M: 'Male', F: 'Female', U: 'Not known' } as const;

/** What was told of a child, as label and words. */
export function childFacts(child: ToldChild, today: Temporal.PlainDate): Said[] {
  const { dateOfBirth, expectedDate, ageTold, sex, nhsNumber, upn } = child;
  return [
    ...(dateOfBirth
      ? [{ label: 'Born', value: `${dateWords(dateOfBirth).text} (${ageWords(dateOfBirth, today)})` }]
      : []),
    ...(expectedDate ? [{ label: 'Expected', value: dateWords(expectedDate).text }] : []),
    ...(ageTold ? [{ label: 'Age, as told', value: ageTold }] : []),
    ...(sex ? [{ label: 'Sex', value: SEX[sex] }] : []),
    ...(nhsNumber ? [{ label: 'NHS number', value: spaced(nhsNumber) }] : []),
    ...(upn ? [{ label: 'Pupil number (UPN)', value: upn }] : []),
    ...factsOf(child.facts),
  ];
}

function spaced(nhsNumber: string): string {
  return nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

/** Facts as told: label and words. Whatever else stands there is not shown as if it were one. */
export function factsOf(told: Readonly<Record<string, unknown>>): Said[] {
  return Object.entries(told ?? {}).flatMap(([label, value]) =>
    typeof value === 'string' && value !== '' ? [{ label, value }] : [],
  );
}

function addressFact({ words, postcode, shielded, shieldedWhy }: KeptAddress): Fact {
  const lines = words.split('\n').map((line) => html`${line}<br>`);
  const why = shielded
    ? html`${shieldTag('shielded', 'Shielded: do not pass on')}${shieldedWhy ? html` ${shieldedWhy}` : NOTHING}`
    : NOTHING;
  return { label: 'Address', value: html`${lines}${postcode ? html`${postcode}<br>` : NOTHING}${why}` };
}

function hiddenAddress(record: ConcernRecord): Html {
  if (!record.shielded || record.addresses.some(({ shielded }) => shielded)) return NOTHING;
  return html`<p>${shieldTag('shielded', 'Address shielded: only named people')}</p>`;
}

export const PARTS: readonly [part: ToldPerson['part'], title: string][] = [
  ['household', 'Lives with the child'],
  ['significant other', 'Others who matter to the child'],
  ['professional', 'Professionals involved'],
  ['alleged to have caused harm', 'Said to have caused harm'],
];

/** Household, significant others, professionals, and whoever is said to have caused harm. */
export function involvedCard({ involved }: ConcernRecord): Html {
  const groups = PARTS.map(([part, title]) => {
    const people = involved.filter((person) => person.part === part);
    if (people.length === 0) return NOTHING;
    return html`<h3>${title}</h3>${facts(people.map(personFact))}`;
  });
  if (involved.length === 0) return NOTHING;
  return card({ title: 'Who is involved', body: groups });
}

function personFact({ name, facts: told }: ToldPerson): Fact {
  const lines = factsOf(told).map(({ label, value }) => html`${label}: ${value}<br>`);
  return { label: name || 'Not named', value: lines.length > 0 ? lines : 'Nothing more was told' };
}

/** Who told us, with what is safe to use to reach them. */
export function referrerCard(record: ConcernRecord, now: Temporal.Instant, level: 2 | 3 = 3): Html {
  const { referrer, raisedBy, sourceWords } = record;
  if (!referrer || referrer.anonymous)
    return card({
      title: 'Who told us',
      level,
      body: html`<p>${sourceWords}. They gave no name, so nobody can be asked more.</p>`,
    });
  const { name, jobTitle, agency, relationship, phone, phoneSafe, email, emailSafe } = referrer;
  const professional = raisedBy === 'professional';
  const rows: Fact[] = [
    { label: 'Name', value: name ?? 'Not given' },
    ...(jobTitle ? [{ label: 'Role', value: jobTitle }] : []),
    ...(agency ? [{ label: 'Organisation', value: agency }] : []),
    ...(relationship ? [{ label: 'Who they are to the child', value: relationship }] : []),
    ...(phone ? [contactFact('Phone', phone, professional || phoneSafe)] : []),
    ...(email ? [contactFact('Email', email, professional || emailSafe)] : []),
    ...(professional ? [] : reachFacts(referrer)),
  ];
  const told = messagesList(record.messages, safeTimesWords(referrer.safeTimes ?? null), now);
  return card({ title: 'Who told us', level, body: html`${facts(rows)}${told}` });
}

/** A number or address that is not safe is told, never offered to press. */
function contactFact(label: string, value: string, safe: boolean): Fact {
  if (!safe) return { label, value: html`${value}<br><strong class="ws-alarm">Not safe to use</strong>` };
  const href = label === 'Phone' ? `tel:${value.replace(/[^+\d]/g, '')}` : `mailto:${value}`;
  return { label, value: html`<a href="${href}">${value}</a>` };
}
