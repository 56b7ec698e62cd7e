import type { Atom } from './atoms.ts';
import { mix } from './pool.ts';
import { FEW, FEW_PAIRS, pairsOf, type Span } from './span.ts';

/** A rule by which two records are looked at together: one atom (then both are it), or two of different fields. */
interface Rule {
  first: number;
  second: number;
  pairs: number;
  /** Blocks above this many records are left to other rules. */
  cap: number;
  tooLarge: Set<number>;
}

export interface Blocks extends Span {
  atoms: readonly Atom[];
  rules: readonly Rule[];
  /** The rule of every two atoms; −1 where none. */
  ruleOf: Int16Array;
  /** What two records must have in common at least, in bits, to be worth comparing. */
  least: number;
}

/** Told of each pair once: the earlier record first. */
export type Visit = (a: number, b: number) => void;

function keyOf(atoms: readonly Atom[], { first, second }: Rule, record: number): number {
  const one = atoms[first]?.hashes[record] ?? 0;
  if (one === 0 || first === second) return one;
  const other = atoms[second]?.hashes[record] ?? 0;
  return other === 0 ? 0 : mix(one ^ Math.imul(other, 0x9e3779b1)) || 1;
}

/**
 * Chooses the rules for a table: every atom that can stand alone and every two of different fields, most selective
 * first, until the pairs to look at would be too many.
 */
export function chooseBlocks(
  atoms: readonly Atom[],
  span: Span,
  step: (done: number, of: number) => void,
): Blocks {
  const most = Math.min(span.size * 300, 8_000_000 + span.size * 60);
  const candidates = rulesFor(atoms, span.size > TRY_ALL).map((rule, at, all) => {
    step(at, all.length);
    return measure(atoms, rule, span, Math.max(most / 10, FEW_PAIRS));
  });
  candidates.sort((a, b) => a.pairs - b.pairs);
  let total = 0;
  const rules = candidates.filter(({ pairs }) => {
    if (pairs === 0 || total + pairs > most) return false;
    total += pairs;
    return true;
  });
  const ruleOf = new Int16Array(atoms.length ** 2).fill(-1);
  for (const [at, { first, second }] of rules.entries()) ruleOf[first * atoms.length + second] = at;
  // In a few records what is rare elsewhere is common: there all are compared that have anything in common.
  const least = span.size < FEW ? 0 : 0.55 * Math.log2(pairsOf(span) + 2);
  return { ...span, atoms, rules, ruleOf, least };
}

/** Up to so many records every two atoms are tried. */
const TRY_ALL = 100_000;

function rulesFor(atoms: readonly Atom[], onlyMain: boolean): Rule[] {
  const fits = (one: Atom, other: Atom) =>
    one.field !== other.field && (!onlyMain || (one.main && other.main));
  const rule = (first: number, second: number): Rule => ({
    first,
    second,
    pairs: 0,
    cap: 0,
    tooLarge: new Set(),
  });
  return atoms.flatMap((one, i) => [
    ...(one.alone ? [rule(i, i)] : []),
    ...atoms.flatMap((other, j) => (j > i && fits(one, other) ? [rule(i, j)] : [])),
  ]);
}

const MOST_IN_BLOCK = 2000;

/** Finds the largest cap on blocks with which a rule stays within its share of pairs. */
function measure(atoms: readonly Atom[], rule: Rule, span: Span, budget: number): Rule {
  const bySize = new Map<number, number>();
  for (const { records, pairs } of blocksOf(atoms, rule, span)) {
    bySize.set(records.length, (bySize.get(records.length) ?? 0) + pairs);
  }
  let [pairs, cap] = [0, 0];
  for (const records of [...bySize.keys()].sort((a, b) => a - b)) {
    const more = bySize.get(records) ?? 0;
    if (records > MOST_IN_BLOCK || pairs + more > budget) break;
    pairs += more;
    cap = records;
  }
  return { ...rule, pairs, cap };
}

interface Block {
  key: number;
  /** Sorted. */
  records: Float64Array;
  pairs: number;
}

