/**
 * A small partnership made up at random, and who may do what in it: written in TypeScript from the words of the
 * access rules, apart from the SQL that enforces them.
 */

export const agencies = [1, 2, 3, 4, 5].map((n) => `00000001-0000-4000-8000-${String(n).padStart(12, '0')}`);
export const teams = [1, 2, 3, 4].map((n) => `00000002-0000-4000-8000-${String(n).padStart(12, '0')}`);
const areas = ['southend', 'essex', 'thurrock'];

/** What each role of the world permits, as far as the actions need it. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  'screening officer': ['read', 'rate', 'break glass'],
  'decision maker': ['read', 'rate', 'decide', 'restrict', 'break glass'],
  'duty worker': ['read', 'rate', 'break glass'],
  'hub partner': ['read', 'break glass'],
  referrer: [],
  'information-governance lead': ['read'],
  administrator: [],
};

export interface Person {
  id: string;
  name: string;
  agency: string;
  teams: readonly string[];
  roles: readonly { role: string; area: string }[];
  /** When this person is at work: expiries fall before and after it. */
  now: Temporal.Instant;
}

export interface Opening {
  basis: 'allocated' | 'asked' | 'named' | 'break-glass';
  person?: string;
  agency?: string;
  expires?: Temporal.Instant;
  approved?: boolean;
}

export interface Rec {
  n: number;
  team: string;
  area: string | null;
  restricted: boolean;
  openings: readonly Opening[];
  conflicts: readonly string[];
  shielded: boolean;
  /** Who is named for its shielded address. */
  addressNamed: readonly { person: string; expires?: Temporal.Instant }[];
}

export interface World {
  people: readonly Person[];
  records: readonly Rec[];
}

/** A stream of numbers between 0 and 1 that a seed repeats (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const morning = Temporal.Instant.from('2026-11-23T09:00:00Z');

export function makeWorld(seed: number, size: { people: number; records: number }): World {
  const random = chance(seed);
  const below = (n: number) => Math.floor(random() * n);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const some = <T>(of: readonly T[], most: number) =>
    Array.from({ length: below(most + 1) }, () => one(of)).filter((each, n, all) => all.indexOf(each) === n);
  const minutes = (most: number) => morning.add({ minutes: below(most) });
  const maybe = (likely: number) => random() < likely;

  const people = Array.from({ length: size.people }, (_, n): Person => {
    const held = some(Object.keys(permissions), 2);
    return {
      id: `0000000a-0000-4000-8000-${String(n + 1).padStart(12, '0')}`,
      name: `Person ${n + 1}`,
      agency: one(agencies),
      teams: some(teams, 2),
      roles: (held.length > 0 ? held : ['screening officer']).map((role) => ({ role, area: one(areas) })),
      now: minutes(8 * 60),
    };
  });
  const person = () => one(people).id;
  const opening = (): Opening => {
    const basis = one([
      'allocated',
      'asked',
      'asked',
      'named',
      'named',
      'break-glass',
      'break-glass',
    ] as const);
    const whom = basis === 'asked' && maybe(0.7) ? { agency: one(agencies) } : { person: person() };
    const expires = basis === 'break-glass' || maybe(0.4) ? { expires: minutes(10 * 60) } : {};
    return {
      basis,
      ...whom,
      ...expires,
      ...(basis === 'break-glass' && maybe(0.5) ? { approved: true } : {}),
    };
  };
  const records = Array.from({ length: size.records }, (_, n): Rec => {
    const team = one(teams);
    return {
      n,
      team,
      area: team === teams[3] ? null : one(areas),
      restricted: maybe(0.35),
      openings: Array.from({ length: below(14) }, opening),
      conflicts: some(people, 4).map(({ id }) => id),
      shielded: maybe(0.7),
      addressNamed: some(people, 6).map(({ id }) => ({
        person: id,
        ...(maybe(0.4) ? { expires: minutes(10 * 60) } : {}),
      })),
    };
  });
  return { people, records };
}

const has = (person: Person, permission: string) =>
  person.roles.some(({ role }) => permissions[role]?.includes(permission));

export const running = (expires: Temporal.Instant | undefined, now: Temporal.Instant) =>
  expires === undefined || Temporal.Instant.compare(expires, now) > 0;

/** Being asked opens it to those of the agency who work in the hub: its others see their question alone. */
export function opens(person: Person, record: Rec, bases: readonly Opening['basis'][]): Opening[] {
  return record.openings.filter(
    (each) =>
      bases.includes(each.basis) &&
      (each.person === person.id || (each.agency === person.agency && has(person, 'read'))) &&
      running(each.expires, person.now),
  );
}

/** A conflict of interest beats everything; a restricted record opens to named people and approved emergencies. */
export function sees(person: Person, record: Rec): boolean {
  if (record.conflicts.includes(person.id)) return false;
  if (record.restricted)
    return (
      opens(person, record, ['named']).length > 0 ||
      opens(person, record, ['break-glass']).some((each) => each.approved === true)
    );
  if (person.teams.includes(record.team)) return true;
  return opens(person, record, ['allocated', 'asked', 'named', 'break-glass']).length > 0;
}

/** To work on it is more than to see it: being asked, and emergencies, only let one read. */
export function works(person: Person, record: Rec): boolean {
  if (record.conflicts.includes(person.id)) return false;
  if (record.restricted) return opens(person, record, ['named']).length > 0;
  return person.teams.includes(record.team) || opens(person, record, ['allocated', 'named']).length > 0;
}

export function readsAddress(person: Person, record: Rec): boolean {
  if (!sees(person, record)) return false;
  if (!record.shielded) return true;
  return record.addressNamed.some((each) => each.person === person.id && running(each.expires, person.now));
}

function stub(person: Person, record: Rec): boolean {
  return !record.restricted && !record.conflicts.includes(person.id) && !sees(person, record);
}

/** What the product must answer, for each thing somebody may try with a record. */
export const oracle = {
  'select it': sees,
  'find it in the list': (person, record) => has(person, 'read') && sees(person, record),
  'open it': (person, record) => has(person, 'read') && sees(person, record),
  'open its rating form': (person, record) => has(person, 'rate') && works(person, record),
  'rate it': (person, record) => has(person, 'rate') && works(person, record),
  'decide it': (person, record) => has(person, 'decide') && works(person, record),
  'restrict it': (person, record) => has(person, 'restrict') && works(person, record),
  'select its address': readsAddress,
  'read its address on the page': (person, record) => has(person, 'read') && readsAddress(person, record),
  'find its stub': (person, record) =>
    has(person, 'read') && has(person, 'break glass') && stub(person, record),
  'break its glass': (person, record) => has(person, 'break glass') && stub(person, record),
} satisfies Record<string, (person: Person, record: Rec) => boolean>;

export type Action = keyof typeof oracle;
