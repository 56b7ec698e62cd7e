import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Involvement } from '../types.ts';

/** Every team that works or worked with somebody: those of today first, whoever holds the record at the top. */
export async function involvements(db: Db, personId: string): Promise<Involvement[]> {
  const { rows } = await sql<Involvement>`
    select i.id, i.team_id as "teamId", i.team, i.agency, i.part, i.who, i.why, i.since, i.until,
      i.ended_why as "endedWhy"
    from people.involved i where i.person_id in (select people.one_person(${personId}::uuid))
    order by i.until desc nulls first,
      array_position(array['lead professional', 'holds the record', 'works with'], i.part), i.since desc, i.id`.execute(
    db,
  );
  return rows;
}

/** Makes a team work with somebody, or one person lead; false where it does so already or must not. */
export async function involve(
  db: Db,
  personId: string,
  given: { teamId: string; practitionerId?: string; part: Involvement['part']; why: string },
): Promise<boolean> {
  const { teamId, practitionerId = null, part, why } = given;
  const { rows } = await sql<{ done: boolean }>`select people.involve(${personId}::uuid, ${teamId}::uuid,
    ${practitionerId}::uuid, ${part}, ${why}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Ends an involvement; false where it is over, or holds the record. */
export async function leave(db: Db, involvementId: string, why: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select people.leave(${involvementId}::uuid, ${why}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Hands the record to another team. Afterwards the context may no longer see it. */
export async function handRecordTo(
  db: Db,
  personId: string,
  to: { teamId: string; stays: boolean; why: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select people.hand_to(${personId}::uuid, ${to.teamId}::uuid,
    ${to.stays}, ${to.why}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Closes a record to all but these people; nobody named opens it to its teams again. */
export async function restrictPerson(
  db: Db,
  personId: string,
  people: readonly string[],
  why: string,
): Promise<void> {
  await sql`select people.restrict_to(${personId}::uuid, ${[...people]}::uuid[], ${why})`.execute(db);
}

/** Who is named on a restricted record, by the last time that was said. */
export async function namedFor(db: Db, personId: string): Promise<string[]> {
  const last = await db
    .selectFrom('people.restriction')
    .select('named')
    .where('person_id', '=', personId)
    .orderBy('set_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return last?.named ?? [];
}
