import { randomUUID } from 'node:crypto';
import { type SampleRole, samplePractitioners, sampleTeams } from '../../src/partnership/index.ts';
import type { RelationshipKind } from '../../src/people/family/types.ts';
import { entriesOf } from '../../src/people/rules/entries.ts';
import { type Standing, standing } from '../../src/people/rules/standing.ts';
import type { AddressKind, NameKind } from '../../src/people/types.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { asOwner, insertOpening } from './openings.ts';

/** A person as a test wants them found: whatever is left out is believable and held by Thurrock's hub. */
export interface TestPerson {
  id?: string;
  team?: string;
  area?: string | null;
  /** Names in the order in which they were told; Tia Marlow unless said. */
  names?: readonly { given?: string; surname?: string; kind?: NameKind; until?: string }[];
  born?: string;
  expected?: string;
  sex?: 'M' | 'F' | 'U';
  nhsNumber?: string;
  addresses?: readonly {
    words: string;
    postcode?: string;
    kind?: AddressKind;
    from?: string;
    until?: string;
    shielded?: boolean;
  }[];
  facts?: readonly { kind: string; value: string }[];
  /** Other teams that work with the person. */
  worksWith?: readonly string[];
  /** The people a restricted record is open to; an empty list restricts it to nobody. */
  named?: readonly SampleRole[];
  told?: { by: string; at: string };
}

export interface AddedPerson {
  id: string;
  reference: string;
  addresses: readonly string[];
}

/** Puts a person into the database as if they had been recorded, and their search entries with them. */
export function addPerson(database: Database, given: TestPerson = {}): Promise<AddedPerson> {
  return asOwner(database, (owner) => insertPerson(owner, given));
}

async function insertPerson(owner: OwnerConnection, given: TestPerson): Promise<AddedPerson> {
  const id = given.id ?? randomUUID();
  const names = (given.names ?? [{ given: 'Tia', surname: 'Marlow' }]).map((name) => ({
    kind: name.kind ?? ('current' as const),
    given: name.given ?? '',
    surname: name.surname ?? '',
    untilOn: name.until === undefined ? null : Temporal.PlainDate.from(name.until),
  }));
  const facts = [
    ...(given.born ? [{ kind: 'born', value: given.born }] : []),
    ...(given.expected ? [{ kind: 'expected', value: given.expected }] : []),
    ...(given.sex ? [{ kind: 'sex', value: given.sex }] : []),
    ...(given.facts ?? []),
  ];
  const stands = standing({ names, facts });
  const [row] = await insert<{ reference: string }>(owner, 'person', 'reference', {
    id,
    team_id: given.team ?? sampleTeams.thurrockHub,
    area: given.area === undefined ? 'thurrock' : given.area,
    restricted: given.named !== undefined,
    shielded: given.addresses?.some(({ shielded }) => shielded) ?? false,
    label: stands.label,
    born: stands.born?.toString(),
    born_kind: stands.bornKind,
    expected_on: stands.expectedOn?.toString(),
    sex: stands.sex,
  });
  const telling = await insertTelling(owner, id, given);
  for (const { untilOn, ...name } of names)
    await insert(owner, 'name', 'id', { ...telling, ...name, until_on: untilOn?.toString() });
  for (const fact of facts) await insert(owner, 'fact', 'id', { ...telling, ...fact });
  if (given.nhsNumber)
    await insert(owner, 'identifier', 'id', { ...telling, kind: 'nhs', value: given.nhsNumber });
  const addresses: string[] = [];
  for (const { from, until, kind = 'home', ...address } of given.addresses ?? []) {
    const [added] = await insert<{ id: string }>(owner, 'address', 'id', {
      ...{ ...telling, kind, from_on: from, until_on: until },
      ...address,
    });
    if (added) addresses.push(added.id);
  }
  await insertEntries(owner, id, given, stands);
  for (const team_id of given.worksWith ?? [])
    await insert(owner, 'involvement', 'id', {
      person_id: id,
      team_id,
      part: 'works with',
      why: 'Works with them',
    });
  for (const person of given.named ?? []) await insertOpening(owner, id, { person }, 'named');
  return { id, reference: row?.reference ?? '', addresses };
}

