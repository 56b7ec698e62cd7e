import { sql } from 'kysely';
import { fromKysely, type PgBoss } from 'pg-boss';
import type { Db } from '../db/index.ts';
import type { JobContext } from './handler.ts';

const batch = 200;

/** What the queue holds for one row of the outbox. */
export interface JobData {
  outbox: string;
  payload: unknown;
}

/**
 * Hands waiting outbox rows to the queue. The rows are locked, sent and marked in one transaction, so that each
 * is handed over once even where several processes relay. Rows of topics that this program does not know stay.
 * @returns the topics that now have work, and whether there may be more
 */
export function relay(
  { database, now }: JobContext,
  queue: PgBoss,
  topics: readonly string[],
): Promise<{ topics: Set<string>; more: boolean }> {
  const at = now();
  return database.work(at, async (db) => {
    await takeReplays(db);
    const rows = await db
      .selectFrom('platform.outbox')
      .select(['id', 'topic', 'payload'])
      .where('relayed_at', 'is', null)
      .where(({ eb, or }) => or([eb('not_before', 'is', null), eb('not_before', '<=', at)]))
      .where('topic', 'in', topics)
      .orderBy('created_at')
      .limit(batch)
      .forUpdate()
      .skipLocked()
      .execute();
    const byTopic = Map.groupBy(rows, (row) => row.topic);
    for (const [topic, told] of byTopic) {
      const jobs = told.map((row) => ({ data: { outbox: row.id, payload: row.payload } satisfies JobData }));
      await queue.insert(topic, jobs, { db: fromKysely(db) });
    }
    await markRelayed(
      db,
      rows.map((row) => row.id),
      at,
    );
    return { topics: new Set(byTopic.keys()), more: rows.length === batch };
  });
}

async function markRelayed(db: Db, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('platform.outbox').set({ relayed_at: at }).where('id', 'in', ids).execute();
}

// An operator only says "replay"; the row goes back into the outbox here, under the worker's rights.
async function takeReplays(db: Db): Promise<void> {
  await sql`with asked as (
      update platform.dead_letter set state = 'replayed' where state = 'replay asked' returning outbox_id)
    update platform.outbox set relayed_at = null where id in (select outbox_id from asked)`.execute(db);
}
