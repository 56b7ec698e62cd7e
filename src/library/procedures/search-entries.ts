import { wordsOfMarkdown } from '../../platform/html/index.ts';
import type { SearchEntry } from '../store/search-index.ts';
import { numberOf, partsOf } from './rules/sections.ts';
import type { Section } from './types.ts';

interface Findable {
  chapter: string;
  position: number;
  area: string | null;
  title: string;
  summary: string;
  sections: readonly Section[];
}

/** What the search of the whole site finds: the chapter, and each of its sections. */
export function searchEntries({
  chapter,
  position,
  area,
  title,
  summary,
  sections,
}: Findable): SearchEntry[] {
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
      ...all,
      ref: `${chapter}/${section.id}`,
      title: `${section.title} (${numberOf(position, at)} ${title})`,
      summary: firstSentence(section),
      words: wordsOf(section),
      href: `/procedures/${chapter}/${section.id}${query}`,
    })),
  ];
}

function wordsOf({ body }: Section): string {
  return partsOf(body)
    .map((part) =>
      part.kind === 'words' ? wordsOfMarkdown(part.markdown) : part.rows.map(({ words }) => words).join('\n'),
    )
    .join('\n');
}

function firstSentence(section: Section): string {
  const [first = ''] = wordsOf(section).split(/(?<=[.!?])\s|\n/);
  return first.slice(0, 300);
}
