import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/**
 * Counts one attempt of `subject` in the current window and says whether it is still within `times`.
 * Call it in a transaction of its own: a rolled-back page must not give the attempt back.
 */
export async function countAttempt(
  db: Db,
  subject: string,
  limit: { times: number; minutes: number },
  now: Temporal.Instant,
): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
  const { start, left } = windowAt(now, limit.minutes);
  const row = await db
    .insertInto('platform.attempt')
    .values({ subject, window_start: start })
    .onConflict((conflict) =>
      conflict.columns(['subject', 'window_start']).doUpdateSet({ count: sql`attempt.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return { allowed: row.count <= limit.times, retryAfterSeconds: left };
}

/** Gives back an attempt that turned out to be a right one. */
export async function giveBackAttempt(
  db: Db,
  subject: string,
  limit: { minutes: number },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('platform.attempt')
    .set({ count: sql`greatest(0, count - 1)` })
    .where('subject', '=', subject)
    .where('window_start', '=', windowAt(now, limit.minutes).start)
    .execute();
}

function windowAt(now: Temporal.Instant, minutes: number): { start: Temporal.Instant; left: number } {
  const width = minutes * 60;
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  const gone = seconds % width;
  return { start: Temporal.Instant.fromEpochMilliseconds((seconds - gone) * 1000), left: width - gone };
}
