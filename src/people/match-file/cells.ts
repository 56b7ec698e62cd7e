import type { FieldGroup } from './groups.ts';
import { MISSING, SAME, UNLIKE_NAMES } from './levels.ts';
import type { Patterns } from './patterns.ts';

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
  readonly #birth: boolean;
  readonly #given: boolean;
  readonly #anywhere: readonly number[];

  constructor(
    patterns: Patterns,
    { fields, personal, surname, birth, given, anywhere }: FieldGroup,
    counts: readonly number[],
  ) {
    this.fields = fields;
    this.personal = personal;
    this.#surname = surname;
    this.#birth = birth;
    this.#given = given;
    this.#anywhere = anywhere;
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

  /** What strangers agree on anywhere: all the same now and then, otherwise unlike. */
  anywhere(): Float64Array {
    return this.#product(
      this.counts.map((count, place) => {
        const [same = 0, shares] = [this.#anywhere[place], new Float64Array(count)];
        // A given name has one level beyond unlike: the names the other way round.
        shares[Math.min(count - 1, UNLIKE_NAMES)] = 1 - same;
        shares[SAME] = same;
        return shares;
      }),
    );
  }

  /**
   * What was `learnt` of one person. All else of twins agrees, so that they pass for one person with another given
   * name: as many as there may be, for so many pairs of one `family` to one of a `person`, are taken off again.
   */
  personFrom(learnt: Float64Array, { person, family }: { person: number; family: number }): Float64Array {
    const unlike = this.#given ? (learnt[UNLIKE_NAMES] ?? 0) : 0;
    const kept = Math.max(LEAST_UNLIKE, unlike - (TWINS_AT_MOST * family) / person);
    if (unlike <= kept) return learnt;
    return learnt.map((share, level) =>
      level === UNLIKE_NAMES ? kept : (share * (1 - kept)) / (1 - unlike),
    );
  }

  /**
   * What two of a family agree on: what was `learnt`, but of what is personal only what strangers do, given that the
   * surname is the same where it is part of the group.
   */
  familyFrom(strangers: Float64Array, learnt: Float64Array | undefined): Float64Array {
    if (this.#birth)
      return strangers.map((share, level) => share * (1 - TWINS) + (level === SAME ? TWINS : 0));
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
   * The share of each cell among pairs with the same fields missing, as far as patterns count, and so many `pairs` as
   * before. Cells that few pairs speak for lean on what their fields say one by one.
   */
  shares(
    weights: Float64Array,
    counted: (pattern: number) => number,
    before?: Float64Array,
    pairs = STEADY,
  ): Float64Array {
    const sums = new Float64Array(this.#size);
    for (let at = 0; at < this.cells.length; at++) {
      const cell = this.cells[at] ?? 0;
      sums[cell] = (sums[cell] ?? 0) + (weights[at] ?? 0) * counted(at);
    }
    const single = this.counts.map((count, place) => this.#single(sums, place, count, before, pairs));
    if (this.counts.length === 1) return single[0] ?? sums;
    return this.#blend(sums, this.#product(single), Math.max(LEAN, before ? pairs : 0));
  }

  #single(
    sums: Float64Array,
    place: number,
    count: number,
    before: Float64Array | undefined,
    pairs: number,
  ): Float64Array {
    const levels = new Float64Array(count);
    let total = 0;
    for (let cell = 0; cell < this.#size; cell++) {
      const level = this.#levels[place]?.[cell] ?? 0;
      if (level !== MISSING) levels[level] = (levels[level] ?? 0) + (sums[cell] ?? 0);
    }
    for (let level = SAME; level < count; level++) {
      const steady = before ? pairs * this.marginal(before, place, level) : 0;
      levels[level] =
        (levels[level] ?? 0) + Math.max(steady, before === undefined || pairs > STEADY ? 0.1 : 0);
      total += levels[level] ?? 0;
    }
    return levels.map((sum, level) => (level === MISSING ? 0 : sum / total));
  }

  #blend(sums: Float64Array, product: Float64Array, lean: number): Float64Array {
    const totals = this.#totals(sums);
    return product.map((share, cell) => {
      const total = totals[this.#mask[cell] ?? 0] ?? 0;
      return ((sums[cell] ?? 0) + lean * share) / (total + lean);
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

const LEAST_UNLIKE = 0.005;
const TWINS_AT_MOST = 0.25;

/** Of two brothers or sisters, about so many are twins. */
const TWINS = 0.04;

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
