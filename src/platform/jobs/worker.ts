import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import { bury } from './bury.ts';
import { errorClass, HopelessError } from './errors.ts';
import type { Handler, JobContext } from './handler.ts';
import { deadLetters } from './queue.ts';
import type { JobData } from './relay.ts';
import { PayloadError } from './topic.ts';

/** How the worker process breathes. Tests breathe faster. */
export interface Pace {
  /** Jobs of one topic done at once. */
  atOnce: number;
  /** How often a queue is asked for work of other processes, and for retries that came due. */
  pollSeconds: number;
}

/** Wakes whoever works on a topic in this process. */
export type Wake = (topic: string) => void;

/** Starts working on every topic, and on the dead letters. */
export async function startWorkers(
  context: JobContext,
  queue: PgBoss,
  handlers: readonly Handler[],
  pace: Pace,
): Promise<Wake> {
  const byTopic = new Map(handlers.map((handler) => [handler.topic.name, handler]));
  const workers = new Map<string, string[]>();
  const wake: Wake = (topic) => {
    for (const id of workers.get(topic) ?? []) queue.notifyWorker(id);
  };
  const start = async (topic: string, atOnce: number, work: Work) => {
    const ids: string[] = [];
    workers.set(topic, ids);
    for (let n = 0; n < atOnce; n += 1) ids.push(await workOn(queue, topic, pace, wake, work));
  };
  for (const handler of handlers)
    await start(handler.topic.name, pace.atOnce, (job) => attempt(context, handler, job));
  await start(deadLetters, 1, (job) => settle(context, job, () => bury(context, byTopic, job)));
  return wake;
}

type Work = (job: JobWithMetadata<JobData>) => Promise<JobResult>;

function workOn(queue: PgBoss, topic: string, pace: Pace, wake: Wake, work: Work): Promise<string> {
  return queue.work<JobData, JobResult[], typeof oneByOne & { pollingIntervalSeconds: number }>(
    topic,
    { ...oneByOne, pollingIntervalSeconds: pace.pollSeconds },
    async (jobs) => {
      // pg-boss would wait for the next poll after each job; awake, it asks again at once until none is left.
      wake(topic);
      return Promise.all(jobs.map(work));
    },
  );
}

const oneByOne = { batchSize: 1, includeMetadata: true, perJobResults: true } as const;

function attempt(context: JobContext, handler: Handler, job: JobWithMetadata<JobData>): Promise<JobResult> {
  const { outbox, payload } = job.data;
  return settle(context, job, () => handler.run(context, { outboxId: outbox, payload }));
}

// The queue keeps the class of an error and nothing of its message.
async function settle(
  { log }: JobContext,
  job: JobWithMetadata<JobData>,
  work: () => Promise<void>,
): Promise<JobResult> {
  try {
    await work();
    return { id: job.id, status: 'completed' };
  } catch (error) {
    const hopeless = error instanceof HopelessError || error instanceof PayloadError;
    const output = { class: errorClass(error) };
    log.warn('job failed', { topic: job.name, outbox: job.data.outbox, try: job.retryCount + 1, ...output });
    return { id: job.id, status: hopeless ? 'deadletter' : 'failed', output };
  }
}
