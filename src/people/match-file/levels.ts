import { swapDayAndMonth } from '../rules/matching/dates.ts';
import { areVariants, type Lexicon, type Part, partOf } from '../rules/matching/lexicon.ts';
import { editsBetween, likeness } from '../rules/matching/likeness.ts';
import type { Kind } from './mapping.ts';
import { lettersOf, mayBeWithin, type Word, within, wordOf } from './words.ts';

/**
 * How alike two texts of a field are, as a level: 0 where one is missing, 1 the same, then less and less. What each
 * level tells is learnt from the files; only their order is given.
 */
export interface Levels<Prepared = unknown> {
  count: number;
  /** Takes a text apart once for all its comparisons. */
  prepare: (text: string) => Prepared;
  compare: (a: Prepared, b: Prepared) => number;
}

export const MISSING = 0;
export const SAME = 1;
export const UNLIKE_NAMES = 8;

/** `tell` says how telling a word is, 0 to 1 and above. */
export function levelsOf(kind: Kind, lexicon: Lexicon, tell: (word: string) => number): Levels<never> {
  switch (kind) {
    case 'given':
    case 'surname':
      return { count: 9, prepare: named, compare: (a: Named, b: Named) => compareNames(lexicon, a, b) };
    case 'date':
      return { count: 8, prepare: asIs, compare: compareDates };
    case 'sex':
      return { count: 3, prepare: asIs, compare: () => 2 };
    case 'postcode':
      return { count: 7, prepare: asIs, compare: comparePostcodes };
    case 'number':
      return { count: 6, prepare: asIs, compare: compareNumbers };
    case 'words':
      return { count: 8, prepare: (text) => worded(tell, text), compare: compareWords };
  }
}

const asIs = (text: string) => text as never;

interface Named {
  part: Part;
  word: Word;
}

function named(text: string): never {
  const part = partOf(text);
  return { part, word: wordOf(part.whole) } as never;
}

function compareNames(
  lexicon: Lexicon,
  { part: ours, word: x }: Named,
  { part: theirs, word: y }: Named,
): number {
  if (ours.whole === theirs.whole || ours.full === theirs.full) return SAME;
  const shorter = Math.min(x.text.length, y.text.length);
  if (shorter > 2 && within(x, y, 1)) return 2;
  const common = ours.words.some((word) => word.length > 1 && theirs.words.includes(word));
  if (common) return 3;
  if (areVariants(lexicon, ours.words[0] ?? '', theirs.words[0] ?? '')) return 4;
  if (shorter === 1) return x.text[0] === y.text[0] ? 6 : 8;
  return alike(x, y, shorter);
}

/** 5: two slips or the same beginning; 7: something of the sound; 8: unlike. */
function alike(x: Word, y: Word, shorter: number): number {
  if (!mayBeWithin(x.letters, y.letters, 4)) return 8;
  if (shorter > 3 && within(x, y, 2)) return 5;
  const like = likeness(x.text, y.text);
  if (shorter > 3 && like >= 0.9) return 5;
  return like >= 0.8 || x.sound === y.sound ? 7 : 8;
}

function compareDates(a: string, b: string): number {
  const edits = editsBetween(a, b, 1);
  if (edits === 1 && a.length === b.length) return 2;
  if (swapDayAndMonth(a) === b) return 3;
  if (a.length !== b.length) return a.startsWith(b) || b.startsWith(a) ? 3 : 7;
  const same = [a.slice(0, 4) === b.slice(0, 4), a.slice(5, 7) === b.slice(5, 7), a.slice(8) === b.slice(8)];
  if (same.filter(Boolean).length === 2) return 4;
  if (editsBetween(a, b, 2) <= 2) return 5;
  return same[0] ? 6 : 7;
}

function comparePostcodes(a: string, b: string): number {
  if (editsBetween(a, b, 1) === 1) return 2;
  if (a.length > 4 && editsBetween(a, b, 2) === 2) return 3;
  const tail = a.length > 4 ? 2 : 1;
  if (a.slice(0, -tail) === b.slice(0, -tail)) return 3;
  const outward = (code: string) => code.slice(0, code.length > 4 ? -3 : 2);
  if (outward(a) === outward(b)) return 4;
  return a.slice(0, 2) === b.slice(0, 2) ? 5 : 6;
}

function compareNumbers(a: string, b: string): number {
  const edits = editsBetween(a, b, 2);
  if (edits <= 2) return 1 + edits;
  const like = likeness(a, b);
  return like >= 0.85 ? 4 : 5;
}

interface Worded {
  words: Word[];
  tells: number[];
  all: number;
  joined: Word;
}

function worded(tell: (word: string) => number, text: string): never {
  const words = text.split(' ').map(wordOf);
  const tells = words.map((word) => tell(word.text));
  const joined = text.replaceAll(' ', '');
  return {
    words,
    tells,
    all: tells.reduce((sum, one) => sum + one, 0),
    joined: { text: joined, letters: lettersOf(joined), sound: '' },
  } as never;
}

const compareWords = (a: Worded, b: Worded) => levelOfWords(wordsAlike(a, b));

function levelOfWords(like: number): number {
  if (like >= 0.93) return 2;
  if (like >= 0.8) return 3;
  if (like >= 0.6) return 4;
  if (like >= 0.35) return 5;
  return like >= 0.12 ? 6 : 7;
}

/** The share of what two texts tell that is in both, word by word; slips of the pen and joined words forgiven. */
function wordsAlike(a: Worded, b: Worded): number {
  const common = commonTell(a, b);
  const byWord = common / Math.max(a.all + b.all, 1e-9);
  const longest = Math.max(a.joined.text.length, b.joined.text.length);
  const most = Math.min(5, Math.floor(longest / 4));
  if (!mayBeWithin(a.joined.letters, b.joined.letters, most)) return byWord;
  const edits = editsBetween(a.joined.text, b.joined.text, most);
  return edits > most ? byWord : Math.max(byWord, 1 - edits / longest);
}

function commonTell(a: Worded, b: Worded): number {
  let taken = 0;
  let common = 0;
  for (const fits of [isWord, isSlip]) {
    for (const [i, word] of a.words.entries()) {
      if (taken & (1 << (i % 15))) continue;
      const j = b.words.findIndex((other, at) => !(taken & (1 << (15 + (at % 15)))) && fits(word, other));
      if (j < 0) continue;
      common += (fits === isWord ? 1 : 0.9) * ((a.tells[i] ?? 0) + (b.tells[j] ?? 0));
      taken |= (1 << (i % 15)) | (1 << (15 + (j % 15)));
    }
  }
  return common;
}

const isWord = (a: Word, b: Word) => a === b || a.text === b.text;

function isSlip(a: Word, b: Word): boolean {
  const shorter = Math.min(a.text.length, b.text.length);
  if (shorter < 4) return false;
  return a.sound === b.sound || within(a, b, shorter >= 7 ? 2 : 1);
}
