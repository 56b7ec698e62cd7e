import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { publicKeys, type SigningKey } from './keys.ts';

// checkpoints-000001-2026-11-23.jsonl: a running number, then the day it was begun.
const filePattern = /^checkpoints-(\d{6})-(\d{4}-\d{2}-\d{2})\.jsonl$/;
const largestFile = 64 * 1024 * 1024;

/** The checkpoint files of a folder, oldest first. */
export async function checkpointFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => filePattern.test(name)).sort();
}

/** Appends one signed line and waits until the disk has it. A new file is begun each day and at 64 MB. */
export async function appendCheckpoint(
  folder: string,
  checkpoint: Checkpoint,
  key: SigningKey,
  now: Temporal.Instant,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const newest = (await checkpointFiles(folder)).at(-1);
  const name = await fileFor(folder, newest, now.toString().slice(0, 10));
  const handle = await open(join(folder, name), 'a+', 0o600);
  try {
    const torn = await endsMidLine(handle);
    await handle.appendFile(`${torn ? '\n' : ''}${writeCheckpoint(checkpoint, key)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (name !== newest) await syncFolder(folder);
}

async function fileFor(folder: string, newest: string | undefined, day: string): Promise<string> {
  const [, number = '000000', begun] = filePattern.exec(newest ?? '') ?? [];
  if (newest !== undefined && begun === day && (await stat(join(folder, newest))).size < largestFile)
    return newest;
  return `checkpoints-${String(Number(number) + 1).padStart(6, '0')}-${day}.jsonl`;
}

// A line cut short by a power failure stays as it is; the next begins below it.
async function endsMidLine(handle: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

/** The last whole line of the newest file that has one. */
export async function lastCheckpoint(folder: string): Promise<Checkpoint | undefined> {
  for (const name of (await checkpointFiles(folder)).reverse()) {
    const found = await lastOf(join(folder, name));
    if (found) return found;
  }
  return undefined;
}

async function lastOf(file: string): Promise<Checkpoint | undefined> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    for (let length = Math.min(size, 65_536); length > 0; length = Math.min(size, length * 4)) {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      const lines = buffer.toString('utf8').split('\n').reverse();
      // The first of what was read may be the end of a longer line.
      const whole = length === size ? lines : lines.slice(0, -1);
      for (const line of whole) {
        const read = readCheckpoint(line, new Map());
        if (read) return read.checkpoint;
      }
      if (length === size) break;
    }
    return undefined;
  } finally {
    await handle.close();
  }
}

/** Every whole line of every file in order, each with whether a key of the folder signed it. */
export async function* readCheckpoints(
  folder: string,
): AsyncGenerator<{ file: string; checkpoint: Checkpoint; keyId: string; signed: boolean }> {
  const keys = await publicKeys(folder);
  for (const file of await checkpointFiles(folder)) {
    for (const line of (await readFile(join(folder, file), 'utf8')).split('\n')) {
      const read = readCheckpoint(line, keys);
      if (read) yield { file, ...read };
    }
  }
}
