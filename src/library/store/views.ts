import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** How often a page was read on a day. */
export interface Viewed {
  day: string;
  path: string;
  views: number;
}

/** Adds what was counted since the last time. */
export async function addViews(db: Db, counted: readonly Viewed[]): Promise<void> {
  await sql`select library.count_views(${JSON.stringify(counted)}::jsonb)`.execute(db);
}

/** The pages read most since a day, and how often pages were read on each day since. */
export async function readViews(db: Db, since: Temporal.PlainDate, under: string, most: number) {
  const within = sql`day >= ${since} and (${under} = '' or path = ${under} or starts_with(path, ${under} || '/'))`;
  const pages = await sql<{
    path: string;
    views: number;
  }>`select path, sum(views) as views from library.page_view
    where ${within} group by path order by sum(views) desc, path limit ${most}`.execute(db);
  const days = await sql<{ day: Temporal.PlainDate; views: number }>`select day, sum(views) as views
    from library.page_view where ${within} group by day order by day`.execute(db);
  return { pages: pages.rows, days: days.rows };
}

export async function forgetViews(db: Db, before: Temporal.PlainDate): Promise<number> {
  const { numAffectedRows } = await sql`delete from library.page_view where day < ${before}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
