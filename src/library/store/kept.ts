import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { StandingFacts, StandingFilter } from '../rules/standing.ts';
import type { PageName } from '../types.ts';
import { type Looking, lookedAfter } from './to-do.ts';

/** A page as its keepers have it before them. */
export interface Kept extends PageName, StandingFacts {
  kindLabel: string;
  place: string;
  together: boolean;
  title: string;
  sensitive: boolean;
  ownerId: string | null;
  owner: string | null;
  latest: number;
  changedAt: Temporal.Instant;
  shownFrom: Temporal.Instant | null;
  shownUntil: Temporal.Instant | null;
  offered: boolean;
  deadLinks: number;
  /** Of an archived one: what its address says, and where it leads. */
  goneWhy: string;
  goneInstead: string | null;
}

export interface Filter {
  standing: StandingFilter | '';
  kind: string;
  area: string;
  topic: string;
  /** Words in the title. */
  words: string;
  /** Kept by them; or looked after by somebody. */
  owner: string | Looking | undefined;
  today: Temporal.PlainDate;
  after: { at: Temporal.Instant; id: string } | undefined;
  most: number;
}

const kept = sql`
  select p.id, p.kind, p.slug, p.area, p.work, p.latest, p.archived_at as "archivedAt", p.changed_at as "changedAt",
    p.owner_id as "ownerId", p.gone_why as "goneWhy", p.gone_instead as "goneInstead", k.label as "kindLabel", k.place, k.together, v.title, v.sensitive,
    s.number as "shownNumber", s.from_at as "shownFrom", s.until_at as "shownUntil", s.review_due as "reviewDue",
    (select min(n.from_at) from library.showing n where n.page_id = p.id and n.from_at > access.now()) as "nextFrom",
    exists (select from library.shipped h where h.page_id = p.id and h.settled_hash is distinct from h.hash) as offered,
    (select count(*) from library.dead_link d where d.page_id = p.id)::integer as "deadLinks"
  from library.page p
    join library.kind k on k.code = p.kind
    join library.version v on v.page_id = p.id and v.number = p.latest
    left join library.shown s on s.page_id = p.id`;

/** One page; undefined where there is none. */
export async function keptPage(db: Db, id: string): Promise<Omit<Kept, 'owner'> | undefined> {
  const { rows } = await sql<Omit<Kept, 'owner'>>`${kept} where p.id = ${id}`.execute(db);
  return rows[0];
}

/** Pages by the same name: the one that stands everywhere, and those that areas have of their own. */
export function keptCalled(db: Db, slug: string): Promise<{ id: string; area: string | null }[]> {
  return db
    .selectFrom('library.page')
    .select(['id', 'area'])
    .where('slug', '=', slug)
    .orderBy(sql`area nulls first`)
    .execute();
}

/** Pages, the one that was changed last first. */
export async function keptPages(db: Db, filter: Filter): Promise<Omit<Kept, 'owner'>[]> {
  const { kind, area, topic, words, owner, after, most } = filter;
  const wanted = [
    standingIs(filter),
    ...(kind ? [sql`p.kind = ${kind}`] : []),
    ...(area === 'all' ? [sql`p.area is null`] : area ? [sql`p.area = ${area}`] : []),
    ...(topic ? [sql`${topic} = any(v.topics)`] : []),
    ...(words ? [sql`v.title ilike ${`%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`] : []),
    ...(typeof owner === 'string' ? [sql`p.owner_id = ${owner}::uuid`] : owner ? [lookedAfter(owner)] : []),
    ...(after ? [sql`(p.changed_at, p.id) < (${after.at}, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<Omit<Kept, 'owner'>>`${kept} where ${sql.join(wanted, sql` and `)}
    order by p.changed_at desc, p.id desc limit ${most}`.execute(db);
  return rows;
}

function standingIs({ standing, today }: Filter) {
  switch (standing) {
    case 'draft':
      return sql`p.archived_at is null and p.work = 'draft'`;
    case 'in-review':
      return sql`p.archived_at is null and p.work = 'in review'`;
    case 'scheduled':
      return sql`exists (select from library.showing n where n.page_id = p.id and n.from_at > access.now())`;
    case 'published':
      return sql`s.number is not null`;
    case 'due':
      return sql`s.review_due <= ${today}`;
    case 'offered':
      return sql`exists (select from library.shipped h where h.page_id = p.id and h.settled_hash is distinct from h.hash)`;
    case 'broken':
      return sql`exists (select from library.dead_link d where d.page_id = p.id)`;
    case 'archived':
      return sql`p.archived_at is not null`;
    default:
      return sql`p.archived_at is null`;
  }
}

/** Makes a page without a text yet; undefined where another goes by its name. */
export async function addPage(
  db: Db,
  page: Omit<PageName, 'id'> & { owner: string },
): Promise<string | undefined> {
  const { kind, slug, area, owner } = page;
  const made = await db
    .insertInto('library.page')
    .values({ id: randomUUID(), kind, slug, area, owner_id: owner, latest: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** Takes the right to write the next version; false when somebody else wrote one since. */
export async function claimNext(db: Db, id: string, latest: number): Promise<boolean> {
  const claimed = await db
    .updateTable('library.page')
    .set({ latest: latest + 1, work: 'draft', changed_at: sql`access.now()` })
    .where('id', '=', id)
    .where('latest', '=', latest)
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Holds a page as it stood at a version, for changing where it is in its life. */
export async function claimSame(db: Db, id: string, latest: number): Promise<boolean> {
  const claimed = await db
    .updateTable('library.page')
    .set({ changed_at: sql`access.now()` })
    .where('id', '=', id)
    .where('latest', '=', latest)
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function setWork(db: Db, id: string, work: 'draft' | 'in review' | 'done'): Promise<void> {
  await db.updateTable('library.page').set({ work }).where('id', '=', id).execute();
}

/** Puts a page by, with what its address says from then on; null brings it back. */
export async function setArchived(
  db: Db,
  id: string,
  gone: { at: Temporal.Instant; why: string; instead: string | null } | null,
): Promise<void> {
  const work = gone ? {} : { work: 'draft' };
  await db
    .updateTable('library.page')
    .set({
      ...{ archived_at: gone?.at ?? null, gone_why: gone?.why ?? '', gone_instead: gone?.instead ?? null },
      ...work,
    })
    .where('id', '=', id)
    .execute();
}

export async function setOwner(db: Db, id: string, owner: string | null): Promise<void> {
  await db
    .updateTable('library.page')
    .set({ owner_id: owner, nudged_for: null })
    .where('id', '=', id)
    .execute();
}

/** Who may keep a page. */
export async function keepers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from library.keepers()`.execute(db);
  return rows.map(({ id }) => id);
}
