import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** How many pages wait for somebody, by what they wait for. */
export interface ToDo {
  /** Of those that somebody keeps. */
  due: number;
  broken: number;
  offered: number;
  /** Of all. */
  inReview: number;
}

/** Whose pages somebody looks after: their own, and where they publish those that nobody else is there to keep. */
export interface Looking {
  id: string;
  publishes: boolean;
}

/** SQL: that a page `p` is one of those that somebody looks after. */
export const lookedAfter = ({ id, publishes }: Looking) =>
  publishes
    ? sql`(p.owner_id is null or p.owner_id = ${id}::uuid or p.owner_id not in (select k.id from library.keepers() k))`
    : sql`p.owner_id = ${id}::uuid`;

export async function toDo(db: Db, who: Looking, today: Temporal.PlainDate): Promise<ToDo> {
  const { rows } = await sql<ToDo>`
    with mine as (select p.id from library.page p where p.archived_at is null and ${lookedAfter(who)})
    select (select count(*) from library.shown s where s.page_id in (select id from mine) and s.review_due <= ${today})::integer as due,
      (select count(distinct d.page_id) from library.dead_link d where d.page_id in (select id from mine))::integer as broken,
      (select count(*) from library.shipped h where h.page_id in (select id from mine)
        and h.settled_hash is distinct from h.hash)::integer as offered,
      (select count(*) from library.page p where p.archived_at is null and p.work = 'in review')::integer as "inReview"`.execute(
    db,
  );
  return rows[0] ?? { due: 0, broken: 0, offered: 0, inReview: 0 };
}
