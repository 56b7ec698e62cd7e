import { sql } from 'kysely';
import { fromPglite, getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss';
import boss from 'pg-boss/package.json' with { type: 'json' };
import { type Database, refuseInsideTransaction } from '../db/index.ts';
import type { Logger } from '../log/logger.ts';
import { errorClass } from './errors.ts';
import type { Patience } from './topic.ts';

const schema = 'pgboss';
const wanted = boss.pgboss.schema;

/** Where jobs go when their tries are used up, and from where they are written to `platform.dead_letter`. */
export const deadLetters = 'dead-letters';

const year = 365 * 24 * 3600;

/** How soon the work of a process that died is given to another: after the sum of both. */
export interface Watch {
  /** Silence after which a worker counts as dead. At least 10. */
  heartbeatSeconds: number;
  /** How often that is looked at. */
  watchSeconds: number;
}

/**
 * Makes the queue's tables as `app_owner`, or brings them up to this program. Does nothing, and needs no owner,
 * where that was done before. Migration 0030 made the schema and lets `app_worker` alone into it.
 */
export async function prepareQueue(database: Database, now: Temporal.Instant): Promise<void> {
  if ((await installedVersion(database, now)) === wanted) return;
  const owner = await database.owner();
  await owner.exec('select pg_advisory_lock(7302)');
  try {
    const installed = await installedVersion(database, now);
    const plan =
      installed === undefined
        ? getConstructionPlans(schema, { createSchema: false })
        : installed < wanted
          ? getMigrationPlans(schema, installed)
          : '';
    await owner.exec(`set role app_owner; ${plan}; reset role`);
  } catch (error) {
    // A plan that fails leaves its own transaction open and broken.
    await owner.exec('rollback');
    throw error;
  } finally {
    await owner.exec('select pg_advisory_unlock(7302)');
    await owner.close();
  }
}

function installedVersion(database: Database, now: Temporal.Instant): Promise<number | undefined> {
  return database.work(now, async (db) => {
    const there = await sql<{
      there: boolean;
    }>`select to_regclass('pgboss.version') is not null as there`.execute(db);
    if (!there.rows[0]?.there) return undefined;
    const { rows } = await sql<{ version: number }>`select version from pgboss.version`.execute(db);
    return rows[0]?.version;
  });
}

/** Connects to a prepared queue: with a small pool as `app_worker`, or through the one embedded connection. */
export async function connectQueue(
  database: Database,
  log: Logger,
  { watchSeconds }: Watch,
): Promise<PgBoss> {
  const options = { schema, migrate: false, createSchema: false, schedule: false, reindex: false };
  const paces = { superviseIntervalSeconds: watchSeconds, monitorIntervalSeconds: watchSeconds };
  const { queue } = database;
  const connected =
    queue.engine === 'pglite'
      ? new PgBoss({ ...options, ...paces, backend: 'pglite', db: guarded(fromPglite(queue.pglite)) })
      : new PgBoss({ ...options, ...paces, connectionString: queue.url, max: 4, monitorVacuum: true });
  connected.on('error', (error) => log.error('queue', { class: errorClass(error) }));
  connected.on('warning', (warning) => log.warn('queue', { says: warning.message }));
  return connected.start();
}

// The embedded database has one connection: asked from inside a transaction it would wait for itself for ever.
function guarded(db: ReturnType<typeof fromPglite>): ReturnType<typeof fromPglite> {
  return {
    executeSql(text, values) {
      refuseInsideTransaction();
      return db.executeSql(text, values);
    },
  };
}

/** Makes or updates a topic's queue, and warms pg-boss's memory of it: a cold one asks from inside a transaction. */
export async function openQueue(
  queue: PgBoss,
  name: string,
  patience: Patience,
  { heartbeatSeconds }: Watch,
): Promise<void> {
  const backoff = patience.firstDelaySeconds > 0;
  const options = {
    retryLimit: patience.tries - 1,
    retryDelay: patience.firstDelaySeconds,
    retryBackoff: backoff,
    ...(backoff ? { retryDelayMax: patience.longestDelaySeconds } : {}),
    expireInSeconds: patience.tryTakesSeconds,
    heartbeatSeconds,
    retentionSeconds: year,
    deleteAfterSeconds: 24 * 3600,
    ...(name === deadLetters ? {} : { deadLetter: deadLetters }),
  };
  if (await queue.getQueue(name)) await queue.updateQueue(name, options);
  else await queue.createQueue(name, options);
  await queue.insert(name, []);
}
