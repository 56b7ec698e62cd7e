import { setTimeout as delay } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { type CleanUp, runCleanUps } from './clean-up.ts';
import { errorClass } from './errors.ts';
import { jobFigures } from './figures.ts';
import type { Handler, JobContext } from './handler.ts';
import { onTold } from './outbox.ts';
import { connectQueue, deadLetters, openQueue, prepareQueue, type Watch } from './queue.ts';
import { relay } from './relay.ts';
import { type Patience, usualPatience } from './topic.ts';
import { type Pace, startWorkers, type Wake } from './worker.ts';

export interface JobsOptions extends JobContext {
  handlers: readonly Handler[];
  cleanUps?: readonly CleanUp[];
  pace?: Partial<AllPaces>;
  /** Overrides the patience of every topic: tests cannot wait nine hours. */
  patience?: Partial<Patience>;
}

type AllPaces = Pace & Watch & { relaySeconds: number; cleanUpSeconds: number };

/** The running relay, workers and clean-ups of one process. */
export interface Jobs {
  /** Resolves once nothing is left that could be done now; retries that are not due yet do not count. */
  settled(): Promise<void>;
  /** Finishes what is being done, for ten seconds at most, and lets go of the database. */
  stop(): Promise<void>;
}

const usualPace: AllPaces = {
  atOnce: 2,
  pollSeconds: 2,
  heartbeatSeconds: 20,
  watchSeconds: 10,
  relaySeconds: 1,
  cleanUpSeconds: 60,
};

/** Starts everything that happens after commits. Several processes may do so on one PostgreSQL database. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const pace = { ...usualPace, ...options.pace };
  const queue = await open(options, pace);
  const wake = await startWorkers(options, queue, options.handlers, pace);
  const relaying = startRelay(options, queue, wake, pace.relaySeconds);
  const cleaning = repeat(pace.cleanUpSeconds, () => runCleanUps(options, options.cleanUps ?? []));
  return {
    async settled() {
      while (!(await isSettled(options))) await delay(20);
    },
    async stop() {
      await Promise.all([relaying.stop(), cleaning.stop()]);
      await queue.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

async function open(options: JobsOptions, watch: Watch): Promise<PgBoss> {
  await prepareQueue(options.database, options.now());
  const queue = await connectQueue(options.database, options.log, watch);
  const stubborn = { ...usualPatience, tries: 1000, longestDelaySeconds: 60 };
  await openQueue(queue, deadLetters, stubborn, watch);
  for (const { topic } of options.handlers)
    await openQueue(queue, topic.name, { ...topic.patience, ...options.patience }, watch);
  return queue;
}

function startRelay(options: JobsOptions, queue: PgBoss, wake: Wake, seconds: number): Repeated {
  const topics = options.handlers.map(({ topic }) => topic.name);
  const relaying = repeat(seconds, async () => {
    try {
      const handed = await relay(options, queue, topics);
      for (const topic of handed.topics) wake(topic);
      if (handed.more) relaying.now();
    } catch (error) {
      options.log.error('relay', { class: errorClass(error) });
    }
  });
  const forget = onTold(relaying.now);
  return {
    now: relaying.now,
    stop: () => {
      forget();
      return relaying.stop();
    },
  };
}

async function isSettled({ database, now, handlers }: JobsOptions): Promise<boolean> {
  const figures = await jobFigures(database, now());
  const topics = new Set([...handlers.map(({ topic }) => topic.name), deadLetters]);
  return figures.replaysAsked === 0 && figures.topics.every((one) => !topics.has(one.topic) || one.due === 0);
}

interface Repeated {
  /** Runs the work now, or once more right after the run that is under way. */
  now(): void;
  stop(): Promise<void>;
}

/** Runs `work` now and every so many seconds, never twice at once. */
function repeat(seconds: number, work: () => Promise<void>): Repeated {
  let stopped = false;
  let asked = false;
  let wake = () => {};
  const loop = async () => {
    while (!stopped) {
      asked = false;
      await work();
      if (!asked && !stopped) await sleep();
    }
  };
  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = loop();
  return {
    now() {
      asked = true;
      wake();
    },
    stop() {
      stopped = true;
      wake();
      return running;
    },
  };
}
