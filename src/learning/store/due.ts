import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Booking } from '../types.ts';
import { bookingOf, bookings } from './booking.ts';

/** So much is done at a time; the rest a minute later. */
const BATCH = 200;

/** Offers whose time is over, and bookings that still wait though their session has begun. */
export async function overOffers(db: Db, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from learning.booking
    where state = 'offered' and offer_expires_at <= ${now.toString()}::timestamptz
    order by offer_expires_at limit ${BATCH}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Ends the wait for sessions that have begun: for a place, and for a training lead who did not say yes or no. */
export async function endWaits(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql`update learning.booking b
    set state = 'cancelled', cancelled_at = ${now.toString()}::timestamptz, cancelled_by = 'offer',
      cancelled_why = case b.state when 'waiting' then 'No place came free before the session began'
        else 'Your training lead had not agreed when the session began' end, changed_at = ${now.toString()}::timestamptz
    from learning.session s where s.id = b.session_id and b.state in ('waiting', 'requested')
      and s.starts_at <= ${now.toString()}::timestamptz returning b.id`.execute(db);
  return rows.length;
}

/** Sessions to come that have a place, and somebody who waits for one and may have it. */
export async function sessionsWithRoom(db: Db, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.id from learning.session s
    where s.cancelled_at is null and s.starts_at > ${now.toString()}::timestamptz and s.taken < s.capacity
      and exists (select from learning.booking b where b.session_id = s.id and b.state = 'waiting' and b.approval in ('not needed', 'given'))
    order by s.starts_at limit ${BATCH}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whoever has waited longest for a session and may have a place. */
export async function longestWaiting(db: Db, sessionId: string): Promise<Booking | undefined> {
  const row = await bookings(db)
    .where('session_id', '=', sessionId)
    .where('state', '=', 'waiting')
    .where('approval', 'in', ['not needed', 'given'])
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row && bookingOf(row);
}

/** Places on sessions that begin in so many days and of which something was not told yet. */
export async function toBeTold(
  db: Db,
  what: 'joining' | 'reminder',
  now: Temporal.Instant,
  days: number,
): Promise<Booking[]> {
  const joins =
    what === 'joining' ? sql`and exists (select from learning.joining j where j.session_id = s.id)` : sql``;
  const { rows } = await sql<{ id: string }>`select b.id from learning.booking b
    join learning.session s on s.id = b.session_id
    where b.state = 'confirmed' and s.cancelled_at is null and s.starts_at > ${now.toString()}::timestamptz
      and s.starts_at <= ${now.toString()}::timestamptz + make_interval(days => ${days}) ${joins}
      and not exists (select from learning.told t where t.booking_id = b.id and t.what = ${what} and t.sequence = s.sequence)
    order by s.starts_at, b.number limit ${BATCH}`.execute(db);
  return byIds(db, rows);
}

/** Places on sessions that ended lately, whose holders were not thanked. */
export async function toBeThanked(db: Db, now: Temporal.Instant): Promise<Booking[]> {
  const { rows } = await sql<{ id: string }>`select b.id from learning.booking b
    join learning.session s on s.id = b.session_id
    where b.state = 'attended' and s.ends_at <= ${now.toString()}::timestamptz
      and s.ends_at > ${now.toString()}::timestamptz - interval '14 days'
      and not exists (select from learning.told t where t.booking_id = b.id and t.what = 'thanks')
    order by b.number limit ${BATCH}`.execute(db);
  return byIds(db, rows);
}

async function byIds(db: Db, rows: readonly { id: string }[]): Promise<Booking[]> {
  if (rows.length === 0) return [];
  const found = await bookings(db)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  return found.map(bookingOf);
}

/** Removes who pays and what somebody needs once neither is needed any longer. */
export async function forgetPrivate(db: Db, today: Temporal.PlainDate): Promise<number> {
  const payers = await db
    .deleteFrom('learning.booking_payer')
    .where('delete_after', '<', today)
    .executeTakeFirst();
  const needs = await db
    .deleteFrom('learning.booking_need')
    .where('delete_after', '<', today)
    .executeTakeFirst();
  return Number(payers.numDeletedRows + needs.numDeletedRows);
}
