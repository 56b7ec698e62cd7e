import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { InboxCounts, Tally } from '../inbox/types.ts';
import type { Reader } from './inbox.ts';

/** Open concerns of one team that the figures count: beyond it they say "200+", so that they cost the same. */
const COUNTED = 200;

/**
 * What the figures and the filters say: open concerns by kind, and of the decisions of the last 30 days how many
 * came in time. Each team counts its first 200 open concerns and its last 200 decisions.
 */
export async function inboxCounts(
  db: Db,
  reader: Reader,
  now: { at: Temporal.Instant; endOfDay: Temporal.Instant },
): Promise<InboxCounts> {
  const teams = sql`${[...reader.teams]}::uuid[]`;
  const shown = sql`c.area, c.rating, c.state, c.source_code, c.allocated_to, c.due_at`;
  const since = now.at.subtract({ hours: 30 * 24 });
  const { rows } = await sql<{ open: Tally[] | null; told: number; late: number }>`
    with seen as (
      select s.* from unnest(${teams}) as t(held) cross join lateral (select ${shown} from front_door.concern c
        where c.open and c.team_id = t.held order by c.due_at, c.id limit ${COUNTED}) s
      union all
      (select s.* from (
        select b.* from (select access.teams_beside() as held) t cross join lateral (select ${shown} from front_door.concern c
          where c.open and c.team_id = t.held and not (c.team_id = any(${teams})) order by c.due_at, c.id limit ${COUNTED}) b
        union all
        select ${shown} from front_door.concern c where c.open and c.id = any(array(select access.few_opened()))
          and not (c.team_id = any(${teams}))
      ) s limit ${COUNTED})
    ), kinds as (
      select area, rating, state, source_code as source,
        case when allocated_to = ${reader.id}::uuid then 'mine' when allocated_to is null then 'nobody' end as whose,
        case when due_at < ${now.at} then 'late' when due_at <= ${now.endOfDay} then 'today' end as due
      from seen
    ), tally as (
      select case grouping(area, rating, state, source, whose, due) when 31 then 'area' when 47 then 'rating'
          when 55 then 'state' when 59 then 'source' when 61 then 'whose' when 62 then 'due' else 'every' end as by,
        coalesce(area, rating, state, source, whose, due) as value, count(*)::integer as count
      from kinds group by grouping sets ((), (area), (rating), (state), (source), (whose), (due))
    ), decided as (
      select d.decided_late from unnest(${teams}) as t(held) cross join lateral (
        select c.decided_late from front_door.concern c where c.team_id = t.held and c.decided_at > ${since}
        order by c.decided_at desc limit ${COUNTED}) d
    )
    select (select json_agg(tally) from tally) as open, count(*)::integer as told,
      count(*) filter (where decided_late)::integer as late from decided`.execute(db);
  const [found] = rows;
  const open = found?.open ?? [];
  const total = open.find(({ by }) => by === 'every')?.count ?? 0;
  return {
    open,
    total,
    bounded: total >= COUNTED,
    decided: { count: found?.told ?? 0, inTime: (found?.told ?? 0) - (found?.late ?? 0) },
  };
}
