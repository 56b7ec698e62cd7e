import { wordsOfMarkdown } from '../platform/html/index.ts';
import { hrefOf } from './rules/addresses.ts';
import type { SearchEntry } from './store/search-index.ts';
import type { Shown } from './types.ts';

/** A page as the search finds it. */
export function searchEntryOf(
  page: Pick<Shown, 'kind' | 'slug' | 'area' | 'place' | 'together' | 'audiences' | 'ages' | 'topics'> &
    Pick<Shown, 'title' | 'summary' | 'body' | 'sensitive'> & { until?: Temporal.Instant | null },
): SearchEntry {
  const { kind, slug, area, audiences, ages, topics, title, summary, sensitive } = page;
  const words = wordsOfMarkdown(page.body);
  const until = page.until ?? null;
  return {
    ...{ kind, ref: slug, area, audiences, ages, topics, title, summary, words, sensitive, until },
    href: hrefOf(page),
  };
}
