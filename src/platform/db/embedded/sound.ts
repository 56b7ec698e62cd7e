import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { openPGlite } from '../pglite.ts';
import { listSnapshots, readSnapshot } from './snapshots.ts';

/** Tells the person who started the program, in words that cannot be overlooked. */
export type Say = (line: string) => void;

/**
 * Opens the embedded database of a data folder, which the caller has locked. A damaged one is moved aside, never
 * deleted, and the newest snapshot that opens takes its place.
 * @param suspect the last process died: read every row, so that damage is found now and not by a page
 */
export async function openSound(dataDir: string, suspect: boolean, say: Say): Promise<PGlite> {
  const folder = join(dataDir, 'pglite');
  const damage = await damageOf(folder);
  if (damage === undefined) {
    try {
      const engine = await openPGlite({ folder });
      if (suspect) await readEverything(engine);
      return engine;
    } catch (error) {
      return restore(dataDir, folder, reasonOf(error), say);
    }
  }
  const snapshots = await listSnapshots(dataDir);
  if (damage === 'absent' && snapshots.length === 0) return openPGlite({ folder });
  return restore(dataDir, folder, damage === 'absent' ? 'its folder is missing' : damage, say);
}

// The engine would quietly lay out a new database in a folder that has lost these.
async function damageOf(folder: string): Promise<string | undefined> {
  const names: string[] | undefined = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    if (error.code === 'ENOTDIR') return [];
    throw error;
  });
  if (names === undefined) return 'absent';
  const present = new Set<string>(names);
  const lost = ['PG_VERSION', 'base', 'global', 'pg_wal'].filter((name) => !present.has(name));
  return lost.length === 0 ? undefined : `it has lost ${lost.join(', ')}`;
}

// Pages carry checksums: reading one that changed on the disk is an error.
async function readEverything(engine: PGlite): Promise<void> {
  const { rows } = await engine.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of rows) await engine.exec(`select count(*) from ${name}`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n', 1)[0] || error.name : 'unknown';
}

async function restore(dataDir: string, folder: string, reason: string, say: Say): Promise<PGlite> {
  const lastWrite = await newestChange(folder);
  const aside = `${folder}.damaged-${Temporal.Now.instant().toString({ smallestUnit: 'second' }).replaceAll(':', '-')}`;
  const moved = await rename(folder, aside).then(
    () => true,
    () => false,
  );
  say(`The trial database in ${dataDir} is damaged (${reason}).`);
  if (moved) say(`What was there is now in ${aside}. Nothing of it was deleted.`);
  for (const snapshot of await listSnapshots(dataDir)) {
    try {
      const engine = await openPGlite({ folder, snapshot: await readSnapshot(snapshot) });
      await readEverything(engine);
      say(`Restored from the snapshot of ${words(snapshot.takenAt)}.`);
      say(
        `LOST: whatever was recorded after that${lastWrite ? `; the last write was at ${words(lastWrite)}` : ''}.`,
      );
      say(AUDIT_WAITS);
      return engine;
    } catch (error) {
      say(`The snapshot ${snapshot.file} cannot be used (${reasonOf(error)}).`);
      await rm(folder, { recursive: true, force: true });
    }
  }
  say('LOST: there is no snapshot that can be used. Starting with an empty database.');
  say(AUDIT_WAITS);
  return openPGlite({ folder });
}

const AUDIT_WAITS =
  'The audit is not sealed until somebody answers for this: npm run audit:verify -- --restored "why"';

const words = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' });

/** When the database's log was last written to, as far as the folder still tells. */
async function newestChange(folder: string): Promise<Temporal.Instant | undefined> {
  const names = await readdir(join(folder, 'pg_wal')).catch(() => []);
  const times = await Promise.all(
    names.map((name) =>
      stat(join(folder, 'pg_wal', name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  const newest = Math.max(0, ...times);
  return newest === 0 ? undefined : Temporal.Instant.fromEpochMilliseconds(Math.round(newest));
}
