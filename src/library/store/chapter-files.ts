import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Notes which files a draft shows or leads to, in the place of what was noted before. */
export async function noteChapterFiles(db: Db, versionId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from library.chapter_file_use where version_id = ${versionId}
    and file_id <> all(${[...ids]}::uuid[])`.execute(db);
  if (ids.length === 0) return;
  await sql`insert into library.chapter_file_use (version_id, file_id)
    select ${versionId}::uuid, f.id from library.file f where f.id = any(${[...ids]}::uuid[]) and f.whole_at is not null
    on conflict do nothing`.execute(db);
}

/** Every file that published chapters and decision helpers show or lead to and that is here. */
export async function chapterFiles(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select f.id, f.name from library.file f
    where f.withdrawn_at is null and f.whole_at is not null and (exists (select from library.chapter_file_use u
      join library.chapter_version v on v.id = u.version_id where u.file_id = f.id and v.state = 'published')
      or exists (select from library.text_file_use u where u.file_id = f.id and u.kind = 'helper'))`.execute(
    db,
  );
  return rows;
}

/** The chapters that show a file or lead to it, by any version. `draft`: one that is being written; else its number. */
export async function chaptersWith(
  db: Db,
  fileId: string,
): Promise<{ id: string; chapter: string; title: string; number: number | null }[]> {
  return db
    .selectFrom('library.chapter_file_use as u')
    .innerJoin('library.chapter_version as v', 'v.id', 'u.version_id')
    .select(['v.id', 'v.chapter', 'v.title', 'v.number'])
    .where('u.file_id', '=', fileId)
    .orderBy('v.chapter')
    .orderBy('v.number')
    .limit(50)
    .execute();
}

/** Something of a chapter in force that leads nowhere. */
export interface DeadChapterLink {
  versionId: string;
  section: string;
  href: string;
  why: string;
}

/** Puts what was found just now in the place of what was found before. For jobs. */
export async function replaceChapterDeadLinks(db: Db, found: readonly DeadChapterLink[]): Promise<void> {
  await db.deleteFrom('library.chapter_dead_link').execute();
  if (found.length === 0) return;
  await db
    .insertInto('library.chapter_dead_link')
    .values(found.map(({ versionId, section, href, why }) => ({ version_id: versionId, section, href, why })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What the job found last, chapter by chapter. */
export async function deadChapterLinks(
  db: Db,
): Promise<(DeadChapterLink & { chapter: string; title: string })[]> {
  return db
    .selectFrom('library.chapter_dead_link as d')
    .innerJoin('library.chapter_version as v', 'v.id', 'd.version_id')
    .select(['d.version_id as versionId', 'd.section', 'd.href', 'd.why', 'v.chapter', 'v.title'])
    .orderBy('v.chapter')
    .orderBy('d.section')
    .limit(100)
    .execute();
}
