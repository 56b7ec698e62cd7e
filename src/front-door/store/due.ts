import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { DueLine } from '../due-next/types.ts';

const MOST = sql`5`;

/** The open concerns given to somebody, due first. */
export async function givenTo(db: Db, person: string): Promise<DueLine[]> {
  const { rows } = await sql<DueLine>`
    select c.id as "concernId", c.child_label as "childLabel", c.headline as what, c.due_at as "dueAt"
    from front_door.concern c
    where c.open and c.allocated_to = ${person}::uuid
    order by c.due_at, c.id limit ${MOST}`.execute(db);
  return rows;
}

/** Who is still to be told of a decision of these teams, due first. */
export async function owedTellings(db: Db, teams: readonly string[]): Promise<DueLine[]> {
  const { rows } = await sql<DueLine>`
    select c.id as "concernId", c.child_label as "childLabel", t.due_at as "dueAt",
      case t.audience when 'referrer' then 'tell whoever told us' else 'tell the family' end as what
    from front_door.to_tell t join front_door.concern c on c.id = t.concern_id
    where t.met_at is null and t.ended_at is null and c.team_id = any(${[...teams]}::uuid[])
    order by t.due_at, t.id limit ${MOST}`.execute(db);
  return rows;
}

/**
 * Which agencies have not answered about concerns of these teams, due first. A concern knows when its first reply is due,
 * so the first replies are those of the first concerns: no other question is looked at.
 */
export async function awaitedReplies(db: Db, teams: readonly string[]): Promise<DueLine[]> {
  const { rows } = await sql<DueLine>`
    select c.id as "concernId", c.child_label as "childLabel", q.agency || ' to reply' as what, q.due_at as "dueAt"
    from unnest(${[...teams]}::uuid[]) as t(held) cross join lateral (
      select c.id, c.child_label from front_door.concern c
      where c.team_id = t.held and c.replies_due_at is not null order by c.replies_due_at, c.id limit ${MOST}) c
    join front_door.question q on q.concern_id = c.id
    where q.answered_at is null and q.withdrawn_at is null
    order by q.due_at, q.id limit ${MOST}`.execute(db);
  return rows;
}
