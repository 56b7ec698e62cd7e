import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { DecidedFigure, ReplyFigure, ToldFigure, VolumeFigure, Weeks } from '../figures/types.ts';

/*
 * Counts by week in the areas where the caller may see figures (`front-door.figures`). No row tells of one record;
 * small numbers are for whoever shows them outside the hub to suppress.
 */

/** The Monday, in London, of the first of so many weeks. */
export function firstWeek({ weeks, now }: Weeks): Temporal.PlainDate {
  const today = londonDate(now);
  return today.subtract({ days: today.dayOfWeek - 1 + (weeks - 1) * 7 });
}

/** Who was told in time, by week, audience, source and area. */
export async function toldInTime(db: Db, weeks: Weeks): Promise<ToldFigure[]> {
  const { rows } = await sql<ToldFigure>`
    select week, audience, source, area, owed, in_time as "inTime", late, not_told as "notTold", overdue
    from front_door.figures_told(${firstWeek(weeks)}) order by week, source, audience, area`.execute(db);
  return rows;
}

/** What was decided in time, by week and area. */
export async function decidedInTime(db: Db, weeks: Weeks): Promise<DecidedFigure[]> {
  const { rows } = await sql<DecidedFigure>`
    select week, area, decided, in_time as "inTime"
    from front_door.figures_decided(${firstWeek(weeks)}) order by week, area`.execute(db);
  return rows;
}

/** What came in, by week, area, source and level. */
export async function volume(db: Db, weeks: Weeks): Promise<VolumeFigure[]> {
  const { rows } = await sql<VolumeFigure>`
    select week, area, source, level, concerns
    from front_door.figures_volume(${firstWeek(weeks)}) order by week, area, source, level`.execute(db);
  return rows;
}

/** What agencies answered, by the week they were asked, agency and area. An agency sees its own figures. */
export async function repliesByAgency(db: Db, weeks: Weeks): Promise<ReplyFigure[]> {
  const { rows } = await sql<ReplyFigure>`
    select week, agency_id as "agencyId", agency, area, asked, in_time as "inTime", late, not_shared as "notShared",
      silent, waiting
    from front_door.figures_replies(${firstWeek(weeks)}) order by week, agency, area`.execute(db);
  return rows;
}
