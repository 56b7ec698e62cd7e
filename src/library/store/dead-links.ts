import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../../platform/db/json.ts';
import type { Text } from '../types.ts';
import { factsOf, sourcesOf } from './text.ts';

/** A link of a page that leads nowhere. */
export interface DeadLink {
  pageId: string;
  href: string;
  why: string;
}

export function deadLinksOf(db: Db, pageId: string): Promise<DeadLink[]> {
  return db
    .selectFrom('library.dead_link')
    .select(['page_id as pageId', 'href', 'why'])
    .where('page_id', '=', pageId)
    .orderBy('href')
    .limit(50)
    .execute();
}

/** Puts what was found just now of one kind in the place of what was found before. For the jobs that look. */
export async function replaceDeadLinks(
  db: Db,
  found: readonly DeadLink[],
  where: 'here' | 'outside',
): Promise<void> {
  const outside = where === 'outside';
  await sql`delete from library.dead_link where outside = ${outside}`.execute(db);
  if (found.length === 0) return;
  await sql`insert into library.dead_link (page_id, href, why, outside)
    select f.page_id, f.href, f.why, ${outside} from jsonb_to_recordset(${JSON.stringify(
      found.map(({ pageId, href, why }) => ({ page_id: pageId, href, why })),
    )}::jsonb) f(page_id uuid, href text, why text) on conflict do nothing`.execute(db);
}

/** Every text that is shown, for looking through its links. For jobs. */
export async function shownBodies(
  db: Db,
): Promise<(Pick<Text, 'body' | 'facts'> & { id: string; slug: string })[]> {
  const { rows } = await sql<{ id: string; slug: string; body: string; facts: Json }>`
    select page_id as id, slug, body, facts from library.shown order by page_id`.execute(db);
  return rows.map((row) => ({ ...row, facts: factsOf(row.facts) }));
}

/** Everything of what is shown that may lead to other sites. For jobs. */
export async function shownTexts(
  db: Db,
): Promise<(Pick<Text, 'body' | 'sources' | 'facts'> & { id: string })[]> {
  const { rows } = await sql<{ id: string; body: string; sources: Json; facts: Json }>`
    select page_id as id, body, sources, facts from library.shown order by page_id`.execute(db);
  return rows.map(({ id, body, sources, facts }) => ({
    ...{ id, body },
    sources: sourcesOf(sources),
    facts: factsOf(facts),
  }));
}

/** Pages that are shown and have an address of ours in their text, besides the one that is read there. */
export async function saying(
  db: Db,
  id: string,
  href: string,
): Promise<{ id: string; title: string; body: string }[]> {
  const { rows } = await sql<{ id: string; title: string; body: string }>`
    select page_id as id, title, body from library.shown
    where page_id <> ${id} and position(${href} in body) > 0 order by lower(title) limit 200`.execute(db);
  return rows;
}

/** Every address that is published by anybody, as the search has it. */
export async function publishedAddresses(db: Db): Promise<string[]> {
  const { rows } = await sql<{ href: string }>`select distinct href from library.search_entry`.execute(db);
  return rows.map(({ href }) => href);
}

/** Pages that are shown and due to be read again, of which nobody was reminded yet. For jobs. */
export async function dueUntold(
  db: Db,
  today: Temporal.PlainDate,
): Promise<{ id: string; ownerId: string | null; due: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ id: string; ownerId: string | null; due: Temporal.PlainDate }>`
    select p.id, p.owner_id as "ownerId", s.review_due as due
    from library.page p join library.shown s on s.page_id = p.id
    where s.review_due <= ${today} and p.nudged_for is distinct from s.review_due
    order by p.id limit 1000`.execute(db);
  return rows;
}

export async function noteReminded(
  db: Db,
  pages: readonly { id: string; due: Temporal.PlainDate }[],
): Promise<void> {
  if (pages.length === 0) return;
  await sql`update library.page p set nudged_for = n.due
    from jsonb_to_recordset(${JSON.stringify(pages.map(({ id, due }) => ({ id, due: due.toString() })))}::jsonb) n(id uuid, due date)
    where p.id = n.id`.execute(db);
}

/** Who publishes here. For jobs. */
export async function publishers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from library.publishers()`.execute(db);
  return rows.map(({ id }) => id);
}
