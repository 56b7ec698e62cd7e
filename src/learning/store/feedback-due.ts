import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Moment } from '../feedback/types.ts';

/** So much is done at a time; the rest ten minutes later. */
const BATCH = 200;

/** Somebody to be asked. */
export interface ToAsk {
  bookingId: string;
  sessionId: string;
  formId: string;
  email: string;
  site: string;
  title: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** The certificate waits for it. */
  needed: boolean;
}

/**
 * Who is to be asked before their day, or long after it: where their course asks then, they were not asked yet, and
 * they never said that they would rather not.
 */
export async function toBeAsked(
  db: Db,
  moment: 'before' | 'later',
  now: Temporal.Instant,
  days: number,
): Promise<ToAsk[]> {
  const at = sql`${now.toString()}::timestamptz`;
  // What is long over is not asked about when a course begins to ask.
  const due =
    moment === 'before'
      ? sql`b.state = 'confirmed' and s.starts_at > ${at}`
      : sql`b.state = 'attended' and s.ends_at <= ${at} - make_interval(days => ${days})
          and s.ends_at > ${at} - make_interval(days => ${days + 30})`;
  return wanted(
    db,
    moment,
    sql`${due} and not exists (select from learning.feedback_asked d where d.booking_id in (b.id, b.moved_from)
      and (d.declined_at is not null or d.moment = ${moment}))`,
  );
}

/** A booking whose course asks afterwards. */
export async function toBeAskedAfter(db: Db, bookingId: string): Promise<ToAsk | undefined> {
  const [found] = await wanted(
    db,
    'after',
    sql`b.id = ${bookingId}::uuid and not exists (select from learning.feedback_asked d
      where d.booking_id = b.id and d.moment = 'after')`,
  );
  return found;
}

async function wanted(db: Db, moment: Moment, where: ReturnType<typeof sql>): Promise<ToAsk[]> {
  const { rows } =
    await sql<ToAsk>`select b.id as "bookingId", s.id as "sessionId", f.id as "formId", b.email, b.site,
      c.title, s.starts_at as "startsAt", s.ends_at as "endsAt", f.needed
    from learning.booking b join learning.session s on s.id = b.session_id join learning.course c on c.id = b.course_id
      join lateral (select f.id, f.questions, f.needed from learning.feedback_form f where f.course_id = c.id
        order by f.version desc limit 1) f on true
    where s.cancelled_at is null and f.questions @> ${JSON.stringify([{ moment }])}::jsonb and ${where}
    order by s.starts_at, b.number limit ${BATCH}`.execute(db);
  return rows;
}

/** Takes note that somebody is asked; false when they were. */
export async function insertAsked(
  db: Db,
  ask: Pick<ToAsk, 'bookingId' | 'sessionId' | 'formId'> & {
    moment: Moment;
    code: string;
    codeHash: string;
    openUntil: Temporal.Instant;
  },
): Promise<boolean> {
  const row = await db
    .insertInto('learning.feedback_asked')
    .values({
      ...{ booking_id: ask.bookingId, session_id: ask.sessionId, form_id: ask.formId, moment: ask.moment },
      ...{ code: ask.code, code_hash: ask.codeHash, open_until: ask.openUntil },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody said about a booking that they would rather not be asked. */
export async function declined(db: Db, bookingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('learning.feedback_asked')
    .select('id')
    .where('booking_id', '=', bookingId)
    .where('declined_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who was asked so many days ago, has not answered or declined, was not reminded and still may; noted as reminded. */
export async function takeToRemind(
  db: Db,
  now: Temporal.Instant,
  days: number,
): Promise<(ToAsk & { moment: Moment; code: string; openUntil: Temporal.Instant })[]> {
  const at = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<ToAsk & { moment: Moment; code: string; openUntil: Temporal.Instant }>`
    with due as (update learning.feedback_asked set reminded_at = ${at} where id in (
        select a.id from learning.feedback_asked a where a.reminded_at is null and a.answered_on is null
          and a.declined_at is null and a.open_until > ${at} and a.asked_at <= ${at} - make_interval(days => ${days})
        order by a.asked_at limit ${BATCH}) returning *)
    select d.booking_id as "bookingId", d.session_id as "sessionId", d.form_id as "formId", b.email, b.site, c.title,
      s.starts_at as "startsAt", s.ends_at as "endsAt", false as needed, d.moment, d.code, d.open_until as "openUntil"
    from due d join learning.booking b on b.id = d.booking_id join learning.session s on s.id = d.session_id
      join learning.course c on c.id = s.course_id
    where b.state <> 'cancelled' and not exists (select from learning.feedback_asked o
      where o.booking_id = d.booking_id and o.declined_at is not null)`.execute(db);
  return rows;
}

/** Takes away what leads from answers to whoever gave them, once they can no longer be changed. */
export async function forgetWhoAnswered(db: Db, now: Temporal.Instant): Promise<number> {
  const done = await sql`update learning.feedback_answer a set asked_id = null
    from learning.feedback_asked d where d.id = a.asked_id and d.open_until <= ${now.toString()}::timestamptz`.execute(
    db,
  );
  return Number(done.numAffectedRows ?? 0n);
}

/** Who waits no longer for their certificate: they answered, or their course no longer asks it of them. */
export async function takeNoLongerAwaited(db: Db) {
  const { rows } = await sql<{
    bookingId: string;
    courseId: string;
    practitionerId: string | null;
    email: string;
    name: string;
    on: Temporal.PlainDate;
    cameOf: string;
  }>`with done as (delete from learning.feedback_awaited w where exists (select from learning.feedback_asked a
        where a.booking_id = w.booking_id and a.moment = 'after' and a.answered_on is not null)
      or not coalesce((select f.needed from learning.feedback_form f where f.course_id = w.course_id
        order by f.version desc limit 1), false) returning *)
    select d.booking_id as "bookingId", d.course_id as "courseId", b.practitioner_id as "practitionerId", b.email,
      b.name, d.completed_on as on, d.came_of as "cameOf" from done d join learning.booking b on b.id = d.booking_id and b.state = 'attended'`.execute(
    db,
  );
  return rows;
}

/** The certificate that came of a booking, or of a correction of its register, where there is one that stands. */
export async function certificateOfBooking(db: Db, bookingId: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`select certificate_code as code from learning.completion
    where withdrawn_at is null and (came_of = ${bookingId}::uuid
      or came_of in (select m.id from learning.mark m where m.booking_id = ${bookingId}::uuid)) limit 1`.execute(
    db,
  );
  return rows[0]?.code;
}

/** Bookings with a certificate of lately that was not sent. */
export async function certificatesToSend(db: Db, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select b.id from learning.completion c
    join learning.booking b on b.id = coalesce((select m.booking_id from learning.mark m where m.id = c.came_of), c.came_of)
    where c.how = 'attended' and c.withdrawn_at is null
      and c.recorded_at > ${now.toString()}::timestamptz - interval '14 days'
      and exists (select from learning.told t where t.booking_id = b.id and t.what = 'thanks')
      and not exists (select from learning.told t where t.booking_id = b.id and t.what = 'certificate')
    order by c.recorded_at limit ${BATCH}`.execute(db);
  return rows.map(({ id }) => id);
}
