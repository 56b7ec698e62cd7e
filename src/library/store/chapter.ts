import type { Db } from '../../platform/db/index.ts';
import { type Json, list, text } from '../../platform/db/json.ts';
import type { Impact, Manual, Section, Source, Version } from '../procedures/types.ts';
import { fileHref } from '../rules/files.ts';
import { chapterFiles } from './chapter-files.ts';

/** Every chapter with every number it had, every published version and every withdrawal, the oldest first. */
export async function readManual(db: Db): Promise<Manual> {
  const places = await db
    .selectFrom('library.chapter')
    .select(['slug', 'position'])
    .orderBy('position')
    .execute();
  const numbers = await db
    .selectFrom('library.chapter_number')
    .select(['chapter', 'position', 'until_at as until', 'changed_by_name as by'])
    .orderBy('until_at')
    .execute();
  const withdrawals = await db
    .selectFrom('library.chapter_withdrawal')
    .select(['id', 'chapter', 'from_at as from', 'reason', 'instead', 'made_by_name as by'])
    .orderBy('from_at')
    .execute();
  const rows = await db
    .selectFrom('library.chapter_version')
    .select([
      ...(['id', 'chapter', 'area', 'number', 'title', 'summary', 'sections', 'sources', 'impacts'] as const),
      ...(['readers', 'review_by', 'from_at', 'published_by_name'] as const),
    ])
    .where('state', '=', 'published')
    .orderBy('from_at')
    .orderBy('number')
    .execute();
  const versions = rows.flatMap((row): Version[] =>
    row.from_at && row.number !== null
      ? [
          {
            ...{ id: row.id, chapter: row.chapter, area: row.area, number: row.number },
            ...{ title: row.title, summary: row.summary, from: row.from_at, reviewBy: row.review_by },
            ...{ sections: sectionsOf(row.sections), sources: sourcesOf(row.sources) },
            ...{ impacts: impactsOf(row.impacts), readers: row.readers },
            publishedBy: row.published_by_name,
          },
        ]
      : [],
  );
  const chapters = places.map((place) => ({
    ...place,
    was: numbers
      .filter(({ chapter }) => chapter === place.slug)
      .map(({ position, until, by }) => ({ position, until, by })),
  }));
  const files = new Set((await chapterFiles(db)).map(fileHref));
  return { chapters, versions, withdrawals, files };
}

export const sectionsOf = (json: Json): Section[] =>
  list(json, ({ id, title, body }) => ({ id: text(id), title: text(title), body: text(body) }));

export const sourcesOf = (json: Json): Source[] =>
  list(json, ({ title, url }) => ({ title: text(title), url: text(url) }));

export function impactsOf(json: Json): Record<string, Impact> {
  const entries = Object.entries((json ?? {}) as Record<string, { words?: unknown; readers?: unknown }>);
  return Object.fromEntries(
    entries.map(([id, { words, readers }]) => [
      id,
      { words: text(words), readers: Array.isArray(readers) ? readers.map(text) : [] },
    ]),
  );
}
