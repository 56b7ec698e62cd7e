import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { Exclusion, Prerequisite } from '../rules/eligibility.ts';

/** What is to be done before a course. */
export async function prerequisitesOf(db: Db, courseId: string): Promise<Prerequisite[]> {
  const rows = await db
    .selectFrom('learning.prerequisite as p')
    .innerJoin('learning.course as c', 'c.id', 'p.needs_id')
    .select(['p.needs_id', 'p.strength', 'p.equivalent', 'p.evidence', 'c.title', 'c.code'])
    .where('p.course_id', '=', courseId)
    .orderBy('c.title')
    .execute();
  return rows.map(({ needs_id, strength, equivalent, evidence, title, code }) => ({
    needsId: needs_id,
    hard: strength === 'hard',
    ...{ equivalent, evidence, title, code },
  }));
}

/** Whose staff do not come to a course. */
export async function exclusionsOf(db: Db, courseId: string): Promise<Exclusion[]> {
  const rows = await db
    .selectFrom('learning.exclusion')
    .select(['agency_id', 'organisation', 'message', 'href'])
    .where('course_id', '=', courseId)
    .orderBy('organisation')
    .execute();
  return rows.map(({ agency_id, ...row }) => ({ agencyId: agency_id, ...row }));
}

/** Which of these courses somebody has completed by a day, or has a place on that ends before it. */
export async function doneBefore(
  db: Db,
  who: { practitionerId: string | null; email: string },
  needs: readonly string[],
  startsAt: Temporal.Instant,
): Promise<Set<string>> {
  if (needs.length === 0) return new Set();
  const day = londonDate(startsAt);
  const { rows } = await sql<{ id: string }>`
    select d as id from learning.completed(${who.practitionerId}, ${who.email}, ${[...needs]}::uuid[], ${day.toString()}::date) d
    union
    select b.course_id from learning.booking b join learning.session s on s.id = b.session_id
    where b.course_id = any(${[...needs]}::uuid[]) and b.email = lower(${who.email})
      and b.state in ('confirmed', 'attended') and s.ends_at <= ${startsAt.toString()}::timestamptz`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Of whoever holds these bookings, the courses that come first and are not on record by a day, unless something else was
 * taken in its place: by the booking's id, and none of whom nothing is missing.
 */
export async function notOnRecord(
  db: Db,
  bookingIds: readonly string[],
  by: Temporal.Instant,
): Promise<Map<string, { title: string; code: string }[]>> {
  const { rows } = await sql<{ id: string; title: string; code: string }>`
    select b.id, c.title, c.code from learning.booking b
      join learning.prerequisite p on p.course_id = b.course_id join learning.course c on c.id = p.needs_id
    where b.id = any(${[...bookingIds]}::uuid[])
      and not exists (select from learning.completed(b.practitioner_id, b.email, array[p.needs_id], ${londonDate(by).toString()}::date))
      and not exists (select from learning.booking_claim k
        where k.booking_id = b.id and k.needs_id = p.needs_id and k.judged = 'accepted')
    order by c.title`.execute(db);
  const missing = new Map<string, { title: string; code: string }[]>();
  for (const { id, title, code } of rows) missing.set(id, [...(missing.get(id) ?? []), { title, code }]);
  return missing;
}

/** Whether an address holds a place or waits already. */
export async function isBooked(db: Db, sessionId: string, email: string): Promise<boolean> {
  const { rows } = await sql<{ booked: boolean }>`
    select learning.is_booked(${sessionId}, ${email}) as booked`.execute(db);
  return rows[0]?.booked ?? false;
}

/** Whether an agency wants its training lead's word for every place. */
export async function agencyAsksApproval(db: Db, agencyId: string): Promise<boolean> {
  const { rows } = await sql<{ asks: boolean }>`select learning.needs_approval(${agencyId}) as asks`.execute(
    db,
  );
  return rows[0]?.asks ?? false;
}

/** A length that the partnership set, as it holds on a day. */
export async function settingOn(db: Db, name: string, day: Temporal.PlainDate): Promise<number> {
  const row = await db
    .selectFrom('learning.setting')
    .select('value')
    .where('name', '=', name)
    .where('effective_from', '<=', day)
    .orderBy('effective_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.value ?? 0;
}

/** Whose account an address is, and of which agency: for whoever may book for them. */
export async function personAt(db: Db, address: string): Promise<{ id: string; agency: string } | undefined> {
  const { rows } = await sql<{ id: string; agency: string }>`
    select id, agency from learning.person_at(${address})`.execute(db);
  return rows[0];
}

/** Whose account an address is, and of which agency: for whoever keeps a session's register, on its day. */
export async function accountAtDoor(
  db: Db,
  sessionId: string,
  address: string,
): Promise<{ id: string; agency: string } | undefined> {
  const { rows } = await sql<{ id: string; agency: string }>`
    select id, agency from learning.account_at_door(${sessionId}::uuid, ${address})`.execute(db);
  return rows[0];
}
