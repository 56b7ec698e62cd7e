import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';

/** That somebody opened a chapter: the day of the last time, and nothing else. */
export async function touchChapter(
  db: Db,
  chapter: string,
  practitionerId: string,
  now: Temporal.Instant,
): Promise<void> {
  const today = londonDate(now);
  await db
    .insertInto('library.chapter_use')
    .values({ chapter, practitioner_id: practitionerId, last_on: today })
    .onConflict((conflict) =>
      conflict
        .columns(['chapter', 'practitioner_id'])
        .doUpdateSet({ last_on: today })
        .where('library.chapter_use.last_on', '<', today),
    )
    .execute();
}

/** When the caller confirmed a version; undefined when they have not. */
export async function ownReceipt(db: Db, versionId: string): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('library.chapter_receipt')
    .select('at')
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  return row?.at;
}

/** Confirms a version, once. */
export async function addReceipt(
  db: Db,
  receipt: { versionId: string; practitionerId: string; agencyId: string },
): Promise<void> {
  await db
    .insertInto('library.chapter_receipt')
    .values({
      version_id: receipt.versionId,
      practitioner_id: receipt.practitionerId,
      agency_id: receipt.agencyId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Something about a chapter that the caller uses. */
interface Told {
  chapter: string;
  title: string;
  at: Temporal.Instant;
  /** It has another number and says the same: its numbers before and now; null for a version to read. */
  was: number | null;
  became: number | null;
}

/**
 * Versions that the caller was told of and has not confirmed, and for four weeks other numbers of the chapters they
 * opened; the newest first.
 */
export async function toldOf(db: Db, most: number, now: Temporal.Instant): Promise<Told[]> {
  const since = now.subtract({ hours: 24 * 28 });
  const { rows } = await sql<Told>`
    select v.chapter, v.title, n.at, null::int as was, null::int as became
    from library.chapter_nudge n join library.chapter_version v on v.id = n.version_id
    where n.practitioner_id = access.practitioner()
      and not exists (select from library.chapter_receipt r
        where r.version_id = n.version_id and r.practitioner_id = n.practitioner_id)
      and not exists (select from library.chapter_version later where later.chapter = v.chapter
        and later.area is not distinct from v.area and later.state = 'published' and later.number > v.number
        and later.from_at <= access.now())
      and not exists (select from library.chapter_withdrawal w where w.chapter = v.chapter
        and w.from_at > v.from_at and w.from_at <= access.now())
    union all
    select v.chapter, v.title, c.until_at, c.was, c.became
    from (select n.chapter, n.until_at, n.position as was, coalesce(
        lead(n.position) over (partition by n.chapter order by n.until_at), place.position) as became
      from library.chapter_number n join library.chapter place on place.slug = n.chapter) c
    join library.chapter_use u on u.chapter = c.chapter and u.practitioner_id = access.practitioner()
    cross join lateral (select v.chapter, v.title, v.from_at from library.chapter_version v
      where v.chapter = c.chapter and v.area is null and v.state = 'published' and v.from_at <= access.now()
      order by v.number desc limit 1) v
    where c.until_at > ${since} and c.was <> c.became
      and not exists (select from library.chapter_withdrawal w where w.chapter = v.chapter
        and w.from_at > v.from_at and w.from_at <= access.now())
    order by 3 desc limit ${most}`.execute(db);
  return rows;
}

export interface CoverageRow {
  agency: string;
  chapter: string;
  should: number;
  did: number;
}

/** How many of those who should have read each chapter did, by agency. For whoever may see the coverage. */
export async function coverage(db: Db): Promise<CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`select agency, chapter, should, did
    from library.chapter_coverage()`.execute(db);
  return rows;
}

/** How many people should have read anything, and how many of them read all of it, by agency. For whoever may see the coverage. */
export async function peopleCoverage(db: Db): Promise<Omit<CoverageRow, 'chapter'>[]> {
  const { rows } = await sql<
    Omit<CoverageRow, 'chapter'>
  >`select agency, should, did from library.people_coverage()`.execute(db);
  return rows;
}

/** For how many months an opened chapter counts as used. */
export async function reachInForce(db: Db, now: Temporal.Instant): Promise<number> {
  const row = await db
    .selectFrom('library.chapter_reach')
    .select('months')
    .where('from_at', '<=', now)
    .orderBy('from_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.months ?? 6;
}

/** Sets it from now on; what it was before stays to be read. */
export async function setReach(
  db: Db,
  months: number,
  { by, now }: { by: string; now: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('library.chapter_reach')
    .values({ from_at: now, months, changed_by_name: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
