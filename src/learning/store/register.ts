import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

export function registerClosed(db: Db, sessionId: string) {
  return db
    .selectFrom('learning.register')
    .select(['closed_by_name as byName', 'closed_at as at'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}

/** @returns false when it was closed before */
export async function closeRegister(
  db: Db,
  sessionId: string,
  by: { id: string; name: string },
): Promise<boolean> {
  const done = await db
    .insertInto('learning.register')
    .values({ session_id: sessionId, closed_by: by.id, closed_by_name: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Whether the context keeps this session's register: it trains there, or coordinates. */
export async function keepsRegister(db: Db, sessionId: string, person: string): Promise<boolean> {
  const { rows } = await sql<{ keeps: boolean }>`select access.may('learning.coordinate') or exists (
      select from learning.trainer t where t.session_id = ${sessionId}::uuid and t.practitioner_id = ${person}::uuid) as keeps`.execute(
    db,
  );
  return rows[0]?.keeps ?? false;
}

/** Sessions whose register the context keeps, from a month ago on, the earliest first. */
export async function sessionsToKeep(db: Db, person: string, most: number) {
  const { rows } = await sql<{
    id: string;
    title: string;
    startsAt: Temporal.Instant;
    endsAt: Temporal.Instant;
    venue: string | null;
    taken: number;
    closed: boolean;
  }>`select s.id, c.title, s.starts_at as "startsAt", s.ends_at as "endsAt", s.venue, s.taken,
      exists (select from learning.register r where r.session_id = s.id) as closed
    from learning.session s join learning.course c on c.id = s.course_id
    where s.cancelled_at is null and s.ends_at > access.now() - interval '31 days'
      and (access.may('learning.coordinate') or s.id in
        (select t.session_id from learning.trainer t where t.practitioner_id = ${person}::uuid))
    order by s.starts_at, s.id limit ${most}`.execute(db);
  return rows;
}

/** One place more than there are, on the day. @returns false where there is room, or it is not the day */
export async function makeRoom(db: Db, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{
    made: boolean;
  }>`select learning.make_room(${sessionId}::uuid) as made`.execute(db);
  return rows[0]?.made ?? false;
}
