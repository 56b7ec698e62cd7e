import type { Edges } from './cluster.ts';
import { cluster } from './cluster.ts';
import { isGuarded } from './guard.ts';
import type { Progress } from './read.ts';
import { findPairs, study } from './study.ts';
import type { Table } from './table.ts';

/** Two records found to be, or perhaps to be, one person. */
export interface Found {
  left: number;
  right: number;
  weight: number;
  zone: 'same' | 'possible';
}

export interface Options {
  householdGuards: boolean;
  oneToOne: boolean;
}

/** Nine to one. */
const SAME_FROM = Math.log2(9);
/** One to eight. */
const POSSIBLE_FROM = -3;
/** Records of one cluster fit on the whole when it is likelier than not that they are one person. */
const CLUSTER_FROM = 0;

/** Pairs between two files. */
export function* linkTable(table: Table, options: Options, progress: Progress): Generator<Found> {
  const edges = findPairs(study(table, progress), POSSIBLE_FROM, progress);
  yield* options.oneToOne ? assign(table, edges, options) : each(table, edges, options);
}

function* each(table: Table, { left, right, weight, count }: Edges, options: Options): Generator<Found> {
  for (let at = 0; at < count; at++) {
    const pair = { left: left[at] ?? 0, right: right[at] ?? 0, weight: weight[at] ?? 0 };
    yield { ...pair, zone: zoneOf(table, pair, options) };
  }
}

function zoneOf(
  table: Table,
  { left, right, weight }: Omit<Found, 'zone'>,
  { householdGuards }: Options,
): Found['zone'] {
  if (weight < SAME_FROM) return 'possible';
  return householdGuards && isGuarded(table, left, right) ? 'possible' : 'same';
}

/** Bits by which the best must lead the next for one record. */
const CLEAR_BY = 2;

/** Each record once, strongest pairs first. Where another fits about as well, neither is more than possible. */
function* assign(table: Table, edges: Edges, options: Options): Generator<Found> {
  const taken = new Uint8Array(table.size);
  const rivals = rivalsOf(table.size, edges);
  for (const pair of each(table, edges, options)) {
    if (taken[pair.left] || taken[pair.right]) continue;
    taken[pair.left] = 1;
    taken[pair.right] = 1;
    const rival = Math.max(rivals[pair.left] ?? 0, rivals[pair.right] ?? 0);
    yield pair.weight - rival < CLEAR_BY ? { ...pair, zone: 'possible' } : pair;
  }
}

/** The second best weight of every record. */
function rivalsOf(size: number, { left, right, weight, count }: Edges): Float32Array {
  const seen = new Uint8Array(size);
  const second = new Float32Array(size).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < count; at++) {
    for (const record of [left[at] ?? 0, right[at] ?? 0]) {
      if (seen[record] === 1) second[record] = weight[at] ?? 0;
      if ((seen[record] ?? 0) < 2) seen[record] = (seen[record] ?? 0) + 1;
    }
  }
  return second;
}

/** Pairs within one file: all of each cluster, and those that are possible beside. */
export function* dedupeTable(
  table: Table,
  { householdGuards }: Options,
  progress: Progress,
): Generator<Found> {
  const studied = study(table, progress);
  const { scorer } = studied;
  const edges = findPairs(studied, POSSIBLE_FROM, progress);
  const weigh = (a: number, b: number) =>
    householdGuards && isGuarded(table, a, b) ? NEVER : Math.max(LEAST, scorer.weigh(a, b));
  const { of, members } = cluster(table.size, edges, weigh, CLUSTER_FROM, householdGuards);
  for (const records of members.values()) yield* within(records, weigh);
  for (let at = 0; at < edges.count; at++) {
    const [left, right] = [edges.left[at] ?? 0, edges.right[at] ?? 0];
    if (of[left] !== of[right]) yield { left, right, weight: edges.weight[at] ?? 0, zone: 'possible' };
  }
}

const NEVER = -1e6;
/** One pair that does not fit at all must not outweigh many that do. */
const LEAST = -20;

/** A pair that others join is worth at least what it took to join them. */
function* within(records: readonly number[], weigh: (a: number, b: number) => number): Generator<Found> {
  const sorted = [...records].sort((a, b) => a - b);
  for (const [at, left] of sorted.entries()) {
    for (const right of sorted.slice(at + 1)) {
      yield { left, right, weight: Math.max(weigh(left, right), SAME_FROM), zone: 'same' };
    }
  }
}
