import type { FieldGroup } from './groups.ts';
import { MISSING, SAME } from './levels.ts';
import type { Patterns } from './patterns.ts';

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
export function learn(patterns: Patterns, grouped: readonly Cells[], pairs: number, size: number): Learnt {
  const { weights } = patterns;
  let shares = sharesFor(size / 4, size / 8, pairs);
  let likely = grouped.map((cells) => {
    const strangers = cells.shares(weights, () => 1);
    return { person: cells.start(), strangers, family: cells.familyFrom(strangers, undefined) };
  });
  const begun = likely.map(({ person }) => person);
  for (let round = 0; round < ROUNDS; round++) {
    const logs = likely.map(logsOf);
    const sums = sumsOf(patterns, grouped, logs, shares);
    const chances = chancesOf(sums);
    likely = grouped.map((cells, at) => {
      const others = (pattern: number) => chanceWithout(sums, logs[at], cells.cells[pattern] ?? 0, pattern);
      const strangers = cells.shares(weights, (pattern) => chances.strangers[pattern] ?? 0);
      const family = cells.shares(weights, (pattern) => chances.family[pattern] ?? 0, strangers);
      return {
        person: cells.shares(weights, (pattern) => beyondDoubt(others(pattern)), begun[at]),
        strangers,
        family: cells.familyFrom(strangers, family),
      };
    });
    const count = (relation: Relation) =>
      chances[relation].reduce((sum, chance, at) => sum + chance * (weights[at] ?? 0), 0);
    shares = sharesFor(Math.min(count('person'), MOST_PAIRS_EACH * size), count('family'), pairs);
  }
  return { groups: grouped.map((cells, at) => groupOf(cells, likely[at] as Likely)), shares };
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

/** The combinations of levels of a group's fields, and which of them each pattern has. */
export class Cells {
  /** What members of a family do not share. */
  readonly personal: boolean;
  readonly fields: readonly number[];
  readonly counts: readonly number[];
  readonly cells: Uint16Array;
  readonly #size: number;
  /** Level of every field by cell, and which fields are missing in it, one bit each. */
  readonly #levels: Uint8Array[];
  readonly #mask: Uint8Array;

  readonly #surname: number;

  constructor(patterns: Patterns, { fields, personal, surname }: FieldGroup, counts: readonly number[]) {
    this.fields = fields;
    this.personal = personal;
    this.#surname = surname;
    this.counts = fields.map((field) => counts[field] ?? 1);
    this.#size = this.counts.reduce((product, count) => product * count, 1);
    this.cells = new Uint16Array(patterns.count);
    for (let at = 0; at < patterns.count; at++) {
      this.cells[at] = cellOf(this, (field) => patterns.levels[at * patterns.fields + field] ?? 0);
    }
    this.#levels = fields.map(() => new Uint8Array(this.#size));
    this.#mask = new Uint8Array(this.#size);
    this.#spell();
  }

  #spell(): void {
    for (let cell = 0; cell < this.#size; cell++) {
      let rest = cell;
      for (let place = this.counts.length - 1; place >= 0; place--) {
        const count = this.counts[place] ?? 1;
        const level = rest % count;
        rest = Math.floor(rest / count);
        (this.#levels[place] as Uint8Array)[cell] = level;
        if (level === MISSING) this.#mask[cell] = (this.#mask[cell] ?? 0) | (1 << place);
      }
    }
  }

  start(): Float64Array {
    return this.#product(this.counts.map(startOf));
  }

  /**
   * What two of a family agree on: what was `learnt`, but of what is personal only what strangers do, given that the
   * surname is the same where it is part of the group.
   */
  familyFrom(strangers: Float64Array, learnt: Float64Array | undefined): Float64Array {
    if (!this.personal) return learnt ?? this.start();
    if (this.#surname < 0) return strangers;
    const place = this.#surname;
    const kept = strangers.map((share, cell) =>
      this.#levels[place]?.[cell] === SAME ? share : share * 0.01,
    );
    const totals = this.#totals(kept);
    return kept.map((share, cell) => share / Math.max(totals[this.#mask[cell] ?? 0] ?? 0, 1e-12));
  }

  /**
   * The share of each cell among pairs with the same fields missing, as far as patterns count. Cells that few pairs
   * speak for lean on what their fields say one by one.
   */
  shares(weights: Float64Array, counted: (pattern: number) => number, before?: Float64Array): Float64Array {
    const sums = new Float64Array(this.#size);
    for (let at = 0; at < this.cells.length; at++) {
      const cell = this.cells[at] ?? 0;
      sums[cell] = (sums[cell] ?? 0) + (weights[at] ?? 0) * counted(at);
    }
    const single = this.counts.map((count, place) => this.#single(sums, place, count, before));
    if (this.counts.length === 1) return single[0] ?? sums;
    return this.#blend(sums, this.#product(single));
  }

  #single(sums: Float64Array, place: number, count: number, before?: Float64Array): Float64Array {
    const levels = new Float64Array(count);
    let total = 0;
    for (let cell = 0; cell < this.#size; cell++) {
      const level = this.#levels[place]?.[cell] ?? 0;
      if (level !== MISSING) levels[level] = (levels[level] ?? 0) + (sums[cell] ?? 0);
    }
    for (let level = SAME; level < count; level++) {
      const steady = before ? STEADY * this.marginal(before, place, level) : 0.1;
      levels[level] = (levels[level] ?? 0) + steady;
      total += levels[level] ?? 0;
    }
    return levels.map((sum, level) => (level === MISSING ? 0 : sum / total));
  }

  #blend(sums: Float64Array, product: Float64Array): Float64Array {
    const totals = this.#totals(sums);
    return product.map((share, cell) => {
      const total = totals[this.#mask[cell] ?? 0] ?? 0;
      return ((sums[cell] ?? 0) + LEAN * share) / (total + LEAN);
    });
  }

  /** Sums by which fields are missing. */
  #totals(sums: Float64Array): Float64Array {
    const totals = new Float64Array(1 << this.counts.length);
    for (let cell = 0; cell < this.#size; cell++) {
      const mask = this.#mask[cell] ?? 0;
      totals[mask] = (totals[mask] ?? 0) + (sums[cell] ?? 0);
    }
    return totals;
  }

  #product(single: readonly Float64Array[]): Float64Array {
    const product = new Float64Array(this.#size);
    for (let cell = 0; cell < this.#size; cell++) {
      let share = 1;
      for (const [place, levels] of single.entries()) {
        const level = this.#levels[place]?.[cell] ?? 0;
        if (level !== MISSING) share *= levels[level] ?? 0;
      }
      product[cell] = share;
    }
    return product;
  }

  /** The share of one level of one field, where no other field is missing. */
  marginal(shares: Float64Array | undefined, place: number, level: number): number {
    let sum = 0;
    for (let cell = 0; cell < this.#size; cell++) {
      if (this.#mask[cell] === 0 && this.#levels[place]?.[cell] === level) sum += shares?.[cell] ?? 0;
    }
    return sum;
  }
}

/** Pairs' worth of what came before, so that few pairs do not overturn it. */
const STEADY = 5;
const LEAN = 20;

export function cellOf(
  { fields, counts }: Pick<Cells, 'fields' | 'counts'>,
  level: (field: number) => number,
): number {
  let cell = 0;
  for (let place = 0; place < fields.length; place++)
    cell = cell * (counts[place] ?? 1) + level(fields[place] ?? 0);
  return cell;
}

function startOf(count: number): Float64Array {
  const shares = new Float64Array(count);
  shares[SAME] = 0.75;
  let rest = 0.25;
  for (let level = SAME + 1; level < count; level++) {
    shares[level] = level === count - 1 ? rest : rest * 0.4;
    rest *= 0.6;
  }
  return shares;
}
