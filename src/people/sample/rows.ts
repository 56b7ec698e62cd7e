import { randomUUID } from 'node:crypto';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';
import type { RowsByTable } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { entriesOf } from '../rules/entries.ts';
import { standing } from '../rules/standing.ts';
import type { NameKind, Part } from '../types.ts';
import { sampleId } from './children.ts';
import { eventRows } from './events.ts';
import type { SampleFact, SampleFamily, SamplePerson, SampleTelling } from './types.ts';

/** The tables that a family is written to, in the order in which rows may refer to each other. */
export const TABLES = [
  'people.person',
  'people.telling',
  'people.event',
  'people.name',
  'people.address',
  'people.contact',
  'people.identifier',
  'people.fact',
  'people.registration',
  'people.entry',
  'people.involvement',
  'people.relationship',
  'people.household',
  'people.household_member',
  'access.opening',
] as const;
type Rows = RowsByTable<(typeof TABLES)[number]>;
type Row = Readonly<Record<string, unknown>>;

const HOLDERS = {
  thurrock: {
    team: sampleTeams.thurrockHub,
    by: samplePractitioners.screening,
    agency: 'Thurrock Children’s Social Care',
  },
  southend: {
    team: sampleTeams.southendHub,
    by: samplePractitioners.southendDecision,
    agency: 'Southend Children’s Social Care',
  },
  essex: {
    team: sampleTeams.essexHub,
    by: samplePractitioners.essexDecision,
    agency: 'Essex Children’s Social Care',
  },
} as const;
/** Who reads what is shielded in the sample, and who is named on what is restricted. */
const NAMED = [samplePractitioners.decision.id, samplePractitioners.screening.id];

/** Every column of a part: rows of one statement have the same. */
const COLUMNS: Readonly<Record<Part, Row>> = {
  name: { given: '', surname: '' },
  address: { postcode: null, shielded: false, shielded_why: null },
  contact: { whose: '', voicemail: null, notes: '', shielded: false, shielded_why: null },
  identifier: { issuer: '' },
  fact: { words: '', shielded: false, shielded_why: null },
  registration: { organisation: '', who: '', shielded: false, shielded_why: null },
};

/** The rows of a family as if its teams had written them down over the last year. */
export function rowsOf(family: SampleFamily, now: Temporal.Instant): Rows[] {
  const idOf = (key: string) => sampleId(family, key);
  const people = family.people.map((person) => personRows(family, person, idOf(person.key), now));
  const events = eventRows(family.events ?? [], idOf, HOLDERS[family.team], NAMED, now);
  return [...people, ...tieRows(family, idOf, now), events];
}

function personRows(family: SampleFamily, person: SamplePerson, id: string, now: Temporal.Instant): Rows {
  const { team, by } = HOLDERS[family.team];
  const facts = [...ownFacts(person, now), ...person.facts];
  const written = facts.map((fact) => factRow(family, person, id, fact, now));
  const { stands, entries } = projectionOf(facts);
  const shields = written.filter(({ row }) => 'shielded' in row && row.shielded === true);
  const openings = [
    ...shields.flatMap(({ row }) => NAMED.map((reader) => opening(String(row.id), reader, 'shield', by.id))),
    ...(person.restricted ? NAMED.slice(0, 1).map((reader) => opening(id, reader, 'named', by.id)) : []),
  ];
  const involved = (team_id: string, part: string, why: string) => ({
    ...{ person_id: id, team_id, part, why, set_by: by.id, set_by_name: by.name },
    since: now.subtract({ hours: 24 * person.told.daysAgo }).toString(),
  });
  const of = (part: Part) => written.filter((each) => each.part === part).map(({ row }) => row);
  return {
    'people.person': [
      {
        ...{ id, team_id: team, area: family.team, restricted: person.restricted ?? false },
        ...{
          shielded: shields.length > 0,
          label: stands.label,
          born: stands.born,
          born_kind: stands.bornKind,
        },
        ...{ expected_on: stands.expectedOn, sex: stands.sex, created_by: by.id },
      },
    ],
    'people.telling': written.map(({ telling }) => telling),
    'people.name': of('name'),
    'people.address': of('address'),
    'people.contact': of('contact'),
    'people.identifier': of('identifier'),
    'people.fact': of('fact'),
    'people.registration': of('registration'),
    'people.entry': entries.map((entry) => ({
      ...{ person_id: id, restricted: person.restricted ?? false, ...entry },
    })),
    'people.involvement': [
      involved(team, 'holds the record', 'A concern came in'),
      ...(family.alsoWith
        ? [involved(HOLDERS[family.alsoWith].team, 'works with', 'The family moves between the areas')]
        : []),
    ],
    'access.opening': openings,
  };
}

