import type { OwnerConnection } from '../src/platform/db/index.ts';
import { connectOwner, derivedPassword, withLogin } from '../src/platform/db/postgres.ts';
import { type PostgresServer, postgresServer } from '../test/support/postgres-server.ts';

/** One database on the bench's own server. */
export interface BenchDatabase {
  name: string;
  /** Administrator's login, as an installation's DATABASE_URL. */
  url: string;
  /** Login of app_user. */
  userUrl: string;
}

/** Runs something as the administrator of a database and lets the connection go. */
export async function asOwner<T>(url: string, work: (owner: OwnerConnection) => Promise<T>): Promise<T> {
  const owner = await connectOwner(url);
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** A private PostgreSQL server with the settings it ships with: whatever is committed is on the disk. */
export async function durableServer(): Promise<PostgresServer> {
  delete process.env.TEST_DATABASE_URL;
  const server = await postgresServer(['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']);
  if (!server) throw new Error('No PostgreSQL 15 or later was found here: install the package postgresql-15');
  return server;
}

/** An empty database, or a copy of another. */
export async function createDatabase(
  server: PostgresServer,
  name: string,
  template = 'template1',
): Promise<BenchDatabase> {
  await asOwner(server.url, (owner) => owner.exec(`create database ${name} template ${template}`));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const userUrl = withLogin(url.href, 'app_user', derivedPassword(server.url, 'app_user'));
  return { name, url: url.href, userUrl };
}

/** Process ids of the server's side of a database's page connections. */
export async function connectionsOf({ url, name }: BenchDatabase): Promise<number[]> {
  const rows = await asOwner(url, (owner) =>
    owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = $1 and usename = 'app_user'`,
      [name],
    ),
  );
  return rows.map((row) => row.pid);
}

/** The settings that decide what a commit costs. */
export async function describeServer(url: string): Promise<Record<string, string>> {
  const rows = await asOwner(url, (owner) =>
    owner.query<{ name: string; setting: string }>(
      `select name, current_setting(name) as setting from pg_settings where name in ('server_version', 'fsync',
         'synchronous_commit', 'full_page_writes', 'shared_buffers', 'wal_sync_method') order by name`,
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}
