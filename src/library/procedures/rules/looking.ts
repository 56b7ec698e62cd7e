import type { Section, Standing } from '../types.ts';
import { numberOf } from './sections.ts';

export interface FoundSection {
  slug: string;
  chapter: string;
  number: string;
  section: Section;
  /** Where the words stand, cut out; the word that was found is parted from the rest. */
  excerpt: readonly [before: string, hit: string, after: string];
}

const MOST = 40;

/** Sections in which every word stands, or its beginning; those that have them in their title come first. */
export function lookIn(chapters: readonly Standing[], typed: string): FoundSection[] {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const stems = words.map((word) => stemOf(word));
  const hits = chapters.flatMap(({ slug, position, version }) =>
    version.sections.flatMap((section, at) => {
      const title = `${version.title} ${section.title}`.toLowerCase();
      const all = `${title} ${section.body.toLowerCase()}`;
      if (!stems.every((stem) => standsIn(all, stem))) return [];
      const weight = stems.filter((stem) => standsIn(title, stem)).length;
      const number = numberOf(position, at);
      return [{ weight, slug, chapter: version.title, number, section, excerpt: excerptOf(section, stems) }];
    }),
  );
  return hits
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ weight: _weight, ...hit }) => hit);
}

// "children" finds "child", "bruises" finds "bruise": endings that English puts on are left off.
function stemOf(word: string): string {
  return word.length < 5 ? word : word.replace(/(?:ies|ing|ren|ed|es|s|y)$/, '');
}

const standsIn = (text: string, stem: string) => at(text, stem) >= 0;

function at(text: string, stem: string): number {
  for (let from = text.indexOf(stem); from >= 0; from = text.indexOf(stem, from + 1))
    if (from === 0 || !/[\p{L}\p{N}]/u.test(text[from - 1] ?? '')) return from;
  return -1;
}

function excerptOf({ body }: Section, stems: readonly string[]): [string, string, string] {
  const plain = body
    .replace(/\]\([^)]*\)/g, '')
    .replace(/!\[|\{\{|\}\}|[*_#>`[\]]|^:::.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [first] = stems
    .map((stem) => ({ stem, from: at(plain.toLowerCase(), stem) }))
    .filter(({ from }) => from >= 0);
  if (!first) return [plain.slice(0, 160), '', ''];
  const end = first.from + (/^[\p{L}\p{N}]*/u.exec(plain.slice(first.from))?.[0].length ?? first.stem.length);
  const begin = Math.max(0, first.from - 70);
  return [
    `${begin > 0 ? '…' : ''}${plain.slice(begin, first.from)}`,
    plain.slice(first.from, end),
    `${plain.slice(end, end + 90)}${plain.length > end + 90 ? '…' : ''}`,
  ];
}
