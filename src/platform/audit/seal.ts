import { hash } from 'node:crypto';

/** What is said of one batch: the row of `audit.seal` and the line of the checkpoint file alike. */
export interface Seal {
  batch: number;
  /** The sequence numbers held, ascending, as unbroken runs. */
  runs: readonly Run[];
  count: number;
  /** Hashes in lower-case hexadecimal. */
  root: string;
  previousRoot: string;
  /** Transactions below this had all ended when the batch was read. */
  snapshotXmin: string;
  /** The sealing transaction, which took its number after the batch was read. */
  transaction: string;
  settledSeq: number;
  sealedAt: Temporal.Instant;
  keyId: string;
}

/** Sequence numbers `from` to `to`, both held. */
export type Run = readonly [from: number, to: number];

/** The chained root before the first batch. */
export const genesis = '00'.repeat(32);

/** The text that is hashed for the chained root and signed: a JSON array without white space, in this order. */
export function sealText(seal: Seal): string {
  return JSON.stringify([
    'audit.seal/1',
    seal.batch,
    seal.runs,
    seal.count,
    seal.root,
    seal.previousRoot,
    seal.snapshotXmin,
    seal.transaction,
    seal.settledSeq,
    seal.sealedAt.toString(),
    seal.keyId,
  ]);
}

/** Stands for the batch and, through its previous root, for everything before it. */
export function chainedRoot(seal: Seal): string {
  return hash('sha256', sealText(seal));
}

/** Ascending sequence numbers as unbroken runs. */
export function runsOf(seqs: Iterable<number>): Run[] {
  const runs: [number, number][] = [];
  for (const seq of seqs) {
    const last = runs.at(-1);
    if (last && last[1] === seq - 1) last[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs;
}

/** Runs in words: `4, 7–9`. */
export function runsInWords(runs: readonly Run[]): string {
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** Every number of the runs. */
export function* numbersOf(runs: readonly Run[]): Generator<number> {
  for (const [from, to] of runs) for (let seq = from; seq <= to; seq += 1) yield seq;
}

/** The highest number held. */
export function lastSeq(seal: Seal): number {
  return seal.runs.at(-1)?.[1] ?? 0;
}
