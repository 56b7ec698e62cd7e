import { type Account, type Batch, matchesAt } from './account.ts';
import type { Finding } from './finding.ts';
import { hashSize, merkleRoot } from './merkle.ts';
import { numbersOf, runsInWords } from './seal.ts';

interface Stretch {
  from: number;
  to: number;
  batch: Batch;
  /** Place of `from` among the batch's leaves. */
  at: number;
}

/** Goes through the rows in order of number beside what the account says they must be. */
export function walkEvents(account: Account) {
  const findings: Finding[] = [];
  const stretches = inOrder(account.batches, findings);
  const altered: number[] = [];
  const removed: number[] = [];
  const strangers: number[] = [];
  const rebuilt = new Rebuilt(account.batches);
  let index = 0;
  let next = stretches[0]?.from ?? 0;
  let events = 0;

  const leave = () => {
    index += 1;
    next = stretches[index]?.from ?? 0;
  };
  const miss = (to: number) => {
    for (let seq = next; seq <= to; seq += 1) removed.push(seq);
  };

  const see = (seq: number, leaf: Buffer) => {
    let stretch = stretches[index];
    while (stretch && stretch.to < seq) {
      miss(stretch.to);
      leave();
      stretch = stretches[index];
    }
    if (!stretch || seq < stretch.from) {
      strangers.push(seq);
      return;
    }
    miss(seq - 1);
    const at = stretch.at + seq - stretch.from;
    if (!matchesAt(stretch.batch, at, leaf)) altered.push(seq);
    rebuilt.put(stretch.batch, at, leaf);
    next = seq + 1;
    if (next > stretch.to) leave();
  };

  return {
    /** The next rows, ascending, with their leaf hashes laid end to end. */
    take(seqs: readonly number[], leaves: Buffer): void {
      events += seqs.length;
      seqs.forEach((seq, i) => {
        see(seq, leaves.subarray(i * hashSize, (i + 1) * hashSize));
      });
    },
    end() {
      for (let last = stretches[index]; last; last = stretches[index]) {
        miss(last.to);
        leave();
      }
      if (altered.length > 0) findings.push({ kind: 'altered', seqs: altered });
      if (removed.length > 0) findings.push({ kind: 'removed', seqs: removed });
      findings.push(...rebuilt.differing(new Set([...altered, ...removed])));
      const sound = events - strangers.length - altered.length;
      return { events, sound, strangers, findings };
    },
  };
}

function inOrder(batches: readonly Batch[], findings: Finding[]): Stretch[] {
  const all = batches.flatMap((batch) => {
    let at = 0;
    return batch.seal.runs.map(([from, to]): Stretch => {
      const stretch = { from, to, batch, at };
      at += to - from + 1;
      return stretch;
    });
  });
  all.sort((a, b) => a.from - b.from);
  let reached = 0;
  return all.filter(({ from, to, batch }) => {
    const apart = from > reached;
    if (!apart) {
      const says = `batch ${batch.seal.batch} holds rows ${runsInWords([[from, to]])}, which another holds too`;
      findings.push({ kind: 'seal', seqs: [], says });
    } else reached = to;
    return apart;
  });
}

/** Leaves gathered anew for batches of which only the marks are left, to compare their roots in full. */
class Rebuilt {
  readonly #leaves = new Map<Batch, Buffer>();
  constructor(batches: readonly Batch[]) {
    for (const batch of batches)
      if (!batch.leaves) this.#leaves.set(batch, Buffer.alloc(batch.seal.count * hashSize));
  }

  put(batch: Batch, at: number, leaf: Buffer): void {
    const leaves = this.#leaves.get(batch);
    if (leaves) leaf.copy(leaves, at * hashSize);
  }

  differing(known: ReadonlySet<number>): Finding[] {
    return [...this.#leaves].flatMap(([{ seal }, leaves]): Finding[] => {
      const seqs = [...numbersOf(seal.runs)];
      if (seqs.some((seq) => known.has(seq)) || merkleRoot(leaves).toString('hex') === seal.root) return [];
      return [{ kind: 'altered', seqs, says: `One or more of these, all of batch ${seal.batch}` }];
    });
  }
}
