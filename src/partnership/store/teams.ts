import type { Db } from '../../platform/db/index.ts';

/** The team that receives concerns about children of an area, and what its references begin with. */
export interface ReceivingTeam {
  teamId: string;
  prefix: string | null;
}

/**
 * The team whose work it is: the area's front door, or the one that finds out where a child lives when `area` is
 * null or has no front door of its own. Undefined when the partnership has configured neither.
 */
export async function receivingTeam(db: Db, area: string | null): Promise<ReceivingTeam | undefined> {
  return db
    .selectFrom('partnership.team as t')
    .leftJoin('partnership.area as a', 'a.code', 't.area')
    .select(['t.id as teamId', 'a.reference_prefix as prefix'])
    .where((where) =>
      where.or([
        where.and([where('t.purpose', '=', 'front door'), where('t.area', '=', area)]),
        where('t.purpose', '=', 'area to be found'),
      ]),
    )
    .where('t.closed_at', 'is', null)
    .orderBy('a.reference_prefix', (order) => order.asc().nullsLast())
    .orderBy('t.id')
    .limit(1)
    .executeTakeFirst();
}
