import type { Db } from '../db/database.ts';
import { type Anchor, headOf, markSize } from './checkpoint.ts';
import { lastCheckpoint, readCheckpoints } from './checkpoint-file.ts';
import type { Finding } from './finding.ts';
import { hashSize, merkleRoot } from './merkle.ts';
import { chainedRoot, genesis, lastSeq, numbersOf, runsInWords, type Seal } from './seal.ts';
import { type StoredSeal, sealsAfter } from './store.ts';

/** One batch as it is to be believed: as its checkpoint says or, before there is one, its seal. */
export interface Batch {
  seal: Seal;
  /** Every leaf, where the database still holds those that make the root. */
  leaves: Buffer | undefined;
  marks: Buffer | undefined;
}

/** What seals and checkpoints together say the audit must hold. */
export interface Account {
  batches: readonly Batch[];
  unanchored: number;
  keyIds: readonly string[];
  notes: readonly string[];
  findings: readonly Finding[];
  /** Whether the row numbered `seq` was sealed with this leaf. */
  matches(seq: number, leaf: Buffer): boolean;
}

interface Anchors {
  byBatch: Map<number, Anchor>;
  keyIds: Set<string>;
  notes: string[];
  findings: Finding[];
}

/** Reads the checkpoint files, then the seals: a batch is committed before it is written to the files. */
export async function readAccount(db: Db, folder: string): Promise<Account> {
  const anchors = await readAnchors(folder);
  const seals = await readSeals(db);
  const findings = [...anchors.findings];
  const batches: Batch[] = [];
  for (const number of [...new Set([...anchors.byBatch.keys(), ...seals.keys()])].sort((a, b) => a - b)) {
    const [anchor, stored] = [anchors.byBatch.get(number), seals.get(number)];
    if (anchor) batches.push(believed(anchor, stored, findings));
    else if (stored) batches.push(unconfirmed(stored, batches.at(-1)?.seal, findings));
  }
  const unanchored = await countUnanchored(folder, batches.at(-1)?.seal.batch ?? 0, findings);
  return {
    batches,
    unanchored,
    keyIds: [...anchors.keyIds],
    notes: anchors.notes,
    findings,
    matches: (seq, leaf) => matches(batches, seq, leaf),
  };
}

async function readAnchors(folder: string): Promise<Anchors> {
  const anchors: Anchors = { byBatch: new Map(), keyIds: new Set(), notes: [], findings: [] };
  const fault = (says: string) => void anchors.findings.push({ kind: 'checkpoint', seqs: [], says });
  let head = { batch: 0, chainedRoot: genesis };
  for await (const { file, checkpoint, keyId, signed } of readCheckpoints(folder)) {
    const next = headOf(checkpoint);
    anchors.keyIds.add(keyId);
    if (!signed) fault(`${file}: batch ${next.batch} is not signed by a key of this folder`);
    if (checkpoint.kind === 'restored') {
      if (next.batch > head.batch) fault(`${file}: the restoration names batch ${next.batch}, never sealed`);
      for (const batch of anchors.byBatch.keys()) if (batch > next.batch) anchors.byBatch.delete(batch);
      anchors.notes.push(
        `Restored on ${checkpoint.at}: rows ${runsInWords(checkpoint.lost)} were lost. ${checkpoint.why}`,
      );
    } else {
      if (next.batch > head.batch + 1)
        fault(`${file}: batches ${head.batch + 1} to ${next.batch - 1} are missing`);
      else if (next.batch !== head.batch + 1 || checkpoint.seal.previousRoot !== head.chainedRoot)
        fault(`${file}: batch ${next.batch} does not follow the line before it`);
      anchors.byBatch.set(next.batch, checkpoint);
    }
    head = next;
  }
  return anchors;
}

async function readSeals(db: Db): Promise<Map<number, StoredSeal>> {
  const seals = new Map<number, StoredSeal>();
  for (let after = -1; ; ) {
    const next = await sealsAfter(db, after, 100);
    for (const stored of next) seals.set(stored.seal.batch, stored);
    const last = next.at(-1);
    if (!last) return seals;
    after = last.seal.batch;
  }
}

function believed({ seal, marks }: Anchor, stored: StoredSeal | undefined, findings: Finding[]): Batch {
  if (!stored) {
    const says = `batch ${seal.batch} (rows ${runsInWords(seal.runs)}) is gone from the database`;
    findings.push({ kind: 'seal', seqs: [], says });
    return { seal, leaves: undefined, marks };
  }
  const whole = isWhole(stored) && stored.chainedRoot === chainedRoot(seal);
  if (!whole) {
    const says = `batch ${seal.batch} (rows ${runsInWords(seal.runs)}) differs from its checkpoint`;
    findings.push({ kind: 'seal', seqs: [], says });
  }
  return { seal, leaves: whole ? stored.leaves : undefined, marks };
}

function isWhole({ seal, leaves, chainedRoot: written }: StoredSeal): boolean {
  return merkleRoot(leaves).toString('hex') === seal.root && chainedRoot(seal) === written;
}

function unconfirmed(stored: StoredSeal, previous: Seal | undefined, findings: Finding[]): Batch {
  const { seal, leaves } = stored;
  const follows = previous
    ? seal.batch === previous.batch + 1 && seal.previousRoot === chainedRoot(previous)
    : seal.batch === 1 && seal.previousRoot === genesis;
  if (!follows || !isWhole(stored)) {
    const says = `batch ${seal.batch} (rows ${runsInWords(seal.runs)}) was altered, or the one before it was`;
    findings.push({ kind: 'seal', seqs: [], says });
  }
  return { seal, leaves, marks: undefined };
}

// Looked up again, because sealing goes on meanwhile: at this moment all but the last batch must be written.
async function countUnanchored(folder: string, reached: number, findings: Finding[]): Promise<number> {
  const checkpoint = await lastCheckpoint(folder);
  const ahead = Math.max(0, reached - (checkpoint ? headOf(checkpoint).batch : 0));
  if (ahead > 1) {
    const says = `batches ${reached - ahead + 1} to ${reached} have none in this folder`;
    findings.push({ kind: 'checkpoint', seqs: [], says });
  }
  return ahead;
}

function matches(batches: readonly Batch[], seq: number, leaf: Buffer): boolean {
  return batches.some((batch) => {
    if (lastSeq(batch.seal) < seq) return false;
    const at = [...numbersOf(batch.seal.runs)].indexOf(seq);
    return at >= 0 && matchesAt(batch, at, leaf);
  });
}

/** Whether the row at a place of the batch was sealed with this leaf. */
export function matchesAt({ leaves, marks }: Batch, at: number, leaf: Buffer): boolean {
  const sealed = leaves?.subarray(at * hashSize, (at + 1) * hashSize);
  return sealed
    ? sealed.equals(leaf)
    : marks?.subarray(at * markSize, (at + 1) * markSize).equals(leaf.subarray(0, markSize)) === true;
}
