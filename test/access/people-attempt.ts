import assert from 'node:assert/strict';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Db } from '../../src/platform/db/index.ts';
import { look } from '../support/searching.ts';
import type { Visitor } from '../support/visitor.ts';
import { tryEach } from './attempt.ts';
import type { SettledPerson } from './people-settle.ts';
import type { PeopleAction } from './people-world.ts';
import type { Person } from './world.ts';

type Statement = (record: SettledPerson, person: Person) => RawBuilder<unknown>;

const statements: Partial<Record<PeopleAction, Statement>> = {
  'select it': ({ id }) => sql`select id from people.person where id = ${id}::uuid`,
  'select its names': ({ id }) => sql`select id from people.name where person_id = ${id}::uuid`,
  'select its facts': ({ id }) => sql`select id from people.fact where person_id = ${id}::uuid`,
  'select its numbers': ({ id }) => sql`select id from people.identifier where person_id = ${id}::uuid`,
  'select who told of it': ({ id }) => sql`select id from people.telling where person_id = ${id}::uuid`,
  'select how to reach them': ({ id }) => sql`select id from people.contact where person_id = ${id}::uuid`,
  'select its school': ({ id }) => sql`select id from people.registration where person_id = ${id}::uuid`,
  'select its household': ({ id }) =>
    sql`select id from people.household_member where person_id = ${id}::uuid`,
  'select what is around it': ({ id }) => sql`select id from people.tie where person_id = ${id}::uuid`,
  'select who works with them': ({ id }) => sql`select id from people.person where id = ${id}::uuid
    and (cardinality(teams) = 0 or exists (select from people.involvement i where i.person_id = ${id}::uuid))`,
  'be given its entries': ({
    nhsNumber,
  }) => sql`select near from people.candidates(array[${nhsNumber}]::text[], '{}',
    '{}', '{}', '-infinity', 'infinity', '{}', '{}', '{}', '{}', 120, false) near`,
  'be given its stub': ({ id }) => sql`select id from people.stubs(array[${id}::uuid])`,
  'select its row of a list': ({ run }) =>
    sql`select line from people.feed_row where run_id = ${run}::uuid and line = 2`,
  'select its home': ({ address }) => sql`select id from people.address where id = ${address}::uuid`,
  'select its relationship': ({ relationship }) =>
    sql`select id from people.relationship where id = ${relationship}::uuid`,
  'select its event': ({ event }) => sql`select id from people.event where id = ${event}::uuid`,
  'select its signpost': ({ signpost }) =>
    sql`select id from directory.signpost where id = ${signpost}::uuid`,
  // The telling comes with it: without a record that is theirs to change neither is written.
  'add a name': ({
    id,
  }) => sql`with told as (insert into people.telling (id, person_id, how, said_by, told_at)
      values (gen_random_uuid(), ${id}::uuid, 'said', 'x', access.now()) returning id)
    select id from told`,
};

/** Tries everything in SQL that somebody may try with a person's record, as themselves, and undoes it. */
export function attemptInSql(database: Database, person: Person, record: SettledPerson) {
  const attempts = Object.entries(statements).map(
    ([action, statement]) =>
      [action as PeopleAction, (db: Db) => statement(record, person).execute(db)] as const,
  );
  return tryEach(database, person, attempts);
}

/** The same through pages. */
export async function attemptOverHttp(
  browser: Visitor,
  record: SettledPerson,
  relative: SettledPerson,
): Promise<[PeopleAction, boolean][]> {
  const { id, run } = record;
  const page = async (path: string) => {
    const seen = await browser.get(path);
    assert.ok([200, 404].includes(seen.status), `${path}: ${seen.status}`);
    return seen;
  };
  const own = await page(`/people/${id}`);
  const known = await page(`/people/${id}/known`);
  const family = await page(`/people/${id}/family`);
  const chronology = await page(`/people/${id}/chronology`);
  const report = await page(`/people/feeds/${run}`);
  const waiting = await page(`/people/feeds/${run}/queue`);
  const row = await page(`/people/feeds/${run}/queue/3`);
  assert.equal(
    row.status === 200,
    waiting.html.includes(`${run}/queue/3`),
    'the row and the list of rows agree',
  );
  const open = (seen: { status: number }) => seen.status === 200;
  return [
    ['open it', open(own)],
    ['read its signpost on the page', own.html.includes(record.pointed)],
    ['open what is known', open(known)],
    ['open its family', open(family)],
    ['open who works with them', open(await page(`/people/${id}/involved`))],
    ['open who has looked', open(await page(`/people/${id}/looked`))],
    ['open its chronology', open(chronology)],
    ['read its home on the page', known.html.includes(record.home)],
    ['read a relative on the page', open(family) && family.text.includes(relative.name)],
    ['read its event on the page', chronology.html.includes(record.happened)],
    ['read its row in a report', open(report)],
    ['read its reference in a report', report.html.includes(`/people/${id}"`)],
    ['read a row that waits for it', open(row)],
    ...(await searched(browser, record)),
  ];
}

async function searched(
  browser: Visitor,
  { id, nhsNumber }: SettledPerson,
): Promise<[PeopleAction, boolean][]> {
  if ((await browser.get('/people/search')).status === 404)
    return [
      ['find it in a search', false],
      ['find its stub in a search', false],
    ];
  const found = await look(browser, { who: nhsNumber });
  return [
    ['find it in a search', found.html.includes(`value="${id}"`)],
    ['find its stub in a search', found.text.includes('Not open to you')],
  ];
}
