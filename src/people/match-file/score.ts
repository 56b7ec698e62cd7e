import { cellOf } from './cells.ts';
import type { Comparer } from './compare.ts';
import type { Group, Learnt, Relation } from './learn.ts';
import { SAME } from './levels.ts';
import { FEW } from './span.ts';
import type { Column, Table } from './table.ts';

/** Weighs pairs of records in bits: the logarithm to base 2 of the odds that both are one person. */
export class Scorer {
  readonly levels: Uint8Array;
  readonly #comparer: Comparer;
  readonly #table: Table;
  readonly #groups: readonly Group[];
  /** By field and value: what agreeing on it tells beyond what agreeing on the field does. */
  readonly #beyond: Float32Array[];
  readonly #prior: Record<Relation, number>;

  constructor(table: Table, comparer: Comparer, { groups, shares }: Learnt) {
    this.#table = table;
    this.#comparer = comparer;
    this.#groups = groups;
    this.levels = new Uint8Array(table.columns.length);
    this.#prior = {
      person: Math.log2(shares.person),
      family: Math.log2(shares.family),
      strangers: Math.log2(shares.strangers),
    };
    const chance = groups.flatMap(({ fields, chance }) =>
      fields.map((field, at) => [field, chance[at] ?? 1] as const),
    );
    const byField = new Map(chance);
    this.#beyond = table.columns.map((column, field) => beyond(column, table.size, byField.get(field) ?? 1));
  }

  weigh(a: number, b: number): number {
    const { levels } = this;
    this.#comparer.compare(a, b, levels);
    let { person, family, strangers } = this.#prior;
    for (const group of this.#groups) {
      const cell = cellOf(group, (field) => levels[field] ?? 0);
      const rarity = this.#rarity(group, a);
      person += group.bits.person[cell] ?? 0;
      strangers += (group.bits.strangers[cell] ?? 0) - rarity;
      family += (group.bits.family[cell] ?? 0) - (group.personal ? rarity : 0);
    }
    const other = Math.max(family, strangers);
    return person - other - Math.log2(2 ** (family - other) + 2 ** (strangers - other));
  }

  /** A full name holds its parts: what its rarity tells is not told again by theirs. */
  #rarity({ fields }: Group, a: number): number {
    let [whole, parts] = [0, 0];
    let wholeSame = false;
    for (const field of fields) {
      if (this.levels[field] !== SAME) continue;
      const { values, field: mapped } = this.#table.columns[field] as Column;
      const bits = this.#beyond[field]?.[values[a] ?? 0] ?? 0;
      if (fields.length > 1 && mapped.kind === 'words') {
        whole = wholeSame ? Math.max(whole, bits) : bits;
        wholeSame = true;
      } else parts += bits;
    }
    return wholeSame ? Math.max(whole, parts) : parts;
  }
}

function beyond({ pool, values }: Column, size: number, chance: number): Float32Array {
  let known = 0;
  for (let at = 0; at < size; at++) if (values[at] !== 0) known++;
  const bits = new Float32Array(pool.size + 1);
  const elsewhere = Math.max(0, FEW - size);
  const often = Math.max(chance, 1e-10);
  for (let id = 1; id <= pool.size; id++) {
    const count = Math.max(1.5, pool.count(id)) + elsewhere * often;
    bits[id] = Math.log2((often * (known + elsewhere)) / count);
  }
  return bits;
}
