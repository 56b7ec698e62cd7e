import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../db/index.ts';
import { jobFigures } from '../jobs/index.ts';
import type { Vitals } from './vitals.ts';

/** Each check: `ok`, or what is wrong in words that tell nothing about anybody. */
export type Checks = Record<'database' | 'migrations' | 'jobs', string>;

const patience = 3_000;
/** An outbox row is handed on within a second; one that waits this long says that nobody does it. */
const relayPatience = 120;

/** Asks whether this process can do its work. Always answers, within three seconds. */
export async function readiness(database: Database, vitals: Vitals, now: Temporal.Instant): Promise<Checks> {
  const given = new AbortController();
  const late = delay(patience, undefined, { signal: given.signal, ref: false }).then(() => {
    throw new Error('late');
  });
  const answered = Promise.race([ask(database, vitals, now), late]);
  return answered
    .catch(() => ({ database: 'does not answer', migrations: 'unknown', jobs: 'unknown' }))
    .finally(() => given.abort());
}

async function ask(database: Database, vitals: Vitals, now: Temporal.Instant): Promise<Checks> {
  const { rows } = await database.work(now, (db) =>
    sql<{ name: string; checksum: string }>`select * from platform.applied_migrations()`.execute(db),
  );
  const { oldestOutboxSeconds } = await jobFigures(database, now);
  return {
    database: 'ok',
    migrations: comparison(vitals.migrations, rows),
    jobs: jobs(vitals.jobsRunning, oldestOutboxSeconds),
  };
}

function jobs(running: boolean, waiting: number): string {
  if (!running) return 'not running';
  return waiting > relayPatience ? `nothing was handed on for ${waiting} seconds` : 'ok';
}

function comparison(
  expected: readonly { name: string; checksum: string }[],
  applied: readonly { name: string; checksum: string }[],
): string {
  const sums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const missing = expected.filter(({ name }) => !sums.has(name));
  if (missing.length > 0) return `${missing.length} not applied`;
  if (expected.some(({ name, checksum }) => sums.get(name) !== checksum))
    return 'changed after they were applied';
  return applied.length > expected.length ? 'the database is newer than this program' : 'ok';
}
