import { type Config, readConfig } from '../config.ts';
import { explain } from '../exit.ts';
import type { Database, OwnerConnection } from '../platform/db/index.ts';
import { readMigrations } from '../platform/db/migrate.ts';
import { reachDatabase } from '../platform/db/open.ts';

/**
 * Runs a command with the settings of the environment. It exits with what `work` resolves to (nothing means 0),
 * 2 when the settings are wrong, 3 when the trial database is open in a process that cannot be reached, and 1 on
 * any other failure, always with a reason in words.
 */
export async function command(work: (config: Config) => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await work(readConfig(process.env))) ?? 0;
  } catch (error) {
    process.exitCode = explain(error);
  }
}

/**
 * The configured database: PostgreSQL, or the trial's through the server that has it open, or opened here when no
 * server runs.
 */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const migrations = await readMigrations(new URL('../../migrations', import.meta.url));
  const database = await reachDatabase(config, migrations);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same with its owner's connection, for what only an administrator of the installation may do. */
export function withOwner<T>(
  config: Config,
  work: (owner: OwnerConnection, database: Database) => Promise<T>,
): Promise<T> {
  return withDatabase(config, async (database) => {
    const owner = await database.owner();
    try {
      return await work(owner, database);
    } finally {
      await owner.close();
    }
  });
}
