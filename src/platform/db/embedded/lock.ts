import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Another process has this folder open; two writers would destroy the embedded database. */
export class FolderInUseError extends Error {}

/** The right to write in a data folder, held until released or until this process dies. */
export interface FolderLock {
  /** The last holder died without closing: what it left should be checked. */
  tookOver: boolean;
  release(): Promise<void>;
}

interface Holder {
  pid: number;
  host: string;
  /** When the process began, as the kernel counts; tells a process from a later one with the same number. */
  began: string | undefined;
}

/**
 * Takes the lock of a data folder. A lock whose process has died is taken over.
 * @throws FolderInUseError when a living process holds it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'lock');
  const mine = JSON.stringify(await describe(process.pid));
  let tookOver = false;
  for (let tries = 0; tries < 20; tries += 1) {
    if (await claim(file, mine)) return { tookOver, release: () => release(file, mine) };
    const theirs = await readFile(file, 'utf8').catch(() => undefined);
    if (theirs === undefined) continue;
    const holder = parse(theirs);
    if (holder && (await lives(holder))) throw inUse(folder, file, holder);
    await removeStale(file, theirs);
    tookOver = true;
  }
  throw new FolderInUseError(`${folder} could not be locked: other processes are trying too.`);
}

function inUse(folder: string, file: string, holder: Holder): FolderInUseError {
  const where = holder.host === hostname() ? `process ${holder.pid}` : `a process on ${holder.host}`;
  const instead =
    holder.host === hostname()
      ? 'Stop that one first, or choose another DATA_DIR.'
      : `If that machine is gone, remove ${file}.`;
  return new FolderInUseError(
    `${folder} is in use by ${where}. The trial database takes one process only. ${instead}`,
  );
}

// A link appears whole or not at all, so nobody reads a lock that is half written.
async function claim(file: string, mine: string): Promise<boolean> {
  const draft = unique(file);
  await writeFile(draft, mine, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

// Between reading a dead lock and removing it, somebody else may have done so and locked: then theirs goes back.
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = unique(file);
  try {
    await rename(file, aside);
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, file);
  } catch {
    // Gone, or locked anew: the next try looks again.
  } finally {
    await rm(aside, { force: true });
  }
}

async function release(file: string, mine: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === mine) await rm(file, { force: true });
}

const unique = (file: string) => `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;

function parse(text: string): Holder | undefined {
  try {
    const { pid, host, began } = JSON.parse(text);
    return Number.isSafeInteger(pid) && typeof host === 'string' ? { pid, host, began } : undefined;
  } catch {
    return undefined;
  }
}

async function describe(pid: number): Promise<Holder> {
  return { pid, host: hostname(), began: await beganAt(pid) };
}

async function lives(holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const began = await beganAt(holder.pid);
  return began === undefined || holder.began === undefined || began === holder.began;
}

// Field 22 of /proc/PID/stat, counted after the command's name, which may hold spaces. Only Linux has it.
async function beganAt(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
