import { type Cells, cellOf } from './cells.ts';
import { SAME } from './levels.ts';
import type { Patterns } from './patterns.ts';
import { FEW_PAIRS } from './span.ts';

/**
 * What was learnt from the files: for each group of fields how likely every combination of levels is for two records
 * of one person, of two of one family, and of strangers.
 */
export interface Learnt {
  groups: readonly Group[];
  shares: Shares;
}

/** Three ways two records can stand to each other. */
export type Relation = 'person' | 'family' | 'strangers';
const RELATIONS: readonly Relation[] = ['person', 'family', 'strangers'];

/** The share of all pairs that each is; together 1. */
type Shares = Record<Relation, number>;

/** Fields that say partly the same, such as a full name and its parts, are one group: together they are one fact. */
export interface Group {
  fields: readonly number[];
  counts: readonly number[];
  /** By cell (the levels of the fields as one number): log2 of the likelihood. */
  bits: Record<Relation, Float64Array>;
  /** For each field: how often two strangers agree on it. */
  chance: readonly number[];
  /** What a family shares does not tell more when it is rare. */
  personal: boolean;
}

const ROUNDS = 8;

/**
 * Learns what agreement is worth with no known pairs. It begins from what slips of the pen look like anywhere: most
 * fields the same, few unlike. Then, in turns, each group of fields is learnt from the pairs that all other fields
 * leave no doubt about. (Plain expectation and maximisation drifts: where fields depend on each other, as town and
 * postcode do, the likeliest two classes are not "one person" and "two people".) A family's records agree in surname
 * and address and differ in given name and birth: without a relation of their own they would pass for one person.
 */
export function learn(patterns: Patterns, grouped: readonly Cells[], { pairs, size, apart }: Whole): Learnt {
  const { weights } = patterns;
  const elsewhere = Math.max(0, FEW_PAIRS - pairs);
  const strangersIn = (cells: Cells, counted: (pattern: number) => number) =>
    elsewhere > 0
      ? cells.shares(weights, counted, cells.anywhere(), elsewhere)
      : cells.shares(weights, counted);
  let shares = sharesFor(size / 4, size / 8, pairs);
  let likely = grouped.map((cells) => {
    const strangers = strangersIn(cells, () => 1);
    return { person: cells.start(), strangers, family: cells.familyFrom(strangers, undefined) };
  });
  const begun = likely.map(({ person }) => person);
  // A few records teach nothing about others: sisters in a list of ten would pass for what one person looks like.
  for (let round = 0; round < (elsewhere > 0 ? 0 : ROUNDS); round++) {
    const logs = likely.map(logsOf);
    const sums = sumsOf(patterns, grouped, logs, shares);
    const chances = chancesOf(sums);
    const familial = (pattern: number) => (apart[pattern] ? (chances.family[pattern] ?? 0) : 0);
    likely = grouped.map((cells, at) => {
      const others = (pattern: number) => chanceWithout(sums, logs[at], cells.cells[pattern] ?? 0, pattern);
      const strangers = strangersIn(cells, (pattern) => chances.strangers[pattern] ?? 0);
      const family = cells.shares(weights, familial, strangers);
      return {
        person: cells.personFrom(
          cells.shares(weights, (pattern) => beyondDoubt(others(pattern)), begun[at]),
          shares,
        ),
        strangers,
        family: cells.familyFrom(strangers, family),
      };
    });
    const count = (chance: (pattern: number) => number) =>
      weights.reduce((sum, weight, pattern) => sum + weight * chance(pattern), 0);
    const persons = count((pattern) => chances.person[pattern] ?? 0);
    shares = sharesFor(Math.min(persons, MOST_PAIRS_EACH * size), count(familial), pairs);
  }
  return { groups: grouped.map((cells, at) => groupOf(cells, likely[at] as Likely)), shares };
}

/** What is known of all pairs beside their patterns. */
export interface Whole {
  pairs: number;
  size: number;
  /**
   * Patterns in which given name and birth both differ, by which alone families are known: otherwise whoever's given
   * name was mistaken would pass for a sister.
   */
  apart: Uint8Array;
}

type Likely = Record<Relation, Float64Array>;

/** More pairs of one person than this for every record, on average, no file is thought to have. */
const MOST_PAIRS_EACH = 20;

function sharesFor(person: number, family: number, pairs: number): Shares {
  const [ours, theirs] = [Math.max(person, 1) / pairs, Math.max(family, 0.1) / pairs].map((one) =>
    Math.min(one, 0.4),
  );
  return { person: ours ?? 0, family: theirs ?? 0, strangers: 1 - (ours ?? 0) - (theirs ?? 0) };
}

const beyondDoubt = (chance: number) => (chance > 0.95 ? chance : 0);

function groupOf(cells: Cells, likely: Likely): Group {
  const { person, family, strangers } = logsOf(capped(cells, likely));
  const bits = (nats: Float64Array) => nats.map((one) => one / Math.LN2);
  return {
    fields: cells.fields,
    counts: cells.counts,
    bits: { person: bits(person), family: bits(family), strangers: bits(strangers) },
    chance: cells.fields.map((_, place) => cells.marginal(likely.strangers, place, SAME)),
    personal: cells.personal,
  };
}

/** What hardly ever came says little: nothing tells more than all fields the same. */
function capped(cells: Cells, likely: Likely): Likely {
  const all = cellOf(cells, () => SAME);
  const most = Math.max(1, (likely.person[all] ?? 0) / Math.max(likely.strangers[all] ?? 0, LEAST));
  const person = likely.person.map((share, cell) =>
    Math.min(share, most * Math.max(likely.strangers[cell] ?? 0, LEAST)),
  );
  return { ...likely, person };
}

const LEAST = 1e-10;

/** Natural logarithms; 0 where the fields are missing, which says nothing. */
function logsOf(likely: Likely): Likely {
  const logs = (shares: Float64Array) =>
    shares.map((share, cell) =>
      likely.strangers[cell] === 0 && share === 0 ? 0 : Math.log(Math.max(share, LEAST)),
    );
  return { person: logs(likely.person), family: logs(likely.family), strangers: logs(likely.strangers) };
}

/** Of every pattern and relation, the logarithm of share times likelihood. */
function sumsOf(
  { count }: Patterns,
  grouped: readonly Cells[],
  logs: readonly Likely[],
  shares: Shares,
): Likely {
  const sum = (relation: Relation) => {
    const sums = new Float64Array(count).fill(Math.log(shares[relation]));
    for (const [at, { cells }] of grouped.entries()) {
      const ofGroup = logs[at]?.[relation];
      for (let pattern = 0; pattern < count; pattern++) {
        sums[pattern] = (sums[pattern] ?? 0) + (ofGroup?.[cells[pattern] ?? 0] ?? 0);
      }
    }
    return sums;
  };
  return { person: sum('person'), family: sum('family'), strangers: sum('strangers') };
}

function chancesOf(sums: Likely): Likely {
  const chance = (relation: Relation) =>
    sums[relation].map((own, at) => {
      const all = RELATIONS.reduce((total, other) => total + Math.exp((sums[other][at] ?? 0) - own), 0);
      return 1 / all;
    });
  return { person: chance('person'), family: chance('family'), strangers: chance('strangers') };
}

/** The chance of one person that all but one group of fields give a pattern. */
function chanceWithout(sums: Likely, logs: Likely | undefined, cell: number, pattern: number): number {
  const left = (relation: Relation) => (sums[relation][pattern] ?? 0) - (logs?.[relation][cell] ?? 0);
  const own = left('person');
  return 1 / (1 + Math.exp(left('family') - own) + Math.exp(left('strangers') - own));
}
