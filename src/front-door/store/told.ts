import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** The receipt of whoever spoke up says that their concern is being weighed; from the first time on. */
export async function beginWeighing(db: Db, concernId: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('front_door.receipt')
    .set({ weighing_at: at })
    .where('concern_id', '=', concernId)
    .where('weighing_at', 'is', null)
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
    })
    .where('concern_id', '=', concernId)
    .execute();
}
