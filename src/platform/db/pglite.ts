import { PGlite } from '@electric-sql/pglite';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { Kysely, PGliteDialect } from 'kysely';
import { type Connections, createDatabase, type Database, type OwnerConnection } from './database.ts';
import { guardedDialect } from './dialect.ts';
import type { DB } from './rows.ts';
import { parsers } from './values.ts';

/** Opens the embedded engine: on a folder, in memory, or from a snapshot. The caller owns the folder's lock. */
export async function openPGlite(options: { folder?: string; snapshot?: Blob }): Promise<PGlite> {
  const engine = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.snapshot === undefined ? {} : { loadDataDir: options.snapshot }),
    extensions: { pg_trgm, fuzzystrmatch, unaccent, pgcrypto },
    parsers: { ...parsers },
  });
  await engine.exec("set timezone to 'UTC'; set intervalstyle to 'iso_8601'");
  return engine;
}

/** The embedded database behind the common interface. It has one connection, so user and worker take turns. */
export function pgliteDatabase(engine: PGlite): Database {
  const kysely = new Kysely<DB>({ dialect: guardedDialect(new PGliteDialect({ pglite: engine })) });
  const connections: Connections = {
    engine: 'pglite',
    queue: { engine: 'pglite', pglite: engine },
    user: kysely,
    worker: kysely,
    owner: async () => ownerOf(engine),
    close: async () => {
      if (!engine.closed) await engine.close();
    },
  };
  return createDatabase(connections);
}

/** The superuser connection of the embedded engine; closing it leaves the engine open. */
export function ownerOf(engine: PGlite): OwnerConnection {
  return {
    exec: async (statements) => void (await engine.exec(statements)),
    query: async <Row>(statement: string, parameters: readonly unknown[] = []) =>
      (await engine.query<Row>(statement, [...parameters])).rows,
    close: async () => {},
  };
}