/** The blocks of a rule that hold a pair at all. */
function* blocksOf(atoms: readonly Atom[], rule: Rule, span: Span): Generator<Block> {
  const shift = 2 ** Math.ceil(Math.log2(span.size + 1));
  const keyed = sortedKeys(atoms, rule, span.size, shift);
  for (let from = 0; from < keyed.length; ) {
    const key = Math.floor((keyed[from] ?? 0) / shift);
    let to = from + 1;
    while (to < keyed.length && (keyed[to] ?? 0) < (key + 1) * shift) to++;
    if (to - from > 1) {
      const records = keyed.subarray(from, to).map((value) => value - key * shift);
      const pairs = pairsIn(records, span);
      if (pairs > 0) yield { key: keyOf(atoms, rule, records[0] ?? 0), records, pairs };
    }
    from = to;
  }
}

/** Keys and records in one number each (53 bits), sorted. */
function sortedKeys(atoms: readonly Atom[], rule: Rule, size: number, shift: number): Float64Array {
  const keyRange = 2 ** Math.min(32, 53 - Math.log2(shift));
  const keyed = new Float64Array(size);
  let used = 0;
  for (let record = 0; record < size; record++) {
    const key = keyOf(atoms, rule, record);
    if (key !== 0) keyed[used++] = (key % keyRange) * shift + record;
  }
  return keyed.subarray(0, used).sort();
}

function pairsIn(records: Float64Array, { size, split }: Span): number {
  if (split === size) return (records.length * (records.length - 1)) / 2;
  const left = records.findIndex((record) => record >= split);
  return left <= 0 ? 0 : left * (records.length - left);
}

/**
 * Every pair of records that some rule brings together and that has enough in common, each once. `share` below 1
 * looks at that part of the blocks.
 */
export function eachPair(blocks: Blocks, visit: Visit, share = 1, step?: (rule: number) => void): void {
  const limit = share * 2 ** 32;
  for (const [at, rule] of blocks.rules.entries()) {
    for (const { key, records } of blocksOf(blocks.atoms, rule, blocks)) {
      if (records.length > rule.cap) rule.tooLarge.add(key);
      else if (mix(key) < limit) pairUp(blocks, at, records, visit);
    }
    step?.(at);
  }
}

function pairUp(blocks: Blocks, at: number, records: Float64Array, visit: Visit): void {
  const { size, split } = blocks;
  const within = split === size;
  for (let i = 0; i < records.length; i++) {
    const a = records[i] ?? 0;
    if (!within && a >= split) return;
    for (let j = i + 1; j < records.length; j++) {
      const b = records[j] ?? 0;
      if ((within || b >= split) && firstRule(blocks, a, b) === at) visit(a, b);
    }
  }
}

const equal: number[] = [];

/** The first rule that brings two records together; −1 where none does or they have too little in common. */
export function firstRule({ atoms, rules, ruleOf, least }: Blocks, a: number, b: number): number {
  if (inCommon(atoms, a, b) < least) return -1;
  let first = rules.length;
  for (let i = 0; i < equal.length; i++) {
    const row = (equal[i] ?? 0) * atoms.length;
    for (let j = i; j < equal.length; j++) {
      const at = ruleOf[row + (equal[j] ?? 0)] ?? -1;
      if (at >= 0 && at < first && !isTooLarge(atoms, rules[at], a)) first = at;
    }
  }
  return first === rules.length ? -1 : first;
}

function isTooLarge(atoms: readonly Atom[], rule: Rule | undefined, record: number): boolean {
  return rule !== undefined && rule.tooLarge.size > 0 && rule.tooLarge.has(keyOf(atoms, rule, record));
}

/** The bits of all atoms that agree, one for each field. Leaves which they are in `equal`. */
function inCommon(atoms: readonly Atom[], a: number, b: number): number {
  equal.length = 0;
  let [bits, field, best] = [0, -1, 0];
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at] as Atom;
    const hash = atom.hashes[a];
    if (hash === 0 || hash !== atom.hashes[b]) continue;
    equal.push(at);
    if (atom.field !== field) {
      bits += best;
      [field, best] = [atom.field, 0];
    }
    if (atom.bits > best) best = atom.bits;
  }
  return bits + best;
}
