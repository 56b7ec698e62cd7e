import type { Db } from '../db/index.ts';
import { errorClass } from './errors.ts';
import type { JobContext } from './handler.ts';

/** Something removed regularly: expired drafts, counted attempts. Offered by the slice that owns the table. */
export interface CleanUp {
  name: string;
  every: { hours?: number; minutes?: number };
  /** Removes what is over at `now` and says how many. As `app_worker`. `baseUrl` begins the links of what it writes. */
  remove(db: Db, now: Temporal.Instant, baseUrl: string): Promise<number>;
}

/** Runs every clean-up that is due. One that fails is undone, logged and due again; the others go on. */
export async function runCleanUps(context: JobContext, cleanUps: readonly CleanUp[]): Promise<void> {
  for (const cleanUp of cleanUps) {
    try {
      const removed = await runIfDue(context, cleanUp);
      const level = removed === 0 ? 'debug' : 'info';
      if (removed !== undefined) context.log[level]('clean-up', { name: cleanUp.name, removed });
    } catch (error) {
      context.log.error('clean-up failed', { name: cleanUp.name, class: errorClass(error) });
    }
  }
}

function runIfDue({ database, now, baseUrl }: JobContext, cleanUp: CleanUp): Promise<number | undefined> {
  const at = now();
  return database.work(at, async (db) =>
    (await claim(db, cleanUp, at)) ? cleanUp.remove(db, at, baseUrl) : undefined,
  );
}

// The row stays locked until the work commits: a second process waits, and then finds that it is not due.
async function claim(db: Db, { name, every }: CleanUp, at: Temporal.Instant): Promise<boolean> {
  await db
    .insertInto('platform.clean_up')
    .values({ name, last_run_at: Temporal.Instant.fromEpochMilliseconds(0) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const due = await db
    .updateTable('platform.clean_up')
    .set({ last_run_at: at })
    .where('name', '=', name)
    .where('last_run_at', '<=', at.subtract(every))
    .returning('name')
    .executeTakeFirst();
  return due !== undefined;
}