const opening = (record_id: string, practitioner_id: string, basis: string, granted_by: string) => ({
  ...{ record_id, practitioner_id, basis, granted_by },
});

/** Name, birth and sex, which everybody has. */
function ownFacts({ given, surname, sex, born }: SamplePerson, now: Temporal.Instant): SampleFact[] {
  const fact = (kind: string, value: string): SampleFact => ({ part: 'fact', columns: { kind, value } });
  const birth =
    typeof born === 'string'
      ? fact('born', born)
      : fact('expected', londonDate(now).add({ days: born.dueInDays }).toString());
  return [{ part: 'name', columns: { kind: 'current', given, surname } }, birth, fact('sex', sex)];
}

function factRow(
  family: SampleFamily,
  person: SamplePerson,
  person_id: string,
  { part, columns, told, shield }: SampleFact,
  now: Temporal.Instant,
) {
  const telling = tellingRow(family, person_id, told ?? person.told, now);
  const hidden = shield === undefined ? {} : { shielded: true, shielded_why: shield };
  const dates = { from_on: null, until_on: null };
  const row: Row = {
    ...{ id: randomUUID(), person_id, telling_id: telling.id, ...dates },
    ...{ ...COLUMNS[part], ...columns, ...hidden },
  };
  return { part, row, telling };
}

function tellingRow(
  { team }: SampleFamily,
  person_id: string,
  { by, daysAgo }: SampleTelling,
  now: Temporal.Instant,
) {
  const { by: taker, agency } = HOLDERS[team];
  const at = now.subtract({ hours: 24 * daysAgo }).toString();
  return {
    ...{ id: randomUUID(), person_id, event_id: null, how: 'said', said_by: by, told_at: at, taken_at: at },
    ...{ taken_by: taker.id, taken_by_name: taker.name, agency },
  };
}

/** What lists and searches hold of a person: never what is shielded. */
function projectionOf(facts: readonly SampleFact[]) {
  const of = (part: Part) => facts.filter((fact) => fact.part === part);
  const names = of('name').map(({ columns }) => ({
    ...{ kind: columns.kind as NameKind, given: columns.given ?? '', surname: columns.surname ?? '' },
    until: columns.until_on ?? null,
  }));
  const stands = standing({
    names: names.map(({ until, ...name }) => ({
      ...name,
      untilOn: until ? Temporal.PlainDate.from(until) : null,
    })),
    facts: of('fact').map(({ columns }) => ({ kind: columns.kind ?? '', value: columns.value ?? '' })),
  });
  const entries = entriesOf({
    names: names.map(({ given, surname, until }) => ({ given, surname, until })),
    born: stands.born?.toString() ?? null,
    estimated: stands.bornKind === 'estimated',
    expected: stands.expectedOn?.toString() ?? null,
    sex: stands.sex,
    places: of('address').flatMap(({ columns, shield }) =>
      columns.postcode && shield === undefined
        ? [{ postcode: columns.postcode, until: columns.until_on ?? null }]
        : [],
    ),
    nhsNumbers: of('identifier').flatMap(({ columns }) =>
      columns.kind === 'nhs' ? [columns.value ?? ''] : [],
    ),
  });
  return { stands, entries };
}

function tieRows(family: SampleFamily, idOf: (key: string) => string, now: Temporal.Instant): Rows[] {
  const [first] = family.people;
  if (!first) return [];
  const household = randomUUID();
  const told = (key: string) => tellingRow(family, idOf(key), first.told, now);
  const ties = family.ties.map(([from, kind, to]) => {
    const telling = told(to);
    const row = { person_id: idOf(from), other_id: idOf(to), kind, telling_id: telling.id };
    return { 'people.telling': [telling], 'people.relationship': [row] };
  });
  const members = family.household.map((key) => {
    const telling = told(key);
    const row = { household_id: household, person_id: idOf(key), telling_id: telling.id };
    return { 'people.telling': [telling], 'people.household_member': [row] };
  });
  const name = `Household of ${first.given} ${first.surname}`;
  return [...ties, { 'people.household': [{ id: household, name }] }, ...members];
}
