import type { Named } from '../partnership/index.ts';
import { wordsOfMarkdown } from '../platform/html/index.ts';
import { mayName } from './local/named.ts';
import { hrefOf } from './rules/addresses.ts';
import type { SearchEntry } from './store/search-index.ts';
import type { Shown } from './types.ts';

/** Facts of a page by which people look for it; others, such as what is still to be checked, are its owner's. */
const LOOKED_FOR = ['partners', 'aims', 'phone', 'by'];

/** A page as the search finds it. `named`: what local facts say, in place of their names. */
export function searchEntryOf(
  page: Pick<Shown, 'kind' | 'slug' | 'area' | 'place' | 'together' | 'audiences' | 'ages' | 'topics'> &
    Pick<Shown, 'title' | 'summary' | 'body' | 'facts' | 'sensitive'> & { until?: Temporal.Instant | null },
  named?: Named['words'],
): SearchEntry {
  const { kind, slug, area, audiences, ages, topics, title, summary, sensitive } = page;
  const facts = LOOKED_FOR.flatMap((name) => page.facts[name] ?? []).map((fact) =>
    mayName(fact) ? wordsOfMarkdown(fact, named) : fact,
  );
  const words = [wordsOfMarkdown(page.body, named), ...facts].join('\n');
  const until = page.until ?? null;
  return {
    ...{ kind, ref: slug, area, audiences, ages, topics, title, summary, words, sensitive, until },
    href: hrefOf(page),
  };
}
