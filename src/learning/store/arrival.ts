import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Mark } from '../register/types.ts';

/** A part of a session that is on, or soon or just was. */
export interface PartOn {
  sessionId: string;
  part: number;
  title: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** The parts of sessions that people may come to now: those a code on a wall can be of. */
export async function partsOn(db: Db, now: Temporal.Instant): Promise<PartOn[]> {
  const at = now.toString();
  const { rows } =
    await sql<PartOn>`select p.session_id as "sessionId", p.n as part, c.title, p.starts_at as "startsAt",
      p.ends_at as "endsAt"
    from learning.session_part p join learning.session s on s.id = p.session_id join learning.course c on c.id = s.course_id
    where s.cancelled_at is null and p.starts_at <= ${at}::timestamptz + interval '2 hours'
      and p.ends_at >= ${at}::timestamptz - interval '1 hour'
    order by p.starts_at, p.session_id, p.n limit 500`.execute(db);
  return rows;
}

/** The caller's own place on a part, and what is marked of it. */
export interface OwnPlace {
  booking: string;
  name: string;
  mark: Mark | null;
  minutes: number | null;
}

export async function ownPlace(db: Db, sessionId: string, part: number): Promise<OwnPlace | undefined> {
  const { rows } = await sql<OwnPlace>`select * from learning.my_place(${sessionId}::uuid, ${part})`.execute(
    db,
  );
  return rows[0];
}

/** Marks that the caller came, once. @returns their booking; undefined without a place, or when it is too late */
export async function arrive(
  db: Db,
  of: { sessionId: string; part: number },
  mark: { id: string; mark: 'here' | 'late'; minutes: number | null },
): Promise<string | undefined> {
  const { rows } = await sql<{
    booking: string | null;
  }>`select learning.arrive(${of.sessionId}::uuid, ${of.part},
    ${mark.id}::uuid, ${mark.mark}, ${mark.minutes}) as booking`.execute(db);
  return rows[0]?.booking ?? undefined;
}
