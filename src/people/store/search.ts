import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Borne } from '../rules/called.ts';
import type { OpenRow, SearchFacts, StubRow } from '../search/types.ts';

/**
 * Keeps what somebody looks for, so that no address has to hold it: theirs alone, for a day. `back` is the page on which
 * whoever is found or added is to be chosen.
 */
export async function keepSearch(db: Db, facts: SearchFacts, back: string | null = null): Promise<string> {
  const { id } = await db
    .insertInto('people.search')
    .values({ facts: JSON.stringify(facts), back })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A search of one's own, and who was shown for it; undefined when it ran out or is somebody else's. */
export async function keptSearch(
  db: Db,
  id: string,
): Promise<{ facts: SearchFacts; shown: readonly string[]; back: string | null } | undefined> {
  const row = await db
    .selectFrom('people.search')
    .select(['facts', 'shown', 'back'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { facts: row.facts as unknown as SearchFacts, shown: row.shown, back: row.back };
}

/** Adds to those who were shown for a search: whoever then adds somebody has seen them. */
export async function noteShown(db: Db, id: string, shown: readonly string[]): Promise<void> {
  if (shown.length === 0) return;
  await sql`update people.search set shown = array(select distinct unnest(shown || ${[...shown]}::uuid[]))
    where id = ${id}::uuid`.execute(db);
}

/** Of these records, those that the context may open, as results show them. */
export async function openRows(db: Db, ids: readonly string[]): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select p.id, p.label, p.reference, p.team_id as "teamId", p.restricted, p.born, p.born_kind as "bornKind",
      p.expected_on as "expectedOn", p.died_on as "diedOn"
    from people.person p where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/**
 * The names of these people as they stand on the records that the context may open, theirs and those of the same person;
 * past ones too, and none that was withdrawn.
 */
export async function namesOf(db: Db, ids: readonly string[]): Promise<(Borne & { id: string })[]> {
  const { rows } = await sql<Borne & { id: string }>`
    select asked.id, n.kind, n.given, n.surname, n.until_on::text as until
    from unnest(${[...ids]}::uuid[]) asked(id) cross join lateral people.one_person(asked.id) one
    join people.name n on n.person_id = one and n.withdrawn_at is null
    order by n.person_id <> asked.id, n.id`.execute(db);
  return rows;
}

/** Of these records, those that the context may know of and not open: how old, and who holds it. */
export async function stubRows(db: Db, ids: readonly string[]): Promise<StubRow[]> {
  const { rows } = await sql<StubRow>`
    select id, born, born_kind as "bornKind", expected_on as "expectedOn", died_on as "diedOn", team
    from people.stubs(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Deletes searches that ran out. */
export async function deleteOldSearches(db: Db, now: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('people.search')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
