import { type Blaming, blamingIn } from './blaming-words.ts';
import { withoutLegalTerms } from './legal-terms.ts';

/*
 * How hard a text is to read, in years of age: five more than the mean of the Flesch–Kincaid grade and SMOG, as
 * published by Kincaid et al. 1975 and McLaughlin 1969. English only; syllables are counted by rule. Whoever asks
 * brings plain words, a line for each block: see `wordsOfMarkdown`.
 */

export type ReadingClass = 'child' | 'public' | 'professional' | 'exempt';

export interface Readability {
  readonly age: number;
  readonly aim: number | null;
  /** How many words a sentence may have before it is told. */
  readonly mostWords: number;
  readonly longSentences: readonly string[];
  readonly blaming: readonly Blaming[];
}

/** The age that each class of reader is written for, and how many words a sentence may have before it is told. */
export const AIMS: Readonly<Record<ReadingClass, { readonly age: number | null; readonly words: number }>> = {
  child: { age: 9, words: 16 },
  public: { age: 11, words: 22 },
  professional: { age: 14, words: 30 },
  exempt: { age: null, words: 40 },
};

/** What an editor is told of a text: the age it asks for, the age aimed at, and what to look at again. */
export function readability(text: string, readingClass: ReadingClass): Readability {
  const { age: aim, words } = AIMS[readingClass];
  const grade = gradeOf(text);
  return {
    age: Number.isFinite(grade) ? Math.round((grade + 5) * 10) / 10 : 0,
    ...{ aim, mostWords: words },
    longSentences: sentencesOf(text).filter((sentence) => wordsIn(sentence).length > words),
    blaming: blamingIn(text),
  };
}

/** True when a text asks for no more years than its readers have. */
export const meetsAim = ({ age, aim }: Readability): boolean => aim === null || age <= aim;

/** The school grade of a text; not a number when it has no words. */
export function gradeOf(text: string): number {
  const sentences = sentencesOf(withoutLegalTerms(text)).map(wordsIn);
  const words = sentences.flat();
  if (words.length === 0) return Number.NaN;
  const counts = words.map(syllables);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const long = counts.filter((count) => count >= 3).length;
  const kincaid = 0.39 * (words.length / sentences.length) + 11.8 * (all / words.length) - 15.59;
  const smog = 1.043 * Math.sqrt((long * 30) / sentences.length) + 3.1291;
  return (kincaid + smog) / 2;
}

/** Sentences end at a full stop, a question mark, an exclamation mark, or where a line ends. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?]["”’)]?)\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence).length > 0);

const wordsIn = (sentence: string): string[] => sentence.match(/[a-z][a-z’']*/gi) ?? [];

function syllables(word: string): number {
  const bare = word
    .toLowerCase()
    .replace(/[’'].*$/, '')
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .replace(/^y/, '');
  return Math.max(1, bare.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}
