import { type Citation, citedTexts, DOMAIN_WORDS, type Edition } from '../../partnership/index.ts';
import type { CitedIndicator, ConcernRecord } from './types.ts';

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

/** What each decision of a concern cites, and each one put before a second person, by its id. */
export function citationsOf(
  { decisions, proposals }: Pick<ConcernRecord, 'decisions' | 'proposals'>,
  editions: readonly Edition[],
  now: Temporal.Instant,
): ReadonlyMap<string, readonly CitedIndicator[]> {
  const made = decisions.map(({ id, cited }) => [id, cited] as const);
  const put = proposals.map(
    ({ id, decision: { edition, cited } }) =>
      [id, edition === null ? [] : cited.map((code) => ({ edition, code }))] as const,
  );
  return new Map([...made, ...put].map(([id, cited]) => [id, citedIndicators(editions, cited, now)]));
}
