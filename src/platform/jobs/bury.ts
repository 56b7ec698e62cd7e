import type { JobWithMetadata } from 'pg-boss';
import type { Handler, JobContext } from './handler.ts';
import type { JobData } from './relay.ts';

/** Writes a job that was given up where operators see it, and tells its handler, in one transaction. */
export async function bury(
  { database, now }: JobContext,
  handlers: ReadonlyMap<string, Handler>,
  job: JobWithMetadata<JobData>,
): Promise<void> {
  const topic = job.sourceName ?? 'unknown';
  const error = classOf(job.output);
  await database.work(now(), async (db) => {
    const told = await db
      .selectFrom('platform.outbox')
      .select('created_at')
      .where('id', '=', job.data.outbox)
      .executeTakeFirstOrThrow();
    const buried = await db
      .insertInto('platform.dead_letter')
      .values({
        id: job.sourceId ?? job.id,
        outbox_id: job.data.outbox,
        topic,
        tries: (job.sourceRetryCount ?? 0) + 1,
        error_class: error,
        told_at: told.created_at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (buried) await handlers.get(topic)?.died(db, job.data.payload, error);
  });
}

// Our own handlers leave a class. Without one the worker died, or took longer than a try may take.
function classOf(output: object | null): string {
  return output && 'class' in output && typeof output.class === 'string' ? output.class : 'Stopped midway';
}
