import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Shows a version from then on, in the place of whichever is shown or planned there. */
export async function addShowing(
  db: Db,
  showing: {
    pageId: string;
    versionId: string;
    from: Temporal.Instant;
    until: Temporal.Instant | null;
    why: string;
    byName: string;
    /** Those who follow what changed hear of it. */
    followers: boolean;
    /** Everybody who must be told of it is being told in this transaction. */
    told: boolean;
  },
): Promise<void> {
  const { pageId, versionId, from, until, why, byName, followers, told } = showing;
  // One that was planned for later still comes: what is shown now ends where it begins.
  const before = await db
    .selectFrom('library.showing')
    .select(['id', 'until_at'])
    .where('page_id', '=', pageId)
    .where('from_at', '<=', from)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', from)]))
    .executeTakeFirst();
  if (before)
    await db
      .updateTable('library.showing')
      .set({ until_at: from, ended_told: true })
      .where('id', '=', before.id)
      .execute();
  const next = await db
    .selectFrom('library.showing')
    .select('from_at')
    .where('page_id', '=', pageId)
    .where('from_at', '>', from)
    .orderBy('from_at')
    .limit(1)
    .executeTakeFirst();
  await db
    .insertInto('library.showing')
    .values({
      ...{ id: randomUUID(), page_id: pageId, version_id: versionId, from_at: from, why, by_name: byName },
      until_at: earliest(until, next?.from_at ?? null),
      before_until_at: before?.until_at ?? null,
      began_told: told,
      followers,
    })
    .execute();
}

function earliest(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (!a || !b) return a ?? b;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

/** Ends what is shown now, and whatever was planned. @returns whether anything was shown */
export async function endShowings(db: Db, pageId: string, at: Temporal.Instant): Promise<boolean> {
  await db.deleteFrom('library.showing').where('page_id', '=', pageId).where('from_at', '>', at).execute();
  const ended = await db
    .updateTable('library.showing')
    .set({ until_at: at, ended_told: true })
    .where('page_id', '=', pageId)
    .where('from_at', '<=', at)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', at)]))
    .returning('id')
    .execute();
  return ended.length > 0;
}

/** Calls off what was planned; what is shown now goes on as it would have. @returns whether anything was planned */
export async function callOff(db: Db, pageId: string, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ from_at: Temporal.Instant; before_until_at: Temporal.Instant | null }>`
    delete from library.showing where page_id = ${pageId} and from_at > ${at}
    returning from_at, before_until_at`.execute(db);
  const [first] = rows.sort((a, b) => Temporal.Instant.compare(a.from_at, b.from_at));
  if (!first) return false;
  await db
    .updateTable('library.showing')
    .set({ until_at: first.before_until_at, ended_told: false })
    .where('page_id', '=', pageId)
    .where('until_at', '=', first.from_at)
    .execute();
  return true;
}

/** A showing that began or ended, of which nobody has been told. */
export interface Turned {
  id: string;
  pageId: string;
  kind: string;
  slug: string;
  number: number;
  began: boolean;
  followers: boolean;
  why: string;
  from: Temporal.Instant;
}

/** For the job that tells. */
export async function turned(db: Db, most: number): Promise<Turned[]> {
  const { rows } = await sql<Turned>`
    select s.id, s.page_id as "pageId", p.kind, p.slug, v.number, s.from_at <= access.now() and not s.began_told as began,
      s.followers, s.why, s.from_at as from
    from library.showing s join library.page p on p.id = s.page_id join library.version v on v.id = s.version_id
    where (s.from_at <= access.now() and not s.began_told) or (s.until_at <= access.now() and not s.ended_told)
    order by s.from_at, s.id limit ${most}`.execute(db);
  return rows;
}

export async function turnTold(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update library.showing set began_told = began_told or from_at <= access.now(),
    ended_told = ended_told or coalesce(until_at <= access.now(), false)
    where id = any(${[...ids]}::uuid[])`.execute(db);
}

/** Whether a page was ever shown before one that begins then; `also` counts those that begin at the same instant. */
export async function shownBefore(
  db: Db,
  pageId: string,
  at: Temporal.Instant,
  also = false,
): Promise<boolean> {
  const found = await db
    .selectFrom('library.showing')
    .select('id')
    .where('page_id', '=', pageId)
    .where('from_at', also ? '<=' : '<', at)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
