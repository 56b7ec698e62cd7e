import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';

/** Published versions that began and of which the search, or those who use the chapter, were not told. */
export async function begunUntold(
  db: Db,
  now: Temporal.Instant,
): Promise<{ id: string; indexed: boolean; nudged: boolean }[]> {
  const rows = await db
    .selectFrom('library.chapter_version')
    .select(['id', 'indexed_at', 'nudged_at'])
    .where('state', '=', 'published')
    .where('from_at', '<=', now)
    .where((where) => where.or([where('indexed_at', 'is', null), where('nudged_at', 'is', null)]))
    .orderBy('from_at')
    .orderBy('number')
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    indexed: row.indexed_at !== null,
    nudged: row.nudged_at !== null,
  }));
}

export async function markIndexed(db: Db, id: string, now: Temporal.Instant): Promise<void> {
  await db.updateTable('library.chapter_version').set({ indexed_at: now }).where('id', '=', id).execute();
}

/**
 * Marks as told everybody who opened the chapter within the months that count and has not read this version.
 * @returns who they are; the first version of a chapter is news to nobody who used it
 */
export async function nudgeUsers(db: Db, id: string, now: Temporal.Instant): Promise<string[]> {
  const today = londonDate(now);
  const { rows } = await sql<{ practitioner_id: string }>`
    with told as (update library.chapter_version set nudged_at = ${now} where id = ${id} and nudged_at is null
      returning id, chapter, area),
    reach as (select months from library.chapter_reach where from_at <= ${now} order by from_at desc limit 1)
    insert into library.chapter_nudge (version_id, practitioner_id, at)
    select t.id, u.practitioner_id, ${now} from told t cross join reach
      join library.chapter_use u on u.chapter = t.chapter
    where u.last_on >= (${today}::date - make_interval(months => reach.months))
      and library.works_where(u.practitioner_id, t.area)
      and not exists (select from library.chapter_receipt r
        where r.version_id = t.id and r.practitioner_id = u.practitioner_id)
    on conflict do nothing returning practitioner_id`.execute(db);
  return rows.map((row) => row.practitioner_id);
}

/** Forgets who opened what, once it counts no longer. Says how many rows. */
export async function forgetUses(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`
    with reach as (select months from library.chapter_reach where from_at <= ${now} order by from_at desc limit 1),
    gone as (delete from library.chapter_use u using reach
      where u.last_on < (${londonDate(now)}::date - make_interval(months => reach.months)) returning 1)
    select count(*)::int as forgotten from gone`.execute(db);
  return rows[0]?.forgotten ?? 0;
}
