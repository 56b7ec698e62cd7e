import type { Database } from '../db/database.ts';
import { headOf } from './checkpoint.ts';
import { appendCheckpoint, lastCheckpoint, readCheckpoints } from './checkpoint-file.ts';
import { signingKey } from './keys.ts';
import { audit } from './record.ts';
import { genesis, numbersOf, type Run, runsOf } from './seal.ts';
import { lastSeal, takeSealingLock } from './store.ts';

/** There is nothing to accept, or the database is not an older copy of what was sealed. */
export class RestorationRefused extends Error {}

/**
 * Records, signed and in the audit, that the database was put back to an earlier time on purpose, so that sealing
 * goes on from there. What was lost stays in the checkpoint files and in every report.
 * @returns the rows lost
 * @throws RestorationRefused
 */
export async function acceptRestoration(
  database: Database,
  folder: string,
  why: string,
  now: Temporal.Instant,
): Promise<readonly Run[]> {
  const key = await signingKey(folder);
  return database.work(now, async (db) => {
    if (!(await takeSealingLock(db))) throw new RestorationRefused('The sealer is at work: try again.');
    const sealed = await lastSeal(db);
    const from = { batch: sealed?.seal.batch ?? 0, chainedRoot: sealed?.chainedRoot ?? genesis };
    const lost = await heldAfter(folder, from);
    await audit(db, { action: 'accept restoration', kind: 'audit' });
    const checkpoint = { kind: 'restored', ...from, lost, at: now, why, keyId: key.id } as const;
    await appendCheckpoint(folder, checkpoint, key, now);
    return lost;
  });
}

async function heldAfter(folder: string, from: { batch: number; chainedRoot: string }): Promise<Run[]> {
  const last = await lastCheckpoint(folder);
  if (!last || headOf(last).batch <= from.batch)
    throw new RestorationRefused('The database holds every batch that the checkpoints name.');
  const later = new Map<number, readonly Run[]>();
  let known = from.batch === 0;
  for await (const { checkpoint } of readCheckpoints(folder)) {
    const head = headOf(checkpoint);
    for (const batch of later.keys()) if (batch >= head.batch) later.delete(batch);
    if (head.batch === from.batch && head.chainedRoot === from.chainedRoot) known = true;
    if (checkpoint.kind === 'seal' && head.batch > from.batch) later.set(head.batch, checkpoint.seal.runs);
  }
  if (!known)
    throw new RestorationRefused(
      `Batch ${from.batch} of the database is not the one in the checkpoints: this is not an older copy.`,
    );
  return runsOf([...later.values()].flatMap((runs) => [...numbersOf(runs)]).sort((a, b) => a - b));
}
