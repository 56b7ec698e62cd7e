import { lexiconOf } from '../rules/matching/lexicon.ts';
import { defaultModel } from '../rules/matching/model.ts';
import { atomsOf } from './atoms.ts';
import { type Blocks, chooseBlocks, eachPair } from './blocks.ts';
import { Cells } from './cells.ts';
import type { Edges } from './cluster.ts';
import { Comparer } from './compare.ts';
import { apartIn, groupsOf } from './groups.ts';
import { learn } from './learn.ts';
import { gather } from './patterns.ts';
import type { Progress } from './read.ts';
import { Scorer } from './score.ts';
import { pairsOf } from './span.ts';
import type { Column, Table } from './table.ts';

/** What a table taught of itself: which records to look at together and what their likeness is worth. */
export interface Study {
  blocks: Blocks;
  scorer: Scorer;
}

export function study(table: Table, progress: Progress): Study {
  const tells = table.columns.map((column) => tellingOf(column, table.size));
  const atoms = atomsOf(table, (column) => rarestFirst(tells[table.columns.indexOf(column)] ?? (() => 1)));
  const blocks = chooseBlocks(atoms, table, (done, of) => progress('Choosing what to compare', done, of));
  const comparer = new Comparer(table, lexiconOf(defaultModel), tells);
  const step = (rule: number) => progress('Learning', rule + 1, blocks.rules.length);
  const patterns = gather(blocks, comparer, step);
  const cells = groupsOf(table).map((group) => new Cells(patterns, group, comparer.counts));
  const learnt = learn(patterns, cells, {
    pairs: pairsOf(table),
    size: table.size,
    apart: apartIn(table, patterns),
  });
  return { blocks, scorer: new Scorer(table, comparer, learnt) };
}

/** How telling each word of a field is: the rarer, the more. */
function tellingOf({ field, pool }: Column, size: number): (word: string) => number {
  const counts = new Map<string, number>();
  if (field.kind === 'words') {
    for (let id = 1; id <= pool.size; id++) {
      const count = pool.count(id);
      for (const word of new Set(pool.text(id).split(' '))) counts.set(word, (counts.get(word) ?? 0) + count);
    }
  }
  // What came once is not kept: most words of a large file came once.
  for (const [word, count] of counts) if (count === 1) counts.delete(word);
  return (word) => Math.log2((size + 2) / ((counts.get(word) ?? 1) + 1));
}

const rarestFirst = (tell: (word: string) => number) => (text: string) =>
  text.split(' ').sort((a, b) => tell(b) - tell(a) || (a < b ? -1 : 1));

/** Every pair worth at least `least` bits, strongest first. */
export function findPairs({ blocks, scorer }: Study, least: number, progress: Progress): Edges {
  const found = new Growing();
  const step = (rule: number) => progress('Comparing', rule + 1, blocks.rules.length);
  eachPair(
    blocks,
    (a, b) => {
      const weight = scorer.weigh(a, b);
      if (weight >= least) found.add(a, b, weight);
    },
    1,
    step,
  );
  return found.sorted();
}

class Growing {
  #left = new Uint32Array(1 << 12);
  #right = new Uint32Array(1 << 12);
  #weight = new Float32Array(1 << 12);
  #count = 0;

  add(a: number, b: number, weight: number): void {
    if (this.#count === this.#left.length) {
      this.#left = longer(this.#left, Uint32Array);
      this.#right = longer(this.#right, Uint32Array);
      this.#weight = longer(this.#weight, Float32Array);
    }
    this.#left[this.#count] = a;
    this.#right[this.#count] = b;
    this.#weight[this.#count++] = weight;
  }

  sorted(): Edges {
    const [left, right, weight] = [this.#left, this.#right, this.#weight];
    const order = Uint32Array.from({ length: this.#count }, (_, at) => at);
    order.sort((x, y) => (weight[y] ?? 0) - (weight[x] ?? 0) || x - y);
    return {
      left: order.map((at) => left[at] ?? 0),
      right: order.map((at) => right[at] ?? 0),
      weight: Float32Array.from(order, (at) => weight[at] ?? 0),
      count: this.#count,
    };
  }
}

function longer<T extends Uint32Array | Float32Array>(from: T, Kind: new (length: number) => T): T {
  const to = new Kind(from.length * 2);
  to.set(from);
  return to;
}
