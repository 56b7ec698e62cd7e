import { setTimeout as delay } from 'node:timers/promises';
import type { Database, OwnerConnection } from './database.ts';
import { FolderInUseError } from './embedded/lock.ts';
import { openEmbedded } from './embedded/open.ts';
import { connectRemote } from './embedded/remote.ts';
import type { Say } from './embedded/sound.ts';
import { type Migration, migrate, refuseMismatch } from './migrate.ts';
import { ownerOf, remoteDatabase } from './pglite.ts';
import { connectOwner, derivedPassword, postgresDatabase, withLogin } from './postgres.ts';
import { ensureLogin, ensureRoles, isPrivileged } from './roles.ts';

export interface DatabaseSettings {
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
  DATABASE_WORKER_URL?: string | undefined;
  DATABASE_OWNER_URL?: string | undefined;
  DATABASE_POOL: number;
  DATABASE_PREPARE?: boolean;
}

/** The settings name logins that cannot serve pages safely. */
export class UnsafeLoginError extends Error {}

/**
 * Opens and migrates the configured database.
 * @param say hears what whoever started the program must know: damage, and what was lost by it
 */
export async function openDatabase(
  settings: DatabaseSettings,
  migrations: readonly Migration[],
  say: Say = (line) => void process.stderr.write(`!! ${line}\n`),
): Promise<Database> {
  const { DATABASE_URL } = settings;
  if (DATABASE_URL !== undefined) return openPostgres({ ...settings, DATABASE_URL }, migrations);
  return openEmbedded(settings.DATA_DIR, (engine) => prepare(ownerOf(engine), migrations), say);
}

/**
 * The configured database for a command: PostgreSQL, or the embedded one through the process that has it open,
 * or opened here when there is no such process.
 * @throws FolderInUseError when a process has it open and cannot be reached
 */
export async function reachDatabase(
  settings: DatabaseSettings,
  migrations: readonly Migration[],
): Promise<Database> {
  // A server that has just been started holds the folder a moment before it can be reached.
  for (let tries = settings.DATABASE_URL === undefined ? 40 : 0; ; tries -= 1) {
    const remote = settings.DATABASE_URL === undefined && (await connectRemote(settings.DATA_DIR));
    if (remote) return remoteDatabase(remote);
    try {
      return await openDatabase(settings, migrations);
    } catch (error) {
      if (!(error instanceof FolderInUseError) || tries <= 0) throw error;
      await delay(250);
    }
  }
}

async function prepare(owner: OwnerConnection, migrations: readonly Migration[]): Promise<void> {
  await ensureRoles(owner);
  await migrate(owner, migrations);
}

/**
 * With an administrator's DATABASE_URL: roles, logins and migrations are prepared with it and the pools sign in
 * as app_user and app_worker. Otherwise DATABASE_URL is app_user's own login and DATABASE_WORKER_URL
 * app_worker's, and migrations need DATABASE_OWNER_URL or to have been applied.
 */
async function openPostgres(
  settings: DatabaseSettings & { DATABASE_URL: string },
  migrations: readonly Migration[],
): Promise<Database> {
  const ownerUrl = settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL;
  const owner = await connectOwner(ownerUrl);
  try {
    const administrator = await mayCreateRoles(owner);
    if (administrator) await ensureRoles(owner);
    if (administrator || settings.DATABASE_OWNER_URL !== undefined) await migrate(owner, migrations);
    else await refuseMismatch(owner, migrations);
    const prepareLogin = async (role: 'app_user' | 'app_worker') => {
      const password = derivedPassword(ownerUrl, role);
      await ensureLogin(owner, role, password);
      return withLogin(settings.DATABASE_URL, role, password);
    };
    const own = administrator && settings.DATABASE_OWNER_URL === undefined;
    const user = own ? await prepareLogin('app_user') : settings.DATABASE_URL;
    const worker = settings.DATABASE_WORKER_URL ?? (own ? await prepareLogin('app_worker') : undefined);
    if (worker === undefined)
      throw new UnsafeLoginError('DATABASE_WORKER_URL: needed when DATABASE_URL is the login of app_user');
    await refusePrivileged(user, 'DATABASE_URL');
    await refusePrivileged(worker, 'DATABASE_WORKER_URL');
    const { DATABASE_POOL: pool, DATABASE_PREPARE: prepare = true } = settings;
    return postgresDatabase({ user, worker, owner: ownerUrl, pool, prepare });
  } finally {
    await owner.close();
  }
}

async function mayCreateRoles(owner: OwnerConnection): Promise<boolean> {
  const rows = await owner.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may ?? false;
}

async function refusePrivileged(url: string, setting: string): Promise<void> {
  const connection = await connectOwner(url);
  try {
    if (await isPrivileged(connection))
      throw new UnsafeLoginError(
        `${setting}: this login could look past row-level security; use app_user or app_worker`,
      );
  } finally {
    await connection.close();
  }
}
