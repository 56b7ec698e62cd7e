import { sql } from 'kysely';
import { type Db, sqlState } from '../../platform/db/index.ts';
import type { Draft, DraftLine, Impact, Section, Source } from '../procedures/types.ts';
import { filesIn } from '../rules/files.ts';
import { impactsOf, sectionsOf, sourcesOf } from './chapter.ts';
import { noteChapterFiles } from './chapter-files.ts';

/** What is being written, the last changed first; one draft for each chapter and area at most. */
export async function drafts(db: Db): Promise<DraftLine[]> {
  const rows = await db
    .selectFrom('library.chapter_version')
    .select(['id', 'chapter', 'area', 'title', 'changed_at', 'changed_by_name'])
    .where('state', '=', 'draft')
    .orderBy('changed_at', 'desc')
    .execute();
  return rows.map(({ changed_at, changed_by_name, ...row }) => ({
    ...row,
    changedAt: changed_at,
    changedBy: changed_by_name,
  }));
}

/** A draft, held against others until this transaction ends when it is to be changed. */
export async function readDraft(db: Db, id: string, hold = false): Promise<Draft | undefined> {
  const query = db
    .selectFrom('library.chapter_version as v')
    .innerJoin('library.chapter as c', 'c.slug', 'v.chapter')
    .select(['v.id', 'v.chapter', 'c.position', 'v.area', 'v.title', 'v.summary', 'v.sections', 'v.sources'])
    .select(['v.impacts', 'v.review_by', 'v.from_at', 'v.based_on', 'v.changed_at', 'v.changed_by_name'])
    .where('v.id', '=', id)
    .where('v.state', '=', 'draft');
  const row = await (hold ? query.forUpdate('v') : query).executeTakeFirst();
  if (!row) return undefined;
  return {
    ...{ id: row.id, chapter: row.chapter, position: row.position, area: row.area },
    ...{ title: row.title, summary: row.summary, reviewBy: row.review_by, from: row.from_at },
    ...{
      sections: sectionsOf(row.sections),
      sources: sourcesOf(row.sources),
      impacts: impactsOf(row.impacts),
    },
    ...{ basedOn: row.based_on, changedAt: row.changed_at, changedBy: row.changed_by_name },
  };
}

export interface Beginning {
  chapter: string;
  area: string | null;
  title: string;
  summary: string;
  sections: readonly Section[];
  sources: readonly Source[];
  basedOn: string | null;
  by: string;
}

/** Begins a draft, or finds the one that somebody began already. */
export async function beginDraft(
  db: Db,
  { by, basedOn, sections, sources, ...rest }: Beginning,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into library.chapter_version (chapter, area, state, title, summary, sections, sources, based_on, changed_by_name)
    values (${rest.chapter}, ${rest.area}, 'draft', ${rest.title}, ${rest.summary}, ${JSON.stringify(sections)}::jsonb,
      ${JSON.stringify(sources)}::jsonb, ${basedOn}, ${by})
    on conflict (chapter, area) where state = 'draft' do nothing returning id`.execute(db);
  const [fresh] = rows;
  if (fresh) {
    await noteChapterFiles(db, fresh.id, filesOfSections(sections));
    return fresh.id;
  }
  const found = await db
    .selectFrom('library.chapter_version')
    .select('id')
    .where('chapter', '=', rest.chapter)
    .where(sql<boolean>`area is not distinct from ${rest.area}`)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  return found.id;
}

/** Adds an empty chapter at the end of the manual. False when one goes by this name. */
export async function addChapter(db: Db, slug: string): Promise<boolean> {
  const { rows } = await sql`insert into library.chapter (slug, position)
    select ${slug}, coalesce(max(position), 0) + 1 from library.chapter
    on conflict do nothing returning slug`.execute(db);
  return rows.length > 0;
}

export interface DraftChange {
  title?: string;
  summary?: string;
  sections?: readonly Section[];
  sources?: readonly Source[];
  impacts?: Readonly<Record<string, Impact>>;
  reviewBy?: Temporal.PlainDate | null;
  from?: Temporal.Instant | null;
}

export async function saveDraft(
  db: Db,
  id: string,
  change: DraftChange,
  { by, now }: { by: string; now: Temporal.Instant },
): Promise<void> {
  const { sections, sources, impacts, reviewBy, from, ...words } = change;
  const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;
  await db
    .updateTable('library.chapter_version')
    .set({
      ...words,
      ...(sections ? { sections: json(sections) } : {}),
      ...(sources ? { sources: json(sources) } : {}),
      ...(impacts ? { impacts: json(impacts), readers: readersOf(impacts) } : {}),
      ...(reviewBy === undefined ? {} : { review_by: reviewBy }),
      ...(from === undefined ? {} : { from_at: from }),
      ...{ changed_at: now, changed_by_name: by },
    })
    .where('id', '=', id)
    .execute();
  if (sections) await noteChapterFiles(db, id, filesOfSections(sections));
}

const filesOfSections = (sections: readonly Section[]) =>
  filesIn({ body: sections.map(({ body }) => body).join('\n'), facts: {} });

const readersOf = (impacts: Readonly<Record<string, Impact>>) => [
  ...new Set(Object.values(impacts).flatMap(({ readers }) => readers)),
];

export async function discardDraft(db: Db, id: string): Promise<void> {
  await db.deleteFrom('library.chapter_version').where('id', '=', id).where('state', '=', 'draft').execute();
}

/** Makes a draft the next version of its chapter and area. False when somebody else published one at the same moment. */
export async function publishDraft(
  db: Db,
  id: string,
  { from, by, now, inForce }: { from: Temporal.Instant; by: string; now: Temporal.Instant; inForce: boolean },
): Promise<boolean> {
  try {
    await sql`update library.chapter_version v set state = 'published', from_at = ${from}, published_at = ${now},
      published_by_name = ${by}, indexed_at = ${inForce ? now : null}, number = 1 + coalesce((select max(o.number)
        from library.chapter_version o where o.chapter = v.chapter and o.area is not distinct from v.area
        and o.state = 'published'), 0) where v.id = ${id} and v.state = 'draft'`.execute(db);
    return true;
  } catch (error) {
    if (sqlState(error) === '23505') return false;
    throw error;
  }
}
