import { fold, wordsOf } from './fold.ts';
import { likeness } from './likeness.ts';
import { soundOf } from './sound.ts';
import type { Frequencies, Model } from './types.ts';

/** A model's lists, made ready to look names up in. */
export interface Lexicon {
  given: NameTable;
  surname: NameTable;
  /** The groups of variants a word stands in. */
  groups: ReadonlyMap<string, readonly number[]>;
  /** Each group's words, the full or commonest form first. */
  members: readonly (readonly string[])[];
  heads: readonly (string | undefined)[];
  shared: ReadonlySet<string>;
}

export interface NameTable {
  rare: number;
  bits: ReadonlyMap<string, number>;
}

const made = new WeakMap<Model, Lexicon>();

export function lexiconOf(model: Model): Lexicon {
  let lexicon = made.get(model);
  if (!lexicon) {
    lexicon = makeLexicon(model);
    made.set(model, lexicon);
  }
  return lexicon;
}

function makeLexicon({ names, variants, shared }: Model): Lexicon {
  const groups = new Map<string, number[]>();
  const members = variants.map((group) => group.split(' '));
  for (const [at, group] of members.entries()) {
    for (const word of group) groups.set(word, [...(groups.get(word) ?? []), at]);
  }
  return {
    given: tableOf(names.given),
    surname: tableOf(names.surname),
    groups,
    members,
    heads: members.map(([head]) => head),
    shared: new Set(shared.split(' ')),
  };
}

function tableOf({ rare, common }: Frequencies): NameTable {
  const bits = new Map<string, number>();
  for (const [share, names] of Object.entries(common)) {
    for (const name of names.split(' ')) bits.set(name, Number(share));
  }
  return { rare, bits };
}

export const bitsOf = (table: NameTable, name: string) => table.bits.get(name) ?? table.rare;

/** True when a word is a name that people bear, and not only a slip of the pen. */
export const isKnown = (lexicon: Lexicon, word: string) =>
  lexicon.given.bits.has(word) || lexicon.groups.has(word);

/**
 * True when a word is a form of the other: the first of a group and any other of it, or two of it that are spelt
 * much alike. Two short forms of one name (Betsy and Lily for Elizabeth) are as a rule two people.
 */
export function areVariants(lexicon: Lexicon, a: string, b: string): boolean {
  const [ours, theirs] = [lexicon.groups.get(a), lexicon.groups.get(b)];
  if (!ours || !theirs) return false;
  return ours.some(
    (group) =>
      theirs.includes(group) &&
      (lexicon.heads[group] === a || lexicon.heads[group] === b || likeness(a, b) >= 0.8),
  );
}

/** Every form of a word that stands for it, its own among them. */
export function formsOf(lexicon: Lexicon, word: string): string[] {
  const forms = (lexicon.groups.get(word) ?? []).flatMap((group) => lexicon.members[group] ?? []);
  return [word, ...forms.filter((form) => form !== word && areVariants(lexicon, word, form))];
}

/** One half of a name, as it is compared. */
export class Part {
  readonly words: readonly string[];
  /** All words as one, so that `Ann Marie`, `Ann-Marie` and `Annmarie` are one name. */
  readonly whole: string;
  /** The same with the small words before a name, as in `Alrashid`. */
  readonly full: string;
  #sounds: readonly string[] | undefined;

  constructor(written: string) {
    const folded = fold(written);
    this.words = wordsOf(folded);
    this.whole = this.words.join('');
    this.full = folded.replaceAll(' ', '');
  }

  /** How each word sounds: listened to once, and only where it is asked for. Of those who are near few ever are. */
  get sounds(): readonly string[] {
    this.#sounds ??= this.words.map(soundOf);
    return this.#sounds;
  }
}

const parts = new Map<string, Part>();
const KEPT = 50_000;

export function partOf(written: string): Part {
  const kept = parts.get(written);
  if (kept) return kept;
  const part = new Part(written);
  if (parts.size >= KEPT) parts.clear();
  parts.set(written, part);
  return part;
}
