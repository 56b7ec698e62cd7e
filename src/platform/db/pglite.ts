import { setImmediate } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { Kysely, PGliteDialect } from 'kysely';
import { nobody } from './context.ts';
import {
  type Connections,
  createDatabase,
  type Database,
  type OwnerConnection,
  type QueueConnection,
  type Transactions,
} from './database.ts';
import { guardedDialect } from './dialect.ts';
import type { RemoteEngine, RemoteTransaction } from './embedded/remote.ts';
import type { DB } from './rows.ts';
import { parsers } from './values.ts';

/** Opens the embedded engine: on a folder, in memory, or from a snapshot. The caller owns the folder's lock. */
export async function openPGlite(options: { folder?: string; snapshot?: Blob }): Promise<PGlite> {
  const engine = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.snapshot === undefined ? {} : { loadDataDir: options.snapshot }),
    extensions: { pg_trgm, fuzzystrmatch, unaccent, pgcrypto },
    parsers: { ...parsers },
    // A trial's rows fit in far less than the 128 MB it would take otherwise.
    postgresqlconf: ['shared_buffers = 32MB'],
  });
  await engine.exec("set timezone to 'UTC'; set intervalstyle to 'iso_8601'");
  return engine;
}

/** The embedded database behind the common interface. It has one connection, so user and worker take turns. */
export function pgliteDatabase(engine: PGlite): Database {
  return createDatabase({ ...shared(engine), queue: { engine: 'pglite', pglite: engine } });
}

/** The same database, open in another process. Jobs are that process's business. */
export function remoteDatabase(engine: RemoteEngine): Database {
  return createDatabase({
    ...shared(engine),
    get queue(): QueueConnection {
      throw new Error('the job queue belongs to the process that has the database open');
    },
  });
}

function shared(engine: PGlite | RemoteEngine): Omit<Connections, 'queue'> {
  const kysely = new Kysely<DB>({ dialect: guardedDialect(new PGliteDialect({ pglite: engine })) });
  const transactions: Transactions = async (opening, work, closing) => {
    // The engine runs in this process: a job of many transactions would otherwise let no request be answered.
    await setImmediate();
    return kysely.transaction().execute(async (db) => {
      await db.executeQuery(opening);
      const result = await work(db);
      for (const query of closing()) await db.executeQuery(query);
      return result;
    });
  };
  return {
    engine: 'pglite',
    user: transactions,
    worker: transactions,
    // Outside a transaction the engine's one connection is its superuser's.
    ask: (query) =>
      transactions(
        nobody,
        async (db) => (await db.executeQuery(query)).rows,
        () => [],
      ),
    owner: async () => ownerOf(engine),
    close: async () => {
      if (!engine.closed) await engine.close();
    },
  };
}

/** The superuser connection of the embedded engine; closing it leaves the engine open. */
export function ownerOf(engine: PGlite | RemoteEngine): OwnerConnection {
  return { ...statementsOn(engine), transaction: (work) => engine.transaction((open) => work(inside(open))) };
}

type Statements = Pick<RemoteTransaction, 'query'> & { exec(statements: string): Promise<unknown> };

function statementsOn(on: Statements): Pick<OwnerConnection, 'exec' | 'query' | 'close'> {
  return {
    exec: async (statements) => void (await on.exec(statements)),
    query: async <Row>(statement: string, parameters: readonly unknown[] = []) =>
      (await on.query<Row>(statement, [...parameters])).rows,
    close: async () => {},
  };
}

function inside(open: Statements): OwnerConnection {
  const connection: OwnerConnection = { ...statementsOn(open), transaction: (work) => work(connection) };
  return connection;
}
