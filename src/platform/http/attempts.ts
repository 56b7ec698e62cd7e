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
  const width = limit.minutes * 60;
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  const start = seconds - (seconds % width);
  const row = await db
    .insertInto('platform.attempt')
    .values({ subject, window_start: Temporal.Instant.fromEpochMilliseconds(start * 1000) })
    .onConflict((conflict) =>
      conflict.columns(['subject', 'window_start']).doUpdateSet({ count: sql`attempt.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return { allowed: row.count <= limit.times, retryAfterSeconds: start + width - seconds };
}
