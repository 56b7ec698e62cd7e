import { ConfigError } from './config.ts';
import { FolderInUseError } from './platform/db/embedded/lock.ts';
import { MigrationError } from './platform/db/migrate.ts';
import { UnsafeLoginError } from './platform/db/open.ts';

/** Exit codes that scripts can rely on. */
export const exitCode = { failed: 1, settings: 2, inUse: 3 } as const;

/** Says why the program cannot go on, in words for whoever started it, and returns the code to exit with. */
export function explain(error: unknown): number {
  if (error instanceof FolderInUseError) return say(error.message, exitCode.inUse);
  if (error instanceof ConfigError || error instanceof UnsafeLoginError || error instanceof MigrationError)
    return say(error.message, exitCode.settings);
  const known = error instanceof Error && 'code' in error ? systemWords[String(error.code)] : undefined;
  if (known) return say(`${known} (${error instanceof Error ? error.message : ''})`, exitCode.failed);
  return say(error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode.failed);
}

const systemWords: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens on this port: set PORT to a free one',
  EACCES: 'Not allowed: check who owns the folder, or choose a port above 1024',
  ECONNREFUSED: 'The database does not answer: check DATABASE_URL and that PostgreSQL runs',
  ENOTFOUND: 'The database server was not found: check DATABASE_URL',
  ENOSPC: 'The disk is full',
  '28P01': 'The database refused the login: check DATABASE_URL',
  '3D000': 'The database does not exist: create it, or check DATABASE_URL',
};

function say(words: string, code: number): number {
  process.stderr.write(`${words}\n`);
  return code;
}
