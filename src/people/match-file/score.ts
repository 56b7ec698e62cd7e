import type { Comparer } from './compare.ts';
import { cellOf, type Group, type Learnt } from './learn.ts';
import { SAME } from './levels.ts';
import type { Column, Table } from './table.ts';

/** Weighs pairs of records in bits: the logarithm to base 2 of the odds that both are one person. */
export class Scorer {
  readonly levels: Uint8Array;
  readonly #comparer: Comparer;
  readonly #table: Table;
  readonly #groups: readonly Group[];
  /** By field and value: what agreeing on it tells beyond what agreeing on the field does. */
  readonly #beyond: Float32Array[];
  readonly #prior: number;

  constructor(table: Table, comparer: Comparer, { groups, share }: Learnt) {
    this.#table = table;
    this.#comparer = comparer;
    this.#groups = groups;
    this.levels = new Uint8Array(table.columns.length);
    this.#prior = Math.log2(share / (1 - share));
    const chance = groups.flatMap(({ fields, chance }) =>
      fields.map((field, at) => [field, chance[at] ?? 1] as const),
    );
    const byField = new Map(chance);
    this.#beyond = table.columns.map((column, field) => beyond(column, table.size, byField.get(field) ?? 1));
  }

  weigh(a: number, b: number): number {
    const { levels } = this;
    this.#comparer.compare(a, b, levels);
    let weight = this.#prior;
    for (const group of this.#groups) {
      weight += group.bits[cellOf(group, (field) => levels[field] ?? 0)] ?? 0;
      weight += this.#rarity(group, a);
    }
    return weight;
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
  for (let id = 1; id <= pool.size; id++) {
    bits[id] = Math.log2((Math.max(chance, 1e-10) * known) / Math.max(1.5, pool.count(id)));
  }
  return bits;
}
