import type { Db } from '../../platform/db/index.ts';

/** Takes note that an occasion is written of; false when it was already. */
export async function firstTold(db: Db, bookingId: string, what: string, sequence: number): Promise<boolean> {
  const row = await db
    .insertInto('learning.told')
    .values({ booking_id: bookingId, what, sequence })
    .onConflict((conflict) => conflict.doNothing())
    .returning('booking_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** How to join a session, for whoever may know. */
export async function joiningOf(
  db: Db,
  sessionId: string,
): Promise<{ href: string; words: string } | undefined> {
  return db
    .selectFrom('learning.joining')
    .select(['href', 'words'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}
