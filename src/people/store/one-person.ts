import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { EntryFacts } from '../rules/entries.ts';
import type { LinkedRecord } from '../rules/one-person.ts';

/** Every record of the people to whom these belong, where a person has several; none for all others. */
export async function linkedAmong(db: Db, ids: readonly string[]): Promise<LinkedRecord[]> {
  const { rows } = await sql<LinkedRecord>`select id, root, shown_as as "shownAs", seen
    from people.linked_among(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** The records of these people that the context sees, the ones given included. */
export async function recordsOf(db: Db, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct one as id
    from unnest(${[...people]}::uuid[]) who cross join lateral people.one_person(who) one`.execute(db);
  return rows.map((row) => row.id);
}

/** What a search compares of these records; nothing of those that the context does not see. */
export async function entriesOf(db: Db, ids: readonly string[]): Promise<(EntryFacts & { id: string })[]> {
  const { rows } = await sql<EntryFacts & { id: string }>`
    select person_id as id, given, surname, name_until::text, born::text, born_kind, sex, postcode,
      postcode_until::text, nhs_number from people.entries_of(${[...ids]}::uuid[])`.execute(db);
  return rows;
}
