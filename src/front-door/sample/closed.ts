import type { OwnerConnection } from '../../platform/db/index.ts';

/** Closes a dozen concerns of the sample of which nothing is left, some days after their decision. */
export async function closeSome(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  await owner.query(
    `with ended as (
       insert into front_door.closing (concern_id, why, words, closed_by, closed_by_name, closed_at)
       select c.id, case when c.destination in ('none', 'signpost') then 'nothing further' else 'taken up' end,
         case when c.destination in ('none', 'signpost') then 'Everybody was told, and nothing more has come in.'
           else 'They wrote that a worker has begun with the family.' end,
         c.decided_by, c.decided_by_name, c.decided_at + interval '9 days'
       from (select c.id, c.decided_at, d.decided_by, d.decided_by_name, coalesce(d.destination, 'none') as destination
         from front_door.concern c join lateral (select * from front_door.decision x where x.concern_id = c.id
           order by x.seq desc limit 1) d on true
         where c.state = 'decided' and c.decided_at < $1::timestamptz - interval '10 days'
           and front_door.loose_ends(c.id) = '{}'
         order by c.decided_at, c.id limit 12) c
       returning concern_id)
     update front_door.concern c set state = 'closed' from ended e where e.concern_id = c.id`,
    [now.toString()],
  );
}
