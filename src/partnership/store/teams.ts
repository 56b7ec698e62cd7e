import { sql } from 'kysely';
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

/** A team that may be given work: open, and of an agency. */
export interface OpenTeam {
  id: string;
  name: string;
  agency: string;
}

/** The teams that are open, by name. */
export function openTeams(db: Db): Promise<OpenTeam[]> {
  return db
    .selectFrom('partnership.team as team')
    .innerJoin('partnership.agency as agency', 'agency.id', 'team.agency_id')
    .select(['team.id', 'team.name', 'agency.name as agency'])
    .where('team.closed_at', 'is', null)
    .orderBy('team.name')
    .orderBy('team.id')
    .execute();
}

/** The team as whose member somebody works: one of `first`, before any other of theirs; undefined where they have none. */
export async function teamOf(
  db: Db,
  practitionerId: string,
  first: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select m.team_id as id from access.team_member m
    join partnership.team t on t.id = m.team_id
    where m.practitioner_id = ${practitionerId}::uuid and t.closed_at is null
    order by m.team_id = any(${[...first]}::uuid[]) desc, t.name, t.id limit 1`.execute(db);
  return rows[0]?.id;
}
