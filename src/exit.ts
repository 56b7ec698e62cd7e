import { ConfigError } from './config.ts';
import { FolderInUseError } from './platform/db/embedded/lock.ts';
import { MigrationError } from './platform/db/migrate.ts';
import { UnsafeLoginError } from './platform/db/open.ts';

/** Exit codes that scripts can rely on. */
export const exitCode = { failed: 1, settings: 2, inUse: 3 } as const;

/** Another program listens on our port already: perhaps this one, started before. */
export class PortTaken extends Error {}

/** The same error, or words that say what to do about a port that is taken. */
export function portTaken(error: Error & { code?: string }, port: number, address: string): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new PortTaken(
    `Port ${port} is taken, so nothing was started or changed.\n` +
      `If Windscreen runs already, open ${address}\n` +
      `Else choose another port: PORT=${port + 1} npm start`,
  );
}

/** Says why the program cannot go on, in words for whoever started it, and returns the code to exit with. */
export function explain(error: unknown): number {
  if (error instanceof FolderInUseError) return say(error.message, exitCode.inUse);
  if (error instanceof ConfigError || error instanceof UnsafeLoginError || error instanceof MigrationError)
    return say(error.message, exitCode.settings);
  if (error instanceof PortTaken) return say(error.message, exitCode.failed);
  const known = error instanceof Error && 'code' in error ? systemWords[String(error.code)] : undefined;
  if (known) return say(`${known} (${error instanceof Error ? error.message : ''})`, exitCode.failed);
  return say(error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode.failed);
}

const systemWords: Readonly<Record<string, string>> = {
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
