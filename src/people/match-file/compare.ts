import type { Lexicon } from '../rules/matching/lexicon.ts';
import { editsBetween } from '../rules/matching/likeness.ts';
import { soundOf } from '../rules/matching/sound.ts';
import { type Levels, levelsOf, MISSING, SAME } from './levels.ts';
import { hashText, mix } from './pool.ts';
import type { Column, Table } from './table.ts';

/** Compares two records of a table field by field. Fast for what it has seen before. */
export class Comparer {
  readonly counts: number[];
  readonly #columns: Column[];
  readonly #levels: Levels<never>[];
  readonly #seen: Seen[];
  readonly #given: number;
  readonly #surname: number;

  readonly #sounds: Uint32Array[];

  constructor(table: Table, lexicon: Lexicon, tells: readonly ((word: string) => number)[]) {
    this.#columns = table.columns;
    this.#levels = table.columns.map(({ field }, at) =>
      levelsOf(field.kind, lexicon, tells[at] ?? (() => 1)),
    );
    this.#given = table.columns.findIndex(({ field }) => field.kind === 'given');
    this.#surname = table.columns.findIndex(({ field }) => field.kind === 'surname');
    this.#sounds = [this.#given, this.#surname].map((at) => soundsOf(this.#columns[at]));
    this.#seen = table.columns.map(() => new Seen());
    // Level 0, the field's own, and for names one more: given name and surname the other way round.
    this.counts = this.#levels.map(({ count }, at) => count + (at === this.#given ? 1 : 0));
  }

  /** Writes the level of every field into `levels`. */
  compare(a: number, b: number, levels: Uint8Array): void {
    for (let field = 0; field < this.#columns.length; field++) {
      const { values } = this.#columns[field] as Column;
      levels[field] = this.#level(field, values[a] ?? 0, values[b] ?? 0);
    }
    if (this.#given >= 0 && this.#surname >= 0) this.#turn(a, b, levels);
  }

  #level(field: number, a: number, b: number): number {
    if (a === 0 || b === 0) return MISSING;
    if (a === b) return SAME;
    const seen = this.#seen[field] as Seen;
    const found = seen.level(a, b);
    if (found > 0) return found;
    const level = (this.#levels[field] as Levels<never>).compare(
      this.#prepared(field, a),
      this.#prepared(field, b),
    );
    seen.keep(a, b, level);
    return level;
  }

  #prepared(field: number, id: number): never {
    const seen = this.#seen[field] as Seen;
    const found = seen.prepared(id);
    if (found !== undefined) return found as never;
    const { pool } = this.#columns[field] as Column;
    const made = (this.#levels[field] as Levels<never>).prepare(pool.text(id));
    seen.keepPrepared(id, made);
    return made;
  }

  /** Where neither name agrees but each does with the other: one finding, told once. */
  #turn(a: number, b: number, levels: Uint8Array): void {
    const [given = 0, surname = 0] = [levels[this.#given], levels[this.#surname]];
    if ((given !== MISSING && given < 7) || (surname !== MISSING && surname < 7)) return;
    if (!this.#soundsTurned(a, b) && !this.#soundsTurned(b, a)) return;
    const text = (field: number, record: number) => {
      const { pool, values } = this.#columns[field] as Column;
      return pool.text(values[record] ?? 0);
    };
    const pairs = [
      [text(this.#given, a), text(this.#surname, b)],
      [text(this.#surname, a), text(this.#given, b)],
    ].filter(([x, y]) => x && y);
    const crossed = pairs.filter(
      ([x = '', y = '']) => x === y || (x.length > 3 && editsBetween(x, y, 1) <= 1),
    );
    if (pairs.length === 0 || crossed.length < pairs.length) return;
    levels[this.#given] = (this.counts[this.#given] as number) - 1;
    levels[this.#surname] = MISSING;
  }

  #soundsTurned(a: number, b: number): boolean {
    const given = this.#columns[this.#given]?.values[a] ?? 0;
    const surname = this.#columns[this.#surname]?.values[b] ?? 0;
    return given !== 0 && surname !== 0 && this.#sounds[0]?.[given] === this.#sounds[1]?.[surname];
  }
}

function soundsOf(column: Column | undefined): Uint32Array {
  const sounds = new Uint32Array((column?.pool.size ?? 0) + 1);
  for (let id = 1; id < sounds.length; id++)
    sounds[id] = hashText(soundOf(column?.pool.text(id).split(' ')[0] ?? ''));
  return sounds;
}

const PAIRS = 1 << 16;
const TEXTS = 1 << 14;

/** What was worked out lately, each in the one place its numbers give; what comes later takes that place. */
class Seen {
  readonly #first = new Uint32Array(PAIRS);
  readonly #second = new Uint32Array(PAIRS);
  readonly #levels = new Uint8Array(PAIRS);
  readonly #ids = new Uint32Array(TEXTS);
  readonly #made = new Array<unknown>(TEXTS);

  level(a: number, b: number): number {
    const at = placeOf(a, b);
    const [first, second] = a < b ? [a, b] : [b, a];
    return this.#first[at] === first && this.#second[at] === second ? (this.#levels[at] ?? 0) : 0;
  }

  keep(a: number, b: number, level: number): void {
    const at = placeOf(a, b);
    this.#first[at] = Math.min(a, b);
    this.#second[at] = Math.max(a, b);
    this.#levels[at] = level;
  }

  prepared(id: number): unknown {
    const at = id & (TEXTS - 1);
    return this.#ids[at] === id ? this.#made[at] : undefined;
  }

  keepPrepared(id: number, made: unknown): void {
    const at = id & (TEXTS - 1);
    this.#ids[at] = id;
    this.#made[at] = made;
  }
}

const placeOf = (a: number, b: number) => mix(Math.imul(a + b, 0x9e3779b1) ^ (a * b)) & (PAIRS - 1);
