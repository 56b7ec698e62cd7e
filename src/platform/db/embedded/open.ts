import { mkdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PGlite } from '@electric-sql/pglite';
import type { Database } from '../database.ts';
import { pgliteDatabase } from '../pglite.ts';
import { lockFolder } from './lock.ts';
import { serveEngine } from './serve.ts';
import { listSnapshots, takeSnapshot } from './snapshots.ts';
import { openSound, type Say } from './sound.ts';

const every = 5 * 60_000;
const firstAfter = 5_000;

/**
 * Opens the embedded database of a data folder for this process alone, with the guards that it needs: a lock,
 * recovery from a snapshot when it is damaged, and snapshots every five minutes when something changed and at
 * orderly close.
 * @throws FolderInUseError when another process has it open
 */
export async function openEmbedded(
  dataDir: string,
  prepare: (engine: PGlite) => Promise<void>,
  say: Say,
): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  let engine: PGlite | undefined;
  try {
    engine = await openSound(dataDir, lock.tookOver, say);
    await prepare(engine);
    const server = await serveEngine(engine, dataDir);
    const keeper = await keepSnapshots(engine, dataDir, say);
    const database = pgliteDatabase(engine);
    const close = async () => {
      await server.stop();
      await keeper.stop();
      await database.close();
      await lock.release();
    };
    return { ...database, close };
  } catch (error) {
    await engine?.close();
    await lock.release();
    throw error;
  }
}

// Making a database and taking a snapshot leave some 300 MiB behind, which nothing else would collect at rest.
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

async function keepSnapshots(engine: PGlite, dataDir: string, say: Say): Promise<{ stop(): Promise<void> }> {
  const [latest] = await listSnapshots(dataDir);
  let saved = latest === undefined ? undefined : await position(engine);
  let running = Promise.resolve();
  const save = async () => {
    const here = await position(engine);
    if (here === saved) return;
    await takeSnapshot(engine, dataDir, Temporal.Now.instant());
    saved = here;
    collectGarbage();
  };
  const turn = () => {
    running = running.then(save).catch((error: unknown) => {
      say(`No snapshot could be taken: ${error instanceof Error ? error.message : String(error)}`);
    });
    return running;
  };
  const first = setTimeout(turn, firstAfter);
  const timer = setInterval(turn, every);
  for (const one of [first, timer]) one.unref();
  return {
    stop: async () => {
      clearTimeout(first);
      clearInterval(timer);
      await turn();
    },
  };
}

/** How far the database's log has come: it moves with every change. */
async function position(engine: PGlite): Promise<string> {
  const { rows } = await engine.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at');
  return rows[0]?.at ?? '';
}
