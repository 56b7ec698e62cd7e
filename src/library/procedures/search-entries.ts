import { wordsOfMarkdown } from '../../platform/html/index.ts';
import type { SearchEntry } from '../store/search-index.ts';
import { numberOf, partsOf } from './rules/sections.ts';
import type { Section } from './types.ts';

type Said = (name: string, area: string | null) => string | undefined;

interface Findable {
  chapter: string;
  position: number;
  area: string | null;
  title: string;
  summary: string;
  sections: readonly Section[];
}

/**
 * What the search of the whole site finds: the chapter, and each of its sections. `said`: what a local fact says in an
 * area, or in each; else its name stands there until the next round.
 */
export function searchEntries(
  { chapter, position, area, title, summary, sections }: Findable,
  said: Said = () => undefined,
): SearchEntry[] {
  const all = { kind: 'procedure', area, audiences: ['professionals'] };
  const query = area ? `?area=${area}` : '';
  return [
    {
      ...all,
      ref: chapter,
      title: `Chapter ${position}: ${title}`,
      summary,
      words: '',
      href: `/procedures/${chapter}${query}`,
    },
    ...sections.map((section, at) => ({
      ...{ ...all, ...wordsOf(section, area, said) },
      ref: `${chapter}/${section.id}`,
      title: `${section.title} (${numberOf(position, at)} ${title})`,
      href: `/procedures/${chapter}/${section.id}${query}`,
    })),
  ];
}

/** Everything that a section says, and its first sentence. */
function wordsOf({ body }: Section, area: string | null, said: Said): { summary: string; words: string } {
  const read = (markdown: string, of: string | null) => wordsOfMarkdown(markdown, (name) => said(name, of));
  const words = partsOf(body)
    .map((part) =>
      part.kind === 'words'
        ? read(part.markdown, area)
        : part.rows.map((row) => read(row.words, row.area)).join('\n'),
    )
    .join('\n');
  const [first = ''] = words.split(/(?<=[.!?])\s|\n/);
  return { summary: first.slice(0, 300), words };
}
