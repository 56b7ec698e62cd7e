import type { Database, Db } from '../db/database.ts';
import type { Logger } from '../log/logger.ts';
import { headOf, marksOf } from './checkpoint.ts';
import { appendCheckpoint, lastCheckpoint } from './checkpoint-file.ts';
import { type SigningKey, signingKey } from './keys.ts';
import { merkleRoot } from './merkle.ts';
import { chainedRoot, genesis, runsOf, type Seal } from './seal.ts';
import {
  insertSeal,
  lastSeal,
  readyRows,
  type StoredSeal,
  settledBelow,
  takeSealingLock,
  transactionNumber,
} from './store.ts';

export interface SealerOptions {
  database: Database;
  /** `AUDIT_DIR`: the key and the checkpoint files. One folder for all processes of one database. */
  folder: string;
  now: () => Temporal.Instant;
  log: Logger;
  /** Between passes, in milliseconds; one second unless told. */
  every?: number;
}

/** How sealing stands, for health and metrics. */
export interface SealingState {
  /** When a pass last ended well, whether or not there was anything to seal. */
  passedAt: Temporal.Instant | undefined;
  /** Why no batch can be sealed; undefined while all is well. */
  fault: string | undefined;
}

export interface Sealer {
  readonly state: Readonly<SealingState>;
  /** One pass now: anchors what is sealed, seals what is ready. Resolves to the rows sealed. */
  pass(): Promise<number>;
  /** Ends after a last pass. */
  stop(): Promise<void>;
}

/** The database and `AUDIT_DIR` do not belong together; sealing waits until somebody has looked. */
export class SealingFault extends Error {}

const rowsPerBatch = 10_000;

/** Makes a sealer that passes only when told; `startSealer` keeps it going. */
export async function createSealer(options: SealerOptions): Promise<Sealer & { key: SigningKey }> {
  const { database, folder, now, log } = options;
  const key = await signingKey(folder);
  const state: SealingState = { passedAt: undefined, fault: undefined };
  let settled = 0;

  /** @returns rows sealed, and whether more may be waiting */
  const sealBatch = async (db: Db): Promise<{ sealed: number; full: boolean }> => {
    const before = await anchor(db, folder, key, now());
    const from = Math.max(settled, before?.seal.settledSeq ?? 0);
    const ready = await readyRows(db, from, rowsPerBatch);
    const full = ready.seqs.length === rowsPerBatch;
    const reached = full ? from : await settledBelow(db, from, ready.xmin);
    if (ready.seqs.length > 0) {
      const transaction = await transactionNumber(db);
      const by = { transaction, sealedAt: storable(now()), keyId: key.id };
      const seal = nextSeal(before?.seal, ready, reached, by);
      await insertSeal(db, seal, ready.seqs, ready.leaves);
    } else settled = reached;
    return { sealed: ready.seqs.length, full };
  };

  const pass = async (): Promise<number> => {
    let total = 0;
    for (let full = true; full; ) {
      const result = await database.work(now(), async (db) =>
        (await takeSealingLock(db)) ? sealBatch(db) : undefined,
      );
      if (result === undefined) return total;
      total += result.sealed;
      full = result.full;
      if (result.sealed > 0)
        await database.work(now(), async (db) => {
          if (await takeSealingLock(db)) await anchor(db, folder, key, now());
        });
    }
    return total;
  };

  const watched = async (): Promise<number> => {
    try {
      const sealed = await pass();
      state.passedAt = now();
      state.fault = undefined;
      return sealed;
    } catch (error) {
      const fault =
        error instanceof SealingFault ? error.message : 'the database could not be read or written';
      if (fault !== state.fault) log.error('audit not sealed', { fault, name: nameOf(error) });
      state.fault = fault;
      return 0;
    }
  };
  return { key, state, pass: watched, stop: async () => {} };
}

// What is hashed must be what a timestamp of the database gives back.
function storable(instant: Temporal.Instant): Temporal.Instant {
  return instant.round('millisecond');
}

function nextSeal(
  before: Seal | undefined,
  ready: Awaited<ReturnType<typeof readyRows>>,
  settledSeq: number,
  by: Pick<Seal, 'transaction' | 'sealedAt' | 'keyId'>,
): Seal {
  return {
    batch: (before?.batch ?? 0) + 1,
    runs: runsOf(ready.seqs),
    count: ready.seqs.length,
    root: merkleRoot(ready.leaves).toString('hex'),
    previousRoot: before ? chainedRoot(before) : genesis,
    snapshotXmin: ready.xmin,
    settledSeq,
    ...by,
  };
}

/**
 * Sees that the last committed seal stands in the checkpoint file, and returns it. A batch is written there after
 * its transaction ended, so a crash can leave one to be added here, never more.
 * @throws SealingFault when file and database tell different stories
 */
async function anchor(
  db: Db,
  folder: string,
  key: SigningKey,
  now: Temporal.Instant,
): Promise<StoredSeal | undefined> {
  const [sealed, checkpoint] = [await lastSeal(db), await lastCheckpoint(folder)];
  const head = checkpoint ? headOf(checkpoint) : { batch: 0, chainedRoot: genesis };
  if (sealed === undefined ? head.batch === 0 : sealed.chainedRoot === head.chainedRoot) return sealed;
  if (sealed === undefined || sealed.seal.batch <= head.batch)
    throw new SealingFault(
      `the checkpoints reach batch ${head.batch}, the database batch ${sealed?.seal.batch ?? 0}: run audit:verify`,
    );
  if (sealed.seal.batch !== head.batch + 1 || sealed.seal.previousRoot !== head.chainedRoot)
    throw new SealingFault(`the checkpoints before batch ${sealed.seal.batch} are missing: run audit:verify`);
  await appendCheckpoint(
    folder,
    { kind: 'seal', seal: sealed.seal, marks: marksOf(sealed.leaves) },
    key,
    now,
  );
  return sealed;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** Seals every second until stopped. The key is made at first start. */
export async function startSealer(options: SealerOptions): Promise<Sealer> {
  const sealer = await createSealer(options);
  options.log.info('audit sealing', { key: sealer.key.id });
  let stopped = false;
  let wake = () => {};
  const loop = (async () => {
    while (!stopped) {
      await sealer.pass();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.every ?? 1_000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (stopped) wake();
      });
    }
    await sealer.pass();
  })();
  return {
    state: sealer.state,
    pass: sealer.pass,
    stop: () => {
      stopped = true;
      wake();
      return loop;
    },
  };
}
