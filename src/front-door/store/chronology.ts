import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Happening } from '../identify/types.ts';

/**
 * What came of the concerns about any of these people, as far as the context sees both: received, decided, discussed.
 * What another decision or record took the place of is left out.
 */
export async function happenings(db: Db, people: readonly string[], most: number): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    with about as materialized (
      select s.concern_id, array_agg(distinct p.shown_as) as people
      from (select k.concern_id, k.person_id from front_door.child k where k.person_id is not null
        union all select i.concern_id, i.person_id from front_door.involved i where i.person_id is not null) s
      join people.public_person p on p.id = s.person_id
      where p.id = any(${[...people]}::uuid[])
      group by s.concern_id)
    select e.id, e.happened, e.at, e.by, e.level, e.outcome, c.id as "concernId", c.reference, c.headline, c.rating,
      c.source_words as "sourceWords", c.team_id as "teamId", about.people
    from about join front_door.concern c on c.id = about.concern_id
    cross join lateral (
      select c.id, 'received' as happened, c.received_at as at, null::text as by, null::smallint as level,
        null::text as outcome
      union all
      select d.id, 'decided', d.decided_at, d.decided_by_name, d.level, d.outcome from front_door.decision d
      where d.concern_id = c.id and not exists (select from front_door.decision n where n.supersedes = d.id)
      union all
      select s.id, 'discussed', s.held_at, s.recorded_by_name, null, null from front_door.strategy_discussion s
      where s.concern_id = c.id
        and not exists (select from front_door.strategy_discussion n where n.supersedes = s.id)) e
    order by e.at desc, e.id desc limit ${most}`.execute(db);
  return rows;
}
