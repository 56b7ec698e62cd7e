import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/**
 * The receipt of whoever spoke up says that their concern is being weighed, from the first time on. It goes on
 * speaking of the urgent clock while the rating stays red.
 */
export async function beginWeighing(
  db: Db,
  concernId: string,
  weighed: { at: Temporal.Instant; urgent: boolean },
): Promise<void> {
  await db
    .updateTable('front_door.receipt')
    .set({
      weighing_at: sql`coalesce(weighing_at, ${weighed.at})`,
      ...(weighed.urgent ? {} : { urgent_due_at: null }),
    })
    .where('concern_id', '=', concernId)
    .execute();
}

/** The receipt says that it was decided; outcome and words stand there only for a professional. */
export async function tellReferrer(
  db: Db,
  concernId: string,
  told: { at: Temporal.Instant; outcome: string; words: string },
): Promise<void> {
  await db
    .updateTable('front_door.receipt')
    .set({
      weighing_at: sql`coalesce(weighing_at, ${told.at})`,
      decided_at: told.at,
      outcome: sql`case when professional then ${told.outcome} end`,
      reason: sql`case when professional then ${told.words} end`,
      told_at: null,
      told_words: null,
    })
    .where('concern_id', '=', concernId)
    .execute();
}
