import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { OwnerConnection } from './database.ts';

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The database and this code do not belong together; nothing was changed. */
export class MigrationError extends Error {}

/** Every `NNNN_slice_what.sql` of a folder in order. */
export async function readMigrations(folder: string | URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const base = typeof folder === 'string' ? folder : folder.pathname;
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${base.replace(/\/$/, '')}/${name}`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings a database up to the code, each migration in its own transaction as `app_owner`, under a lock.
 * @returns the names applied now
 * @throws MigrationError when the database holds a migration this code does not know, or one that differs
 */
export async function migrate(owner: OwnerConnection, migrations: readonly Migration[]): Promise<string[]> {
  await owner.exec('select pg_advisory_lock(7300)');
  try {
    await owner.exec('set role app_owner');
    await owner.exec(ledger);
    const applied = await readApplied(owner, migrations);
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) await apply(owner, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await owner.exec('reset role; select pg_advisory_unlock(7300)');
  }
}

const ledger = `create schema if not exists platform;
  create table if not exists platform.migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now());
  alter table platform.migration enable row level security;
  alter table platform.migration force row level security;
  do $$ begin
    create policy owner_only on platform.migration to app_owner using (true) with check (true);
  exception when duplicate_object then null; end $$`;

async function readApplied(owner: OwnerConnection, migrations: readonly Migration[]): Promise<Set<string>> {
  const rows = await owner.query<Applied>('select name, checksum from platform.migration');
  refuseUnknown(rows, migrations);
  return new Set(rows.map((row) => row.name));
}

/**
 * For a login that may not migrate: holds what was applied against what this code knows.
 * @throws MigrationError when the database is newer, older, or differs
 */
export async function refuseMismatch(
  connection: OwnerConnection,
  migrations: readonly Migration[],
): Promise<void> {
  const rows = await connection
    .query<Applied>('select name, checksum from platform.applied_migrations()')
    .catch(() => []);
  refuseUnknown(rows, migrations);
  const missing = migrations.length - rows.length;
  if (missing > 0)
    throw new MigrationError(
      `${missing} migration(s) are not applied. Start once with DATABASE_OWNER_URL, a login that may become app_owner.`,
    );
}

interface Applied {
  name: string;
  checksum: string;
}

function refuseUnknown(rows: readonly Applied[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const row of rows) {
    const checksum = known.get(row.name);
    if (checksum === undefined)
      throw new MigrationError(
        `This database is newer than this program: it has had ${row.name}. Start the newer program.`,
      );
    if (checksum !== row.checksum)
      throw new MigrationError(
        `${row.name} was changed after it was applied. Migrations only go forward: add a new one.`,
      );
  }
}

async function apply(owner: OwnerConnection, migration: Migration): Promise<void> {
  await owner.exec('begin');
  try {
    await owner.exec(migration.sql);
    await owner.query('insert into platform.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await owner.exec('commit');
  } catch (error) {
    await owner.exec('rollback');
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.name} failed and was undone: ${reason}`);
  }
}
