import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** How much there is to do about entries. */
export interface WorkCounts {
  /** Versions that wait for approval, of entries that the context may write. */
  waiting: number;
  /** Public entries of one owner: not checked for too long, with something that does not work, gone from their source. */
  stale: number;
  wrong: number;
  gone: number;
}

/** Counted with one question; the days after which an entry is stale are those of the dated setting. */
export async function countWork(db: Db, ownerId: string, today: Temporal.PlainDate): Promise<WorkCounts> {
  const { rows } = await sql<WorkCounts>`
    with stale_after as (select value from directory.setting where name = 'stale after' and effective_from <= ${today}
      order by effective_from desc, seq desc limit 1)
    select (select count(*) from directory.version where state = 'waiting')::int as waiting,
      count(*) filter (where coalesce(s.checked_on, date '2000-01-01') < ${today}::date - (select value::int from stale_after))::int as stale,
      count(*) filter (where exists (select from directory.problem p where p.service_id = s.id))::int as wrong,
      count(*) filter (where s.gone_on is not null and s.gone_kept_on is null)::int as gone
    from directory.service s where s.owner_id = ${ownerId} and s.published`.execute(db);
  return rows[0] ?? { waiting: 0, stale: 0, wrong: 0, gone: 0 };
}
