import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { PGlite } from '@electric-sql/pglite';

const kept = 3;
const suffix = '.tar.gz';
const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A whole copy of the embedded database, on the disk for good. */
export interface Snapshot {
  file: string;
  takenAt: Temporal.Instant;
}

/** The snapshots of a data folder, newest first. */
export async function listSnapshots(dataDir: string): Promise<Snapshot[]> {
  const names = await readdir(join(dataDir, 'snapshots')).catch(() => []);
  const taken = names
    .filter((name) => name.endsWith(suffix))
    .sort()
    .reverse();
  return taken.map((name) => ({
    file: join(dataDir, 'snapshots', name),
    takenAt: Temporal.Instant.from(name.slice(0, -suffix.length).replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:')),
  }));
}

/**
 * Copies the database as it stands, keeps the copy durably, and removes all but the newest three. The embedded
 * engine does not wait for the disk: after a loss of power these copies are what can be relied upon.
 */
export async function takeSnapshot(
  engine: PGlite,
  dataDir: string,
  now: Temporal.Instant,
): Promise<Snapshot> {
  const folder = join(dataDir, 'snapshots');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const copy = await engine.dumpDataDir('none');
  const packed = await compress(Buffer.from(await copy.arrayBuffer()), { level: 1 });
  const name = `${now.toString({ fractionalSecondDigits: 3 }).replaceAll(':', '-')}${suffix}`;
  const file = join(folder, name);
  await writeDurably(`${file}.part`, packed);
  await rename(`${file}.part`, file);
  await syncFolder(folder);
  await prune(dataDir);
  return { file, takenAt: now };
}

/** A snapshot as the engine loads it. */
export async function readSnapshot(snapshot: Snapshot): Promise<Blob> {
  return new Blob([await decompress(await readFile(snapshot.file))], { type: 'application/x-tar' });
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// A new name is durable once its folder is. Where folders cannot be opened (Windows) the system sees to it.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function prune(dataDir: string): Promise<void> {
  const old = (await listSnapshots(dataDir)).slice(kept).map((snapshot) => snapshot.file);
  const names = await readdir(join(dataDir, 'snapshots'));
  const unfinished = names
    .filter((name) => name.endsWith('.part'))
    .map((name) => join(dataDir, 'snapshots', name));
  for (const file of [...old, ...unfinished]) await rm(file, { force: true });
}
