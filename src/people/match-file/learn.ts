import { MISSING, SAME } from './levels.ts';
import type { Patterns } from './patterns.ts';

/** What was learnt from the files: for each group of fields what every combination of levels tells, in bits. */
export interface Learnt {
  groups: readonly Group[];
  /** The share of all pairs that are one person. */
  share: number;
}

/** Fields that say partly the same, such as a full name and its parts, are one group: together they are one fact. */
export interface Group {
  fields: readonly number[];
  counts: readonly number[];
  /** By cell: the levels of the fields as one number. */
  bits: Float64Array;
  /** For each field: how often two people agree on it. */
  chance: readonly number[];
}

const ROUNDS = 8;

/**
 * Learns what agreement is worth with no known pairs. It begins from what slips of the pen look like anywhere: most
 * fields the same, few unlike. Then, in turns, each group of fields is learnt from the pairs that all other fields
 * leave no doubt about. (Plain expectation and maximisation drifts: where fields depend on each other, as town and
 * postcode do, the likeliest two classes are not "one person" and "two people".)
 */
export function learn(patterns: Patterns, grouped: readonly Cells[], pairs: number, size: number): Learnt {
  const { weights } = patterns;
  let share = size / 4 / pairs;
  let strangers = grouped.map((cells) => cells.shares(weights, () => 1));
  let matches = grouped.map((cells) => cells.start());
  const begun = matches;
  for (let round = 0; round < ROUNDS; round++) {
    const told = grouped.map((_, at) => ratio(matches[at], strangers[at]));
    const odds = oddsOf(patterns, grouped, told, share);
    matches = grouped.map((cells, at) => {
      const others = (pattern: number) => (odds[pattern] ?? 0) - (told[at]?.[cells.cells[pattern] ?? 0] ?? 0);
      return cells.shares(weights, (pattern) => beyondDoubt(chanceOf(others(pattern))), begun[at]);
    });
    strangers = grouped.map((cells) => cells.shares(weights, (pattern) => 1 - chanceOf(odds[pattern] ?? 0)));
    const matched = odds.reduce((sum, one, at) => sum + chanceOf(one) * (weights[at] ?? 0), 0);
    share = Math.min(Math.max(matched, 1), MOST_PAIRS_EACH * size) / pairs;
  }
  const groups = grouped.map((cells, at) => ({
    fields: cells.fields,
    counts: cells.counts,
    bits: capped(cells, ratio(matches[at], strangers[at])),
    chance: cells.fields.map((_, place) => cells.marginal(strangers[at], place, SAME)),
  }));
  return { groups, share };
}

/** In bits. What hardly ever came says little: nothing tells more than all fields the same. */
function capped(cells: Cells, nats: Float64Array): Float64Array {
  const most = nats[cellOf(cells, () => SAME)] ?? 0;
  return nats.map((one) => Math.min(one, Math.max(most, 0)) / Math.LN2);
}

/** More records of one person than this, on average, no file is thought to have. */
const MOST_PAIRS_EACH = 20;

const chanceOf = (odds: number) => 1 / (1 + Math.exp(-odds));

const beyondDoubt = (chance: number) => (chance > 0.95 ? chance : 0);

function ratio(matches: Float64Array | undefined, strangers: Float64Array | undefined): Float64Array {
  return (matches ?? new Float64Array()).map((share, cell) => {
    const other = strangers?.[cell] ?? 0;
    return share === 0 && other === 0 ? 0 : Math.log(Math.max(share, 1e-9) / Math.max(other, 1e-10));
  });
}

/** Of every pattern, the logarithm of the odds that it is one person. */
function oddsOf(
  { count }: Patterns,
  grouped: readonly Cells[],
  told: readonly Float64Array[],
  share: number,
): Float64Array {
  const odds = new Float64Array(count).fill(Math.log(share / (1 - share)));
  for (const [at, { cells }] of grouped.entries()) {
    const ofGroup = told[at] as Float64Array;
    for (let pattern = 0; pattern < count; pattern++)
      odds[pattern] = (odds[pattern] ?? 0) + (ofGroup[cells[pattern] ?? 0] ?? 0);
  }
  return odds;
}

/** The combinations of levels of a group's fields, and which of them each pattern has. */
export class Cells {
  readonly fields: readonly number[];
  readonly counts: readonly number[];
  readonly cells: Uint16Array;
  readonly #size: number;
  /** Level of every field by cell, and which fields are missing in it, one bit each. */
  readonly #levels: Uint8Array[];
  readonly #mask: Uint8Array;

  constructor(patterns: Patterns, fields: readonly number[], counts: readonly number[]) {
    this.fields = fields;
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
    const totals = new Float64Array(1 << this.counts.length);
    for (let cell = 0; cell < this.#size; cell++) {
      const mask = this.#mask[cell] ?? 0;
      totals[mask] = (totals[mask] ?? 0) + (sums[cell] ?? 0);
    }
    return product.map((share, cell) => {
      const total = totals[this.#mask[cell] ?? 0] ?? 0;
      return ((sums[cell] ?? 0) + LEAN * share) / (total + LEAN);
    });
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
