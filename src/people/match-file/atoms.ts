import { partOf } from '../rules/matching/lexicon.ts';
import { soundOf } from '../rules/matching/sound.ts';
import type { Kind } from './mapping.ts';
import { hashText } from './pool.ts';
import type { Column, Table } from './table.ts';

/** Something of a field that records of one person mostly share though the field differ: hashed, 0 where absent. */
export interface Atom {
  field: number;
  hashes: Uint32Array;
  /** Whole enough to be a key alone. */
  alone: boolean;
  /** For files too large to try every two atoms: the ones to keep to. */
  main: boolean;
  /** What agreeing on it tells on average: −log2 of how often two records at random agree. */
  bits: number;
}

interface Cut {
  main?: boolean;
  alone?: boolean;
  of: (text: string, rarest: readonly string[]) => string;
}

const words = (text: string) => partOf(text).words;

const cuts: Record<Kind, readonly Cut[]> = {
  given: [
    { main: true, of: (text) => partOf(text).sounds[0] ?? '' },
    { of: (text) => (words(text)[0] ?? '').slice(0, 3) },
  ],
  surname: [
    { main: true, of: (text) => partOf(text).sounds[0] ?? '' },
    { of: (text) => (words(text)[0] ?? '').slice(0, 3) },
    { of: (text) => (words(text).length > 1 ? (partOf(text).sounds.at(-1) ?? '') : '') },
  ],
  date: [
    { alone: true, main: true, of: (text) => (text.length === 10 ? text : '') },
    { main: true, of: (text) => text.slice(0, 4) },
    { of: (text) => (text.length === 10 ? [text.slice(5, 7), text.slice(8)].sort().join() : '') },
  ],
  sex: [],
  postcode: [
    { alone: true, main: true, of: (text) => text },
    { main: true, of: (text) => text.slice(0, text.length > 4 ? -3 : 2) },
  ],
  number: [
    { alone: true, main: true, of: (text) => text },
    { alone: true, of: (text) => text.slice(0, Math.ceil(text.length / 2)) },
    { alone: true, of: (text) => text.slice(Math.floor(text.length / 2)) },
  ],
  words: [
    { alone: true, main: true, of: (text) => text },
    { main: true, of: (_, [first = '']) => soundOf(first) || first },
    { of: (_, [, second = '']) => soundOf(second) || second },
  ],
};

/** All atoms of a table. `rarity` orders the words of a field's text, most telling first. */
export function atomsOf(table: Table, rarity: (column: Column) => (text: string) => string[]): Atom[] {
  const atoms = table.columns.flatMap((column, field) => {
    const rarestOf = column.field.kind === 'words' ? rarity(column) : () => [];
    return cuts[column.field.kind].map(({ alone = false, main = false, of }) =>
      atomOf(
        { field, alone, main },
        spread(table, column, (text) => of(text, rarestOf(text))),
      ),
    );
  });
  return [...atoms, ...bothNames(table)];
}

/** Given name and surname whichever comes first, so that a pair of them the other way round still meets. */
function bothNames(table: Table): Atom[] {
  const given = table.columns.findIndex(({ field }) => field.kind === 'given');
  const surname = table.columns.findIndex(({ field }) => field.kind === 'surname');
  const [first, last] = [table.columns[given], table.columns[surname]];
  if (!first || !last) return [];
  const sounds = [first, last].map((column) => spread(table, column, (text) => partOf(text).sounds[0] ?? ''));
  const hashes = new Uint32Array(table.size);
  for (let at = 0; at < table.size; at++) {
    const [a, b] = [sounds[0]?.[at] ?? 0, sounds[1]?.[at] ?? 0];
    hashes[at] = a && b ? (a + b) >>> 0 || 1 : 0;
  }
  return [atomOf({ field: table.columns.length, alone: true, main: false }, hashes)];
}

function atomOf(atom: Pick<Atom, 'field' | 'alone' | 'main'>, hashes: Uint32Array): Atom {
  const counts = new Map<number, number>();
  for (const hash of hashes) if (hash !== 0) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  let [known, agreeing] = [0, 0];
  for (const count of counts.values()) {
    known += count;
    agreeing += count * (count - 1);
  }
  return {
    ...atom,
    hashes,
    bits: known < 2 ? 0 : Math.log2((known * (known - 1)) / Math.max(1, agreeing)),
  };
}

/** What a text gives, worked out once for each distinct text and set for every record. */
function spread({ size }: Table, { pool, values }: Column, of: (text: string) => string): Uint32Array {
  const byText = new Uint32Array(pool.size + 1);
  for (let id = 1; id <= pool.size; id++) {
    const key = of(pool.text(id));
    byText[id] = key === '' ? 0 : hashText(key) || 1;
  }
  const hashes = new Uint32Array(size);
  for (let at = 0; at < size; at++) hashes[at] = byText[values[at] ?? 0] ?? 0;
  return hashes;
}
