import type { Db } from '../../platform/db/index.ts';
import type { Rating } from '../rules/thresholds.ts';
import type { StartedClock } from '../types.ts';

/** Whoever rates or decides, as the record keeps them: by id, and by the name they then had. */
export interface By {
  id: string;
  name: string;
}

/** Adds a rating to the history: none is ever changed. */
export async function insertRating(
  db: Db,
  concernId: string,
  given: { rating: Rating; reason: string; by: By; at: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('front_door.rating')
    .values({
      concern_id: concernId,
      rating: given.rating,
      reason: given.reason,
      rated_by: given.by.id,
      rated_by_name: given.by.name,
      rated_at: given.at,
    })
    .execute();
}

/** Starts the clock of a rating, or starts it again, and ends that of any other rating as replaced. */
export async function replaceRatingClock(
  db: Db,
  concernId: string,
  clock: StartedClock,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('front_door.clock')
    .set({ ended_at: now })
    .where('concern_id', '=', concernId)
    .where('rule', 'like', 'rating-%')
    .where('rule', '<>', clock.rule)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  const kept = { rule_version: clock.version, due_at: clock.dueAt, ended_at: null };
  await db
    .insertInto('front_door.clock')
    .values({ concern_id: concernId, rule: clock.rule, started_at: clock.startedAt, ...kept })
    .onConflict((same) => same.columns(['concern_id', 'rule', 'started_at']).doUpdateSet(kept))
    .execute();
}

/** The clocks of a concern that still run. */
export function runningClocks(db: Db, concernId: string) {
  return db
    .selectFrom('front_door.clock')
    .select(['id', 'rule', 'started_at as startedAt'])
    .where('concern_id', '=', concernId)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

/** Dates a running clock by another rule's version, or after a pause; its start stays. */
export async function dateAgain(
  db: Db,
  clockId: string,
  clock: StartedClock,
  pausedAt: Temporal.Instant | null = null,
): Promise<void> {
  await db
    .updateTable('front_door.clock')
    .set({ rule_version: clock.version, due_at: clock.dueAt, paused_at: pausedAt })
    .where('id', '=', clockId)
    .execute();
}
