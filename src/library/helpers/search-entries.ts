import type { SearchEntry } from '../store/search-index.ts';
import { helpers } from './read.ts';

/** What the search of the whole site finds: each helper, by what it asks and says. */
export function helperEntries(): SearchEntry[] {
  return helpers().map(({ slug, title, summary, questions, results }) => ({
    kind: 'decision-helper',
    ref: slug,
    audiences: ['professionals'],
    title,
    summary,
    words: [
      ...Object.values(questions).flatMap(({ ask, hint = '' }) => [ask, hint]),
      ...Object.values(results).flatMap((result) => [result.title, result.words]),
    ].join('\n'),
    href: `/procedures/helpers/${slug}`,
  }));
}
