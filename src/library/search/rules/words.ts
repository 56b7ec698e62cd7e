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

/**
 * What is looked for: phrases that mean the same stand for each other, and a word that stands nowhere may be one
 * that is near it.
 */
export function unitsOf(meant: readonly Meant[], synonyms: readonly (readonly string[])[]): Unit[] {
  const phrases = synonyms.flatMap((terms) => terms.map((term) => ({ words: wordsOf(term), terms })));
  const units: Unit[] = [];
  for (let at = 0; at < meant.length; ) {
    const fits = phrases.filter(({ words }) => standsAt(words, meant, at));
    const length = Math.max(0, ...fits.map(({ words }) => words.length));
    const longest = fits.filter(({ words }) => words.length === length);
    if (longest[0]) {
      // What was typed comes first: whatever has these very words stands above the rest.
      units.push([...new Set([longest[0].words.join(' '), ...longest.flatMap(({ terms }) => terms)])]);
      at += length;
      continue;
    }
    const one = meant[at];
    if (one && !one.ignored) units.push(one.known ? [one.word] : [...one.near, one.word]);
    at += 1;
  }
  return units;
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

/** How words that stand nowhere were read, for whoever asked: "exploting" as "exploiting". */
export function readAs(meant: readonly Meant[]): { typed: string; as: string }[] {
  return meant.flatMap(({ word, known, ignored, near }) =>
    known || ignored || near[0] === undefined ? [] : [{ typed: word, as: near[0] }],
  );
}
