import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../types.ts';

/** Owners of public entries that nobody checked for too long, who were not reminded since; and that they are now. */
export async function takeStale(
  db: Db,
  before: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<{ ownerId: string; many: number }[]> {
  const { rows } = await sql<{ ownerId: string; many: number }>`
    with nudged as (update directory.service set nudged_on = ${today}
      where published and owner_id is not null and nudged_on is null and coalesce(checked_on, date '2000-01-01') < ${before}
      returning owner_id)
    select owner_id as "ownerId", count(*)::int as many from nudged group by owner_id`.execute(db);
  return rows;
}

export interface Watched {
  id: string;
  content: Json;
  /** What was found of this kind before. */
  known: string[];
}

/** Public entries by their ids, some at a time, with what was found wrong before. */
export async function watched(
  db: Db,
  kind: 'phone' | 'link',
  after: string | undefined,
  size: number,
): Promise<Watched[]> {
  const { rows } = await sql<Watched>`select s.id, s.content,
      array(select p.says from directory.problem p where p.service_id = s.id and p.kind = ${kind} order by p.says) as known
    from directory.service s where s.published ${after ? sql`and s.id > ${after}::uuid` : sql``}
    order by s.id limit ${size}`.execute(db);
  return rows;
}

/** Somebody while they work here; else those of their teams who may do what is asked. */
export async function inPlaceOf(db: Db, id: string, permission: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from directory.in_place_of(${id}::uuid, ${permission}) id`.execute(db);
  return rows.map((row) => row.id);
}
