import type { Db } from '../../platform/db/index.ts';
import { list, text } from '../../platform/db/json.ts';

/** People that somebody booked at once: the ids of the bookings, and the lines that were refused, each with why. */
export interface BookingList {
  sessionId: string;
  booked: readonly string[];
  refused: readonly { line: string; why: string }[];
}

/** Keeps what became of a list, for whoever sent it. */
export async function keepBookingList(db: Db, kept: BookingList & { id: string; by: string }): Promise<void> {
  const { id, sessionId, by, booked, refused } = kept;
  await db
    .insertInto('learning.booking_list')
    .values({
      ...{ id, session_id: sessionId, booked_by: by, booked: [...booked] },
      refused: JSON.stringify(refused.map(({ line, why }) => ({ line, why }))),
    })
    .execute();
}

/** A list of one's own. */
export async function bookingList(db: Db, id: string): Promise<BookingList | undefined> {
  const row = await db
    .selectFrom('learning.booking_list')
    .select(['session_id', 'booked', 'refused'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const refused = list(row.refused, (each) => ({ line: text(each.line), why: text(each.why) }));
  return { sessionId: row.session_id, booked: row.booked, refused };
}

const KEPT_DAYS = 30;

/** Removes lists that are older than a month: names and addresses in lines that were refused. */
export async function forgetBookingLists(db: Db, now: Temporal.Instant): Promise<number> {
  const gone = await db
    .deleteFrom('learning.booking_list')
    .where('made_at', '<', now.subtract({ hours: 24 * KEPT_DAYS }))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
