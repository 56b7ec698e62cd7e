import {
  chance,
  makeWorld,
  opens,
  type Person,
  type Rec,
  readsAddress,
  sees,
  teams,
  works,
} from './world.ts';

/**
 * People's records made up at random beside the people of a partnership, and who may do what with each: written from
 * the words of the rules, apart from the SQL that enforces them. What comes to a person's record next has its line in
 * `oracle`, and is tried in `people-attempt.ts`.
 */

/** What each role permits of people's records. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  'screening officer': ['read', 'search', 'create', 'write'],
  'decision maker': ['read', 'search', 'create', 'write', 'link', 'looked'],
  'duty worker': ['read', 'search', 'create', 'write'],
  'hub partner': ['read', 'search'],
  referrer: [],
  'information-governance lead': ['read', 'looked', 'review'],
  administrator: ['import'],
};

export interface PersonRec extends Rec {
  /** Teams that work with the person beside the one that holds the record. */
  worksWith: readonly string[];
  /** The place of a relative's record. */
  relative: number;
}

export interface PeopleWorld {
  people: readonly Person[];
  records: readonly PersonRec[];
}

export function makePeopleWorld(seed: number, size: { people: number; records: number }): PeopleWorld {
  const { people, records } = makeWorld(seed, size);
  const random = chance(seed + 1);
  return {
    people,
    records: records.map((record, n) => ({
      ...record,
      // Nobody but the team that waits for an area holds a record without one.
      worksWith: teams.filter((team) => team !== record.team && random() < 0.15),
      relative: (n + 1) % records.length,
    })),
  };
}

const has = (person: Person, permission: string) =>
  person.roles.some(({ role }) => permissions[role]?.includes(permission));

const barred = (person: Person, record: PersonRec) => record.conflicts.includes(person.id);

/** A team that works with somebody sees the record as the one that holds it does, unless it is closed. */
const together = (person: Person, record: PersonRec) =>
  !record.restricted &&
  !barred(person, record) &&
  record.worksWith.some((team) => person.teams.includes(team));

const seesPerson = (person: Person, record: PersonRec) => sees(person, record) || together(person, record);
const worksOn = (person: Person, record: PersonRec) => works(person, record) || together(person, record);

/** On a closed record: its named people, and whoever's emergency its lead approved. */
const admitted = (person: Person, record: PersonRec) =>
  opens(person, record, ['named']).length > 0 ||
  opens(person, record, ['break-glass']).some((each) => each.approved === true);

/** Whether it may be told of somebody at all that they are known. */
const knowable = (person: Person, record: PersonRec) =>
  !barred(person, record) && (!record.restricted || admitted(person, record));

const readsHome = (person: Person, record: PersonRec) =>
  seesPerson(person, record) &&
  (!record.shielded ||
    readsAddress(person, { ...record, restricted: false, team: person.teams[0] ?? '', conflicts: [] }));

/** Named for the shielded home, whatever else: it decides who reads a row that may tell of a new one. */
const namedForHome = (person: Person, record: PersonRec) =>
  !record.shielded ||
  record.addressNamed.some(
    (each) =>
      each.person === person.id &&
      (each.expires === undefined || Temporal.Instant.compare(each.expires, person.now) > 0),
  );

/** Whoever brings lists for the area, and whoever decides for the team that holds what comes new. */
const seesRun = (person: Person, record: PersonRec) =>
  person.roles.some(({ role, area }) => permissions[role]?.includes('import') && area === record.area) ||
  (has(person, 'link') && person.teams.includes(record.team));

/** That there is a record, how old the person is and who holds it: of one that is not closed and not theirs to open. */
const stub = (person: Person, record: PersonRec) =>
  !record.restricted && !barred(person, record) && !seesPerson(person, record);

type Rule = (person: Person, record: PersonRec, relative: PersonRec) => boolean;
const reading =
  (rule: Rule): Rule =>
  (person, record, relative) =>
    has(person, 'read') && rule(person, record, relative);

const seesEvent: Rule = (person, record, relative) =>
  [record, relative].every((each) => knowable(person, each)) &&
  [record, relative].some((each) => seesPerson(person, each));

/** What the product must answer, for each thing somebody may try with a person's record. */
export const oracle = {
  'select it': seesPerson,
  'select its names': seesPerson,
  'select its facts': seesPerson,
  'select its numbers': seesPerson,
  'select who told of it': seesPerson,
  'select how to reach them': seesPerson,
  'select its school': seesPerson,
  'select its household': seesPerson,
  'select what is around it': seesPerson,
  'select who works with them': seesPerson,
  'be given its entries': (person, record) => has(person, 'search') && knowable(person, record),
  'be given its stub': (person, record) => has(person, 'search') && stub(person, record),
  'select its row of a list': (person, record) => seesRun(person, record),
  'select its home': readsHome,
  'select its relationship': (person, record, relative) =>
    seesPerson(person, record) && seesPerson(person, relative),
  'select its event': seesEvent,
  'select its signpost': seesPerson,
  'add a name': (person, record) => has(person, 'write') && worksOn(person, record),
  'open it': reading(seesPerson),
  'read its signpost on the page': reading(seesPerson),
  'open what is known': reading(seesPerson),
  'open its family': reading(seesPerson),
  'open who works with them': reading(seesPerson),
  // Being let in by an emergency, or being asked, is no ground to watch who else looks.
  'open who has looked': (person, record) =>
    has(person, 'looked') && seesPerson(person, record) && (worksOn(person, record) || has(person, 'review')),
  'open its chronology': reading(seesPerson),
  'read its home on the page': reading(readsHome),
  'read a relative on the page': reading(
    (person, record, relative) => seesPerson(person, record) && knowable(person, relative),
  ),
  'read its event on the page': reading(
    (person, record, relative) => seesPerson(person, record) && seesEvent(person, record, relative),
  ),
  'find it in a search': (person, record) => has(person, 'search') && seesPerson(person, record),
  'find its stub in a search': (person, record) => has(person, 'search') && stub(person, record),
  'match it by their agency’s key': () => false,
  'read its row in a report': (person, record) => seesRun(person, record),
  'read its reference in a report': (person, record) => seesRun(person, record) && seesPerson(person, record),
  'read a row that waits for it': (person, record) =>
    has(person, 'link') &&
    person.teams.includes(record.team) &&
    knowable(person, record) &&
    namedForHome(person, record),
} satisfies Record<string, Rule>;

/** Paper leaves every later rule behind: only for those who work on the record. */
export const prints: Rule = reading(worksOn);

export type PeopleAction = keyof typeof oracle;

/** An agency's system learns of nobody closed, and of nobody over whom anybody of the agency has a conflict. */
export function matched(world: PeopleWorld, person: Person, record: PersonRec): boolean {
  const colleagues = world.people.filter(({ agency }) => agency === person.agency);
  return !record.restricted && !colleagues.some((each) => barred(each, record));
}
