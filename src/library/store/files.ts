import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { fileHref, filesIn } from '../rules/files.ts';
import type { FileLine, LibraryFile } from '../types.ts';

/** So many bytes a part; only the last of a file is shorter. */
export const PART = 256 * 1024;

const COLUMNS = sql`f.id, f.name, f.kind, f.label, f.type, f.bytes::float8 as bytes, f.width, f.height, f.scanned,
  encode(f.sha256, 'hex') as hash, f.added_by_name as by, f.added_at as at,
  case when f.withdrawn_at is not null then jsonb_build_object('at', f.withdrawn_at, 'by', f.withdrawn_by_name,
    'why', f.withdrawn_why) end as withdrawn`;

export interface NewFile {
  sha256: Buffer;
  kind: string;
  label: string;
  type: string;
  name: string;
  bytes: number;
  width: number | null;
  height: number | null;
  scanned: boolean;
  by: { id: string; name: string };
}

/** Begins a file, which nobody sees until it is whole. */
export async function beginFile(db: Db, { by, ...file }: NewFile): Promise<string> {
  const row = await db
    .insertInto('library.file')
    .values({ ...file, added_by: by.id, added_by_name: by.name })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function addPart(db: Db, fileId: string, nth: number, content: Buffer): Promise<void> {
  await db.insertInto('library.file_part').values({ file_id: fileId, nth, content }).execute();
}

/** Makes it whole; false where the same content became whole meanwhile. */
export async function finishFile(db: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update library.file f set whole_at = access.now() where f.id = ${id}
      and not exists (select from library.file o where o.sha256 = f.sha256 and o.whole_at is not null)`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** Lets go of one that was begun and is not whole. */
export async function giveUpFile(db: Db, id: string): Promise<void> {
  await db.deleteFrom('library.file_part').where('file_id', '=', id).execute();
  await db.deleteFrom('library.file').where('id', '=', id).where('whole_at', 'is', null).execute();
}

export async function fileOfHash(db: Db, sha256: Buffer): Promise<LibraryFile | undefined> {
  const { rows } = await sql<LibraryFile>`select ${COLUMNS} from library.file f
    where f.sha256 = ${sha256} and f.whole_at is not null`.execute(db);
  return rows[0];
}

/** Files by their ids, as far as their reader may see them; those that were taken down are missing. */
export async function filesOf(db: Db, ids: readonly string[]): Promise<LibraryFile[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LibraryFile>`select ${COLUMNS} from library.file f
    where f.id = any(${[...ids]}::uuid[]) and f.whole_at is not null and f.withdrawn_at is null`.execute(db);
  return rows;
}

/** Addresses of the files that texts show or lead to, as far as they are here for their reader. */
export async function addressesHere(db: Db, bodies: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await filesOf(db, filesIn({ body: bodies.join('\n'), facts: {} }))).map(fileHref));
}

/** One file before those who keep the pages, taken down or not. */
export async function keptFile(db: Db, id: string): Promise<LibraryFile | undefined> {
  const { rows } = await sql<LibraryFile>`select ${COLUMNS} from library.file f
    where f.id = ${id} and f.whole_at is not null`.execute(db);
  return rows[0];
}

/** Takes a file down for good: its content is deleted, and that it was here is kept. False where it was already. */
export async function withdrawFile(
  db: Db,
  id: string,
  { by, why, now }: { by: string; why: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update library.file set withdrawn_at = ${now}, withdrawn_by_name = ${by},
    withdrawn_why = ${why} where id = ${id} and whole_at is not null and withdrawn_at is null`.execute(db);
  if (numAffectedRows !== 1n) return false;
  await db.deleteFrom('library.file_part').where('file_id', '=', id).execute();
  return true;
}

/** One to be given out, whether a page that is shown now leads to it, and whether one of those is sensitive. */
export async function fileToGive(
  db: Db,
  id: string,
): Promise<(LibraryFile & { shown: boolean; sensitive: boolean }) | undefined> {
  const { rows } = await sql<LibraryFile & { shown: boolean; sensitive: boolean }>`
    select ${COLUMNS}, s.shown or exists (select from library.text_file_use u where u.file_id = f.id and u.shown)
      or exists (select from library.chapter_file_use u
        join library.chapter_version v on v.id = u.version_id where u.file_id = f.id and v.state = 'published') as shown,
      coalesce(s.sensitive, false) as sensitive
    from library.file f cross join lateral (select count(*) > 0 as shown, bool_or(s.sensitive) as sensitive
      from library.file_use u join library.shown s on s.version_id = u.version_id where u.file_id = f.id) s
    where f.id = ${id} and f.whole_at is not null and f.withdrawn_at is null`.execute(db);
  return rows[0];
}

/** Bytes of a file from one place on; fewer where it ends or is no longer to be seen. */
export async function bytesOf(db: Db, id: string, from: number, length: number): Promise<Buffer> {
  const first = Math.floor(from / PART);
  const rows = await db
    .selectFrom('library.file_part')
    .select('content')
    .where('file_id', '=', id)
    .where('nth', '>=', first)
    .where('nth', '<=', Math.floor((from + length - 1) / PART))
    .orderBy('nth')
    .execute();
  const start = from - first * PART;
  return Buffer.concat(rows.map(({ content }) => content)).subarray(start, start + length);
}

/** Files, the latest first, with how many pages lead to each. */
export async function listFiles(
  db: Db,
  { after, most }: { after: { at: Temporal.Instant; id: string } | undefined; most: number },
): Promise<FileLine[]> {
  const from = after ? sql`and (f.added_at, f.id) < (${after.at}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<FileLine>`
    select ${COLUMNS}, ((select count(distinct v.page_id) from library.file_use u
      join library.version v on v.id = u.version_id where u.file_id = f.id)
      + (select count(distinct v.chapter) from library.chapter_file_use u
      join library.chapter_version v on v.id = u.version_id where u.file_id = f.id))::integer as pages
    from library.file f where f.whole_at is not null ${from} order by f.added_at desc, f.id desc limit ${most}`.execute(
    db,
  );
  return rows;
}

/** The pages that lead to a file, by any of their versions. */
export async function pagesWith(
  db: Db,
  id: string,
): Promise<{ id: string; title: string; shown: boolean }[]> {
  const { rows } = await sql<{ id: string; title: string; shown: boolean }>`
    select p.id, n.title, exists (select from library.file_use u join library.shown s on s.version_id = u.version_id
        where u.file_id = ${id} and s.page_id = p.id) as shown
    from library.page p join library.version n on n.page_id = p.id and n.number = p.latest
    where p.id in (select v.page_id from library.file_use u join library.version v on v.id = u.version_id where u.file_id = ${id})
    order by lower(n.title), p.id limit 50`.execute(db);
  return rows;
}

/** Notes which files a version leads to, so that they stay as long as it does. */
export async function noteUses(db: Db, versionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into library.file_use (version_id, file_id)
    select ${versionId}::uuid, f.id from library.file f where f.id = any(${[...ids]}::uuid[]) and f.whole_at is not null`.execute(
    db,
  );
}

/** Notes which files a text besides pages and chapters shows, in the place of what was noted before. */
export async function noteTextFiles(
  db: Db,
  text: {
    kind: 'question' | 'answer' | 'helper' | 'course' | 'meeting';
    ref: string;
    bodies: readonly string[];
    shown: boolean;
  },
): Promise<void> {
  const { kind, ref, bodies, shown } = text;
  // Read first: what is let go of here may be all that shows a file to whoever writes.
  const files = await filesOf(db, filesIn({ body: bodies.join('\n'), facts: {} }));
  await db.deleteFrom('library.text_file_use').where('kind', '=', kind).where('ref', '=', ref).execute();
  if (files.length === 0) return;
  await db
    .insertInto('library.text_file_use')
    .values(files.map(({ id }) => ({ kind, ref, file_id: id, shown })))
    .execute();
}

/** Every file that a page that is shown, or a chapter, leads to, and that is here. For the job that looks for dead links. */
export async function usedFiles(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select f.id, f.name from library.file f
    where f.withdrawn_at is null and f.whole_at is not null and (f.id in (select u.file_id from library.file_use u
      join library.shown s on s.version_id = u.version_id) or f.id in (select file_id from library.chapter_file_use)
      or f.id in (select file_id from library.text_file_use where shown))`.execute(db);
  return rows;
}

/** For the job that clears away: those that never became whole, and those that no version led to for so long. */
export async function removeOrphans(
  db: Db,
  before: { begun: Temporal.Instant; unused: Temporal.Instant },
): Promise<number> {
  const { numAffectedRows } = await sql`delete from library.file f
    where (f.whole_at is null and f.added_at < ${before.begun})
      or (f.added_at < ${before.unused} and not exists (select from library.file_use u where u.file_id = f.id)
        and not exists (select from library.chapter_file_use u where u.file_id = f.id)
        and not exists (select from library.text_file_use u where u.file_id = f.id))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
