import { createHmac } from 'node:crypto';
import pg from 'pg';
import { type Connections, createDatabase, type Database, type OwnerConnection } from './database.ts';
import { postgresTransactions } from './postgres-transactions.ts';
import { parsers } from './values.ts';

export interface PostgresUrls {
  user: string;
  worker?: string;
  owner?: string;
  /** Connections for pages; the worker has a quarter of it, at least two. */
  pool: number;
  /** Whether connections keep statements prepared; off for a pooler that cannot. True unless told. */
  prepare?: boolean;
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

// A new connection costs both sides more than a page does, so that one stays for a while after its last page.
const common = { types, pipeline: true, idleTimeoutMillis: 60_000 };

/** One connection of the given login, with our value parsers. */
export async function connectOwner(url: string): Promise<OwnerConnection> {
  const client = new pg.Client({ connectionString: url, types });
  client.on('error', () => {});
  await client.connect();
  await client.query("set timezone to 'UTC'; set intervalstyle to 'iso_8601'");
  const connection: OwnerConnection = {
    exec: async (statements) => void (await client.query(statements)),
    query: async <Row>(statement: string, parameters: readonly unknown[] = []) =>
      (await client.query(statement, [...parameters])).rows as Row[],
    transaction: async (work) => {
      await client.query('begin');
      try {
        const result = await work(connection);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },
    close: () => client.end(),
  };
  return connection;
}

/**
 * Opens pools as `app_user` and `app_worker`. Where the given login is an administrator's, the two logins are
 * prepared with it (see `roles.ts`) and the pools never use it: inside a transaction `RESET ROLE` would
 * restore it.
 */
export function postgresDatabase(urls: PostgresUrls & { worker: string }): Database {
  const user = new pg.Pool({ ...common, connectionString: urls.user, max: urls.pool });
  const worker = new pg.Pool({ ...common, connectionString: urls.worker, max: Math.max(2, urls.pool >> 2) });
  // A connection that the server dropped is replaced: its statements fail, and whoever waits for one hears of it.
  // Without listeners, for those at rest and for those at work, it would end the process.
  for (const pool of [user, worker])
    pool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}));
  const prepare = urls.prepare ?? true;
  const pages = postgresTransactions(user, { prepare });
  const connections: Connections = {
    engine: 'postgres',
    queue: { engine: 'postgres', url: urls.worker },
    user: pages,
    worker: postgresTransactions(worker, { prepare }),
    ask: pages.ask,
    owner: () => connectOwner(urls.owner ?? urls.user),
    close: async () => {
      await Promise.all([user.end(), worker.end()]);
    },
  };
  return createDatabase(connections);
}

/** The same server and database with another login. */
export function withLogin(url: string, login: string, password: string): string {
  const changed = new URL(url);
  changed.username = login;
  changed.password = password;
  return changed.toString();
}

/**
 * A password for `login` that every process with the same administrator's login derives alike, by whichever
 * name or address it reaches the server. Logins belong to the whole server: use one administrator's login for
 * all installations on it, or each would change the others' passwords.
 */
export function derivedPassword(url: string, login: string): string {
  const { username, password } = new URL(url);
  return createHmac('sha256', `${username}:${password}`).update(login).digest('base64url');
}
