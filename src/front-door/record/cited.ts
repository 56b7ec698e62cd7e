import { type Citation, citedTexts, DOMAIN_WORDS, type Edition } from '../../partnership/index.ts';
import type { CitedIndicator } from './types.ts';

/** Cited indicators in the words then in force, with what changed since, ready for a view. */
export function citedIndicators(
  editions: readonly Edition[],
  cited: readonly Citation[],
  now: Temporal.Instant,
): CitedIndicator[] {
  return citedTexts(editions, cited, now).map(({ code, level, domain, words, since }) => ({
    code,
    level,
    about: DOMAIN_WORDS[domain],
    words,
    since,
  }));
}
