import { hash, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { SigningKey } from './keys.ts';
import { signedBy } from './keys.ts';
import { hashSize } from './merkle.ts';
import { chainedRoot, type Run, type Seal, sealText } from './seal.ts';

/** A seal as kept outside the database, with enough of each leaf to say which row was changed. */
export interface Anchor {
  kind: 'seal';
  seal: Seal;
  /** The first `markSize` bytes of each leaf, in the order of the rows. */
  marks: Buffer;
}

/** Somebody said that the database was restored to an earlier time, and why: later batches are lost, not hidden. */
export interface Restoration {
  kind: 'restored';
  /** The last batch that the restored database holds, and its chained root. */
  batch: number;
  chainedRoot: string;
  /** The rows that later checkpoints held. */
  lost: readonly Run[];
  at: Temporal.Instant;
  why: string;
  keyId: string;
}

export type Checkpoint = Anchor | Restoration;

/** Six bytes tell rows apart; the root, in full, is what convinces. */
export const markSize = 6;

/** The marks of leaf hashes laid end to end. */
export function marksOf(leaves: Buffer): Buffer {
  const marks = Buffer.alloc((leaves.length / hashSize) * markSize);
  for (let at = 0, from = 0; from < leaves.length; at += markSize, from += hashSize)
    leaves.copy(marks, at, from, from + markSize);
  return marks;
}

/** The chained root and batch that the next seal must follow. */
export function headOf(checkpoint: Checkpoint): { batch: number; chainedRoot: string } {
  return checkpoint.kind === 'restored'
    ? { batch: checkpoint.batch, chainedRoot: checkpoint.chainedRoot }
    : { batch: checkpoint.seal.batch, chainedRoot: chainedRoot(checkpoint.seal) };
}

/** One signed line of the checkpoint file, without its line end. */
export function writeCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  const signature = key.sign(signedText(checkpoint));
  return JSON.stringify(
    checkpoint.kind === 'restored'
      ? { ...checkpoint, at: checkpoint.at.toString(), signature }
      : {
          kind: 'seal',
          ...checkpoint.seal,
          sealedAt: checkpoint.seal.sealedAt.toString(),
          chainedRoot: chainedRoot(checkpoint.seal),
          marks: checkpoint.marks.toString('base64'),
          signature,
        },
  );
}

/** Reads one line back; undefined when it is not whole. `signed` says whether one of `keys` signed it. */
export function readCheckpoint(
  line: string,
  keys: ReadonlyMap<string, KeyObject>,
): { checkpoint: Checkpoint; keyId: string; signed: boolean } | undefined {
  const parsed = lineShape.safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  const { signature, ...rest } = parsed.data;
  const checkpoint = rest.kind === 'restored' ? rest : anchorOf(rest);
  const key = keys.get(rest.keyId);
  const signed = key !== undefined && signedBy(key, signedText(checkpoint), signature);
  return { checkpoint, keyId: rest.keyId, signed };
}

function signedText(checkpoint: Checkpoint): string {
  if (checkpoint.kind === 'seal') return `${sealText(checkpoint.seal)}\n${hash('sha256', checkpoint.marks)}`;
  const { batch, chainedRoot: root, lost, at, why, keyId } = checkpoint;
  return JSON.stringify(['audit.restored/1', batch, root, lost, at.toString(), why, keyId]);
}

function anchorOf({ kind, marks, ...seal }: z.infer<typeof sealShape>): Anchor {
  return { kind, seal, marks: Buffer.from(marks, 'base64') };
}

const instant = z.iso.datetime().transform((text) => Temporal.Instant.from(text));
const runs = z.array(z.tuple([z.int(), z.int()]));
const sealShape = z.object({
  kind: z.literal('seal'),
  batch: z.int(),
  runs,
  count: z.int(),
  root: z.string(),
  previousRoot: z.string(),
  snapshotXmin: z.string(),
  transaction: z.string(),
  settledSeq: z.int(),
  sealedAt: instant,
  keyId: z.string(),
  marks: z.base64(),
});
const restoredShape = z.object({
  kind: z.literal('restored'),
  batch: z.int(),
  chainedRoot: z.string(),
  lost: runs,
  at: instant,
  why: z.string(),
  keyId: z.string(),
});
const signature = { signature: z.base64() };
const lineShape = z.discriminatedUnion('kind', [
  sealShape.extend(signature),
  restoredShape.extend(signature),
]);

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
