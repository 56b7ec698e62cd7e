import type { Database, Db } from '../db/index.ts';
import type { Events } from '../events/index.ts';
import type { Logger } from '../log/logger.ts';
import { type IdsOf, readIds, type Topic } from './topic.ts';

/** What the worker process gives to every handler. */
export interface JobContext {
  database: Database;
  events: Events;
  log: Logger;
  now: () => Temporal.Instant;
  /** The public address of the installation, without a stroke at its end: links of messages begin with it. */
  baseUrl: string;
}

/** One piece of work taken from the queue. */
export interface Told {
  outboxId: string;
  payload: unknown;
}

/** What is done about a topic. Made by `handle` or `handleOutside`, listed in `app.ts`. */
export interface Handler {
  topic: Topic;
  run(context: JobContext, told: Told): Promise<void>;
  /** Marks in the database that the work was given up. */
  died(db: Db, payload: unknown, errorClass: string): Promise<void>;
}

/**
 * Work whose whole effect is in the database: one transaction as `app_worker`, with its own row in the ledger,
 * so that however often the queue hands it out it takes effect once. An error undoes it and it is tried again.
 */
export function handle<T extends Topic>(
  topic: T,
  work: (db: Db, ids: IdsOf<T>, context: JobContext) => Promise<void>,
): Handler {
  return {
    topic,
    died: async () => {},
    async run(context, { outboxId, payload }) {
      const ids = readIds(topic, payload);
      await context.database.work(context.now(), async (db) => {
        if (await firstTime(db, outboxId)) await work(db, ids, context);
      });
    },
  };
}

/**
 * Work that reaches outside the database, such as sending. It opens transactions of its own and must bear being
 * done twice: a crash can fall between the deed and its record.
 */
export function handleOutside<T extends Topic>(
  topic: T,
  work: {
    run(context: JobContext, ids: IdsOf<T>): Promise<void>;
    died(db: Db, ids: IdsOf<T>, errorClass: string): Promise<void>;
  },
): Handler {
  return {
    topic,
    run: (context, { payload }) => work.run(context, readIds(topic, payload)),
    died: (db, payload, errorClass) => work.died(db, readIds(topic, payload), errorClass),
  };
}

// A second worker with the same row waits here for the first to commit or give up.
async function firstTime(db: Db, outboxId: string): Promise<boolean> {
  const row = await db
    .insertInto('platform.handled')
    .values({ outbox_id: outboxId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('outbox_id')
    .executeTakeFirst();
  return row !== undefined;
}
