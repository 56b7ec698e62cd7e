import { areVariants, bitsOf, isKnown, type Lexicon, type NameTable, type Part } from './lexicon.ts';
import { editsBetween, likeness } from './likeness.ts';
import type { NameLevel } from './types.ts';

/** How two halves of names compare, and how telling the agreement is. `bits` is 0 where nothing agrees. */
export interface PartCompared {
  level: NameLevel;
  bits: number;
  /** Only a name that brothers and sisters often share agrees. */
  shared?: boolean;
}

/** Two given names; undefined when either is missing. */
export function compareGiven(lexicon: Lexicon, a: Part, b: Part): PartCompared | undefined {
  if (a.whole === '' || b.whole === '') return undefined;
  if (isInitial(a, b) || isInitial(b, a)) return { level: 'initial', bits: 0 };
  if (sameWords(a, b)) return { level: 'same', bits: rarest(lexicon.given, a, b) };
  const some = commonWords(lexicon.given, a, b);
  if (some) return { ...some, shared: onlyShared(lexicon, a, b) };
  if (anyPair(a, b, (x, y) => areVariants(lexicon, x, y))) {
    const shared = lexicon.shared.has(a.words[0] ?? '');
    return { level: 'variant', bits: rarest(lexicon.given, a, b), shared };
  }
  const alike = alikeLevel(a, b);
  // Both are names that people bear, so that a likeness may be a twin's and not a slip.
  if (alike !== 'unlike' && bothNames(lexicon, a, b)) return { level: 'other', bits: 0 };
  return alikeAs(alike, lexicon.given, a, b);
}

/** Two surnames; undefined when either is missing. */
export function compareSurname(lexicon: Lexicon, a: Part, b: Part): PartCompared | undefined {
  if (a.whole === '' || b.whole === '') return undefined;
  if (sameWords(a, b)) return { level: 'same', bits: rarest(lexicon.surname, a, b) };
  const some = commonWords(lexicon.surname, a, b);
  if (some) return some;
  const related = anyPair(a, b, (x, y) => areVariants(lexicon, x, y) || sameBeforeEnding(x, y));
  // Al Ahmad, and الأحمد, which is written as one word.
  const joined = (a.full === a.whole) !== (b.full === b.whole) && isClose(a.full, b.full);
  const level = related ? 'variant' : joined ? 'close' : alikeLevel(a, b);
  return alikeAs(level, lexicon.surname, a, b);
}

// Most who are near are unlike, and how common their names are tells nothing then.
const alikeAs = (level: NameLevel, table: NameTable, a: Part, b: Part): PartCompared => ({
  level,
  bits: level === 'unlike' ? 0 : rarest(table, a, b),
});

const sameWords = (a: Part, b: Part) =>
  a.whole === b.whole ||
  a.full === b.full ||
  (a.words.length === b.words.length && a.words.every((word) => b.words.includes(word)));

/** One name holds the other: a middle name left out, one of two surnames. Names that both add to differ. */
function commonWords(table: NameTable, a: Part, b: Part): PartCompared | undefined {
  if (a.words.length === 1 && b.words.length === 1) return undefined;
  const common = a.words.filter((word) => word.length > 1 && b.words.includes(word));
  if (common.length === 0) return undefined;
  const within = common.length === Math.min(a.words.length, b.words.length);
  const bits = Math.max(...common.map((word) => bitsOf(table, word)));
  return within ? { level: 'part', bits } : { level: 'other', bits: bits / 2 };
}

const onlyShared = (lexicon: Lexicon, a: Part, b: Part) =>
  a.words.every((word) => !b.words.includes(word) || lexicon.shared.has(word));

function anyPair(a: Part, b: Part, holds: (x: string, y: string) => boolean): boolean {
  if (holds(a.whole, b.whole)) return true;
  if (a.words.length === 1 && b.words.length === 1) return false;
  // A middle name is no short form: only first names stand for each other.
  return holds(a.words[0] ?? '', b.words[0] ?? '');
}

/** Of scripts that write a whole name as one sign, one sign is no initial. */
const isInitial = (a: Part, b: Part) =>
  a.whole.length === 1 && /[a-z]/.test(a.whole) && b.whole.startsWith(a.whole);

const bothNames = (lexicon: Lexicon, a: Part, b: Part) =>
  isKnown(lexicon, a.words[0] ?? '') && isKnown(lexicon, b.words[0] ?? '');

function alikeLevel(a: Part, b: Part): 'close' | 'sound' | 'unlike' {
  if (isSlip(a.whole, b.whole)) return 'close';
  const alike = likeness(a.whole, b.whole);
  if (isNearly(a.whole, b.whole, alike)) return 'close';
  return alike >= 0.7 && a.sounds.join('') === b.sounds.join('') ? 'sound' : 'unlike';
}

const isClose = (a: string, b: string) => isSlip(a, b) || isNearly(a, b, likeness(a, b));

function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const most = shorter >= 7 ? 2 : 1;
  return shorter >= 3 && editsBetween(a, b, most) <= most;
}

const isNearly = (a: string, b: string, alike: number) => Math.min(a.length, b.length) >= 5 && alike >= 0.94;

/** Slavic and Baltic surnames have a form for men and one for women. */
function sameBeforeEnding(a: string, b: string): boolean {
  const stem = (name: string) =>
    name.replace(/(sk|ck|zk)(a|i|y|iy|aya)$/, '$1i').replace(/(ov|ev|in|yn)a$/, '$1');
  return a[0] === b[0] && a.length > 4 && b.length > 4 && stem(a) === stem(b);
}

function rarest(table: NameTable, a: Part, b: Part): number {
  const of = (part: Part) => bitsOf(table, part.whole);
  if (a.whole === b.whole)
    return Math.max(of(a), ...(a.words.length > 1 ? a.words.map((w) => bitsOf(table, w)) : []));
  return Math.min(of(a), of(b));
}
