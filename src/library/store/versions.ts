import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { filesIn } from '../rules/files.ts';
import type { Text } from '../types.ts';
import { noteUses } from './files.ts';
import { rowOf, TEXT_COLUMNS, textOf } from './text.ts';
import { noteWording } from './wording.ts';

/** A version as the list of them has it. */
export interface VersionLine {
  id: string;
  number: number;
  title: string;
  why: string;
  by: string;
  at: Temporal.Instant;
}

/** One version, whole. */
export interface Version extends VersionLine {
  text: Text;
}

export async function addVersion(
  db: Db,
  version: { pageId: string; number: number; text: Text; why: string; by: { id: string; name: string } },
): Promise<string> {
  const { pageId, number, text, why, by } = version;
  const id = randomUUID();
  await nameTopics(db, text.topics, by.name);
  await db
    .insertInto('library.version')
    .values({ id, page_id: pageId, number, ...rowOf(text), why, made_by: by.id, made_by_name: by.name })
    .execute();
  await noteUses(db, id, filesIn(text));
  return id;
}

/** A topic that is new gets its name from its code. */
async function nameTopics(db: Db, topics: readonly string[], byName: string): Promise<void> {
  if (topics.length === 0) return;
  const rows = topics.map((code) => ({
    code,
    label: (code.charAt(0).toUpperCase() + code.slice(1)).replaceAll('-', ' '),
    changed_by_name: byName,
  }));
  const made = await db
    .insertInto('library.topic')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'label'])
    .execute();
  for (const { id, label } of made)
    await noteWording(db, { what: 'topic', ref: id, says: label, said: '', byName });
}

export async function readVersion(db: Db, pageId: string, number: number): Promise<Version | undefined> {
  const row = await db
    .selectFrom('library.version')
    .select(['id', 'number', 'why', 'made_by_name as by', 'made_at as at', ...TEXT_COLUMNS])
    .where('page_id', '=', pageId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, title, why, by, at } = row;
  return { id, number, title, why, by, at, text: textOf(row) };
}

/** The versions of a page, the newest first. */
export function listVersions(db: Db, pageId: string, most: number, before?: number): Promise<VersionLine[]> {
  return db
    .selectFrom('library.version')
    .select(['id', 'number', 'title', 'why', 'made_by_name as by', 'made_at as at'])
    .where('page_id', '=', pageId)
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
}

/** When which version was shown, is or will be; the latest first. */
export interface Showing {
  id: string;
  number: number;
  from: Temporal.Instant;
  until: Temporal.Instant | null;
  why: string;
  by: string;
}

export async function showingsOf(db: Db, pageId: string, most: number): Promise<Showing[]> {
  const { rows } = await sql<Showing>`
    select s.id, v.number, s.from_at as from, s.until_at as until, s.why, s.by_name as by
    from library.showing s join library.version v on v.id = s.version_id
    where s.page_id = ${pageId} order by s.from_at desc, s.made_at desc limit ${most}`.execute(db);
  return rows;
}
