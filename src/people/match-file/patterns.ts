import { type Blocks, eachPair, firstRule } from './blocks.ts';
import type { Comparer } from './compare.ts';
import { mix } from './pool.ts';
import { pairsOf } from './span.ts';

/**
 * Which levels come together in how many pairs, over all pairs there are: those that blocks bring together, and the
 * rest from a sample with more weight to each.
 */
export interface Patterns {
  /** Levels of each pattern, field after field. */
  levels: Uint8Array;
  weights: Float64Array;
  count: number;
  fields: number;
}

const ENOUGH = 3_000_000;
const STRANGERS = 400_000;

export function gather(blocks: Blocks, comparer: Comparer, step: (rule: number) => void): Patterns {
  const planned = blocks.rules.reduce((sum, { pairs }) => sum + pairs, 0);
  const share = Math.min(1, ENOUGH / planned);
  const fields = comparer.counts.length;
  const found = new Map<number, number>();
  const levels = new Uint8Array(fields);
  const add = (a: number, b: number, weight: number) => {
    comparer.compare(a, b, levels);
    let code = 0;
    for (let field = 0; field < fields; field++) code = code * 10 + (levels[field] ?? 0);
    found.set(code, (found.get(code) ?? 0) + weight);
  };
  let met = 0;
  eachPair(
    blocks,
    (a, b) => {
      met += 1 / share;
      add(a, b, 1 / share);
    },
    share,
    step,
  );
  const strangers = sampleStrangers(blocks);
  const each = Math.max(0, pairsOf(blocks) - met) / Math.max(1, strangers.length);
  for (const [a, b] of strangers) add(a, b, each);
  return spell(found, fields);
}

/** Pairs at random that no block brings together. The same for the same file. */
function sampleStrangers(blocks: Blocks): [number, number][] {
  const { size, split } = blocks;
  const wanted = Math.min(STRANGERS, pairsOf(blocks));
  const pairs: [number, number][] = [];
  for (let at = 0; at < wanted; at++) {
    const x = mix(at * 2 + 1);
    const y = mix(at * 2 + 0x51ed270b);
    const a = split === size ? x % size : x % split;
    const b = split === size ? y % size : split + (y % (size - split));
    if (a !== b && firstRule(blocks, a, b) < 0) pairs.push([a, b]);
  }
  return pairs;
}

function spell(found: ReadonlyMap<number, number>, fields: number): Patterns {
  const levels = new Uint8Array(found.size * fields);
  const weights = new Float64Array(found.size);
  let at = 0;
  for (const [code, weight] of found) {
    let rest = code;
    for (let field = fields - 1; field >= 0; field--) {
      levels[at * fields + field] = rest % 10;
      rest = Math.floor(rest / 10);
    }
    weights[at++] = weight;
  }
  return { levels, weights, count: found.size, fields };
}
