/** The words of a question, in small letters, ten at most: what stands between them is left out. */
export function wordsOf(typed: string): string[] {
  const plain = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST);
}

const MOST = 10;

/** One part of a question that must be there: any of these will do. */
export type Unit = readonly string[];

/** A word as the index knows it. */
export interface Meant {
  word: string;
  ignored: boolean;
  known: boolean;
  near: readonly string[];
}

/** A word that stands nowhere, and how it was read. */
export interface ReadAs {
  typed: string;
  as: string;
}

/**
 * What is looked for: phrases that mean the same stand for each other, and a word that stands nowhere may be one
 * that is near it, first of all one that makes a phrase with its neighbours.
 */
export function unitsOf(
  meant: readonly Meant[],
  synonyms: readonly (readonly string[])[],
): { units: Unit[]; read: ReadAs[] } {
  const phrases = synonyms.flatMap((terms) => terms.map((term) => ({ words: wordsOf(term), terms })));
  const units: Unit[] = [];
  const read: ReadAs[] = [];
  for (let at = 0; at < meant.length; ) {
    const fits = phrases.filter(({ words }) => standsAt(words, meant, at));
    const length = Math.max(0, ...fits.map(({ words }) => words.length));
    const longest = fits.filter(({ words }) => words.length === length);
    if (longest[0]) {
      // What was typed comes first: whatever has these very words stands above the rest.
      units.push([...new Set([longest[0].words.join(' '), ...longest.flatMap(({ terms }) => terms)])]);
      read.push(...readIn(longest[0].words, meant.slice(at)));
      at += length;
      continue;
    }
    const one = meant[at];
    if (one && !one.ignored) units.push(one.known ? [one.word] : [...one.near, one.word]);
    if (one?.near[0] !== undefined) read.push({ typed: one.word, as: one.near[0] });
    at += 1;
  }
  return { units, read };
}

// Of a phrase as it is kept, the words that stand for something else that was typed.
function readIn(phrase: readonly string[], meant: readonly Meant[]): ReadAs[] {
  return phrase.flatMap((as, n) => {
    const one = meant[n];
    return !one || one.known || singular(one.word) === singular(as) ? [] : [{ typed: one.word, as }];
  });
}

// "nudes" stands for "nude", and a word near one that stands nowhere for that one.
function standsAt(phrase: readonly string[], meant: readonly Meant[], at: number): boolean {
  if (phrase.length === 0 || at + phrase.length > meant.length) return false;
  return phrase.every((word, n) => {
    const one = meant[at + n];
    if (!one) return false;
    return [one.word, ...(one.known ? [] : one.near)].some((each) => singular(each) === singular(word));
  });
}

const singular = (word: string) => (word.length > 3 ? word.replace(/s$/, '') : word);