async function insertEntries(owner: OwnerConnection, id: string, given: TestPerson, stands: Standing) {
  const entries = entriesOf({
    names: (given.names ?? [{ given: 'Tia', surname: 'Marlow' }]).map(
      ({ given = '', surname = '', until }) => ({
        ...{ given, surname, until: until ?? null },
      }),
    ),
    born: stands.born?.toString() ?? null,
    estimated: stands.bornKind === 'estimated',
    expected: stands.expectedOn?.toString() ?? null,
    sex: stands.sex,
    places: (given.addresses ?? []).flatMap(({ postcode, until, shielded }) =>
      postcode && !shielded ? [{ postcode, until: until ?? null }] : [],
    ),
    nhsNumbers: given.nhsNumber ? [given.nhsNumber] : [],
  });
  for (const entry of entries)
    await insert(owner, 'entry', 'person_id', {
      person_id: id,
      restricted: given.named !== undefined,
      ...entry,
    });
}

async function insertTelling(owner: OwnerConnection, person_id: string, { told }: TestPerson) {
  const [telling] = await insert<{ id: string }>(owner, 'telling', 'id', {
    person_id,
    how: 'said',
    said_by: told?.by ?? 'her mother',
    told_at: told?.at ?? '2026-11-20T09:00:00Z',
    taken_by: samplePractitioners.screening.id,
    taken_by_name: samplePractitioners.screening.name,
  });
  return { person_id, telling_id: telling?.id };
}

function insert<Row = unknown>(
  owner: OwnerConnection,
  table: string,
  returning: string,
  values: Record<string, unknown>,
): Promise<Row[]> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const places = given.map((_, n) => `$${n + 1}`);
  return owner.query<Row & Record<string, unknown>>(
    `insert into people.${table} (${given.map(([name]) => name).join(', ')}) values (${places.join(', ')}) returning ${returning}`,
    given.map(([, value]) => value),
  ) as Promise<Row[]>;
}

/** A relationship as a test tells of it: the first is `kind` to the second. */
export async function relate(
  database: Database,
  from: string,
  kind: RelationshipKind,
  to: string,
  more: { until?: string; shielded?: boolean } = {},
): Promise<string> {
  return asOwner(database, async (owner) => {
    const { telling_id } = await insertTelling(owner, to, {});
    const [added] = await insert<{ id: string }>(owner, 'relationship', 'id', {
      ...{ person_id: from, other_id: to, kind, telling_id },
      ...{ until_on: more.until, shielded: more.shielded ?? false },
    });
    return added?.id ?? '';
  });
}

/** Three generations: children, one of them not born yet, parents who have parted, a step-parent, a grandmother. */
export async function addFamily(database: Database): Promise<{ child: string }> {
  const add = async (given: string, sex: 'M' | 'F', born: string) =>
    (await addPerson(database, { names: [{ given, surname: 'Marlow' }], sex, born })).id;
  const [child, brother, twin] = [
    await add('Tia', 'F', '2012-03-03'),
    await add('Sam', 'M', '2009-01-09'),
    await add('Lea', 'F', '2012-03-03'),
  ];
  const baby = (await addPerson(database, { names: [{ surname: 'Marlow' }], expected: '2027-01-20' })).id;
  const [mother, father] = [await add('Ana', 'F', '1985-05-05'), await add('Viktor', 'M', '1984-04-04')];
  const [partner, grandmother] = [await add('Rolf', 'M', '1990-02-02'), await add('Ines', 'F', '1960-06-06')];
  for (const each of [child, brother, twin])
    for (const parent of [mother, father]) await relate(database, parent, 'parent', each);
  for (const parent of [mother, partner]) await relate(database, parent, 'parent', baby);
  await relate(database, partner, 'step-parent', child);
  await relate(database, grandmother, 'parent', mother);
  await relate(database, child, 'twin', twin);
  await relate(database, mother, 'former partner', father);
  await relate(database, mother, 'partner', partner);
  await asOwner(database, async (owner) => {
    const telling = await insertTelling(owner, child, {});
    for (const [words, kind, strength] of [
      ['Saltmarsh Primary School', 'school or work', 'ordinary'],
      ['Grandmother', 'family and friends', 'strong'],
      ['Boxing club', 'leisure', 'weak'],
      ['Debt', 'money and housing', 'stressful'],
      ['Father’s family', 'family and friends', 'broken'],
    ])
      await insert(owner, 'tie', 'id', { ...telling, words, kind, strength });
    const [home] = await insert<{ id: string }>(owner, 'household', 'id', {
      name: 'Household of Ana Marlow',
    });
    for (const person_id of [child, brother, twin, mother, partner])
      await insert(owner, 'household_member', 'id', { ...telling, person_id, household_id: home?.id });
  });
  return { child };
}
