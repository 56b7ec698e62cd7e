-- Records that were found to be of one person make the concerns about them concerns about one child, for whoever sees
-- the other record too: a link shows nobody more than they see.

grant create on schema front_door, people to app_definer;
set local role app_definer;

-- Of nobody there is nothing: not called at all for the children of most concerns, whom nobody has found yet.
alter function people.one_person(uuid) strict;

create or replace function front_door.told_before(concerns uuid[])
returns table (concern_id uuid, same integer, alike boolean)
language plpgsql stable security definer set search_path = '' as $$
declare conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  mine uuid[] := array(select access.my_teams()); opened uuid[] := array(select access.opened());
begin return query
  select c.id, count(distinct e.id) filter (where twin.same)::integer, coalesce(bool_or(not twin.same), false)
  from front_door.concern c
  join front_door.child k on k.concern_id = c.id
  cross join lateral (
    select o.concern_id, true as same from front_door.child o where o.person_id = k.person_id
    union all
    select o.concern_id, true from people.one_person(k.person_id) q join front_door.child o on o.person_id = q
    where q <> k.person_id
    union all
    select o.concern_id, true from front_door.child o where o.nhs_number = k.nhs_number
      and coalesce(o.person_id = k.person_id, true)
    union all
    select o.concern_id, lower(o.given) = lower(k.given) and lower(o.surname) = lower(k.surname)
    from front_door.child o where o.sound = k.sound and o.date_of_birth = k.date_of_birth and k.sound <> ' '
      and coalesce(o.person_id = k.person_id, true)
  ) twin
  -- By its id and no other way: all of a year's concerns beside each child cost twenty times as much.
  cross join lateral (select o.id, o.received_at, o.restricted, o.team_id from front_door.concern o
    where o.id = twin.concern_id offset 0) e
  where c.id = any(concerns) and e.id <> c.id
    and e.received_at between c.received_at - interval '12 months' and c.received_at
    and not (c.id = any(conflicted)) and not (e.id = any(conflicted))
    and case when c.restricted then c.id = any(admitted) else c.team_id = any(mine) or c.id = any(opened) end
    and case when e.restricted then e.id = any(admitted) else e.team_id = any(mine) or e.id = any(opened) end
  group by c.id;
end $$;

-- What stands beside a concern on its page, read once for the policies would read the caller's openings again at
-- every step: other concerns about its children that the caller may see; hidden ones, of which no more is told than
-- who holds them, to ask for emergency access, and never a restricted one or one across a conflict of interest;
-- and for those who work on it who has looked, each person once, with what they last did.
create or replace function front_door.beside(concern uuid)
returns table (same_child jsonb, hidden jsonb, lookers jsonb)
language plpgsql stable security definer set search_path = '' as $$
declare conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  mine uuid[] := array(select access.my_teams()); opened uuid[] := array(select access.opened());
begin
  if not exists (select from front_door.concern c where c.id = concern and not (c.id = any(conflicted))
    and case when c.restricted then c.id = any(admitted) else c.team_id = any(mine) or c.id = any(opened) end)
  then return; end if;
  return query with twin as (
    select k.id as child_id, o.concern_id, o.given, o.surname, o.date_of_birth, false as same_number, false as same_name,
      true as same_person
    from front_door.child k join front_door.child o on o.person_id = k.person_id
    where k.concern_id = concern and o.concern_id <> concern
    union all
    select k.id, o.concern_id, o.given, o.surname, o.date_of_birth, false, false, true
    from front_door.child k cross join lateral people.one_person(k.person_id) q
      join front_door.child o on o.person_id = q
    where k.concern_id = concern and o.concern_id <> concern and q <> k.person_id
    union all
    select k.id, o.concern_id, o.given, o.surname, o.date_of_birth, true, false, false
    from front_door.child k join front_door.child o on o.nhs_number = k.nhs_number
    where k.concern_id = concern and o.concern_id <> concern and coalesce(o.person_id = k.person_id, true)
    union all
    select k.id, o.concern_id, o.given, o.surname, o.date_of_birth, false,
      lower(o.given) = lower(k.given) and lower(o.surname) = lower(k.surname), false
    from front_door.child k join front_door.child o on o.sound = k.sound and o.date_of_birth = k.date_of_birth
    where k.concern_id = concern and o.concern_id <> concern and k.sound <> ' ' and coalesce(o.person_id = k.person_id, true)
  ), match as (
    select e.id as concern_id, t.child_id, t.given, t.surname, t.date_of_birth, bool_or(t.same_number) as same_number,
      bool_or(t.same_name) as same_name, bool_or(t.same_person) as same_person, e.team_id, e.headline, e.received_at, e.state, e.level, e.outcome, e.source_words,
      case when e.restricted then e.id = any(admitted) else e.team_id = any(mine) or e.id = any(opened) end as seen,
      e.restricted
    from twin t join front_door.concern e on e.id = t.concern_id where not (e.id = any(conflicted))
    group by e.id, t.child_id, t.given, t.surname, t.date_of_birth
  ) select
    (select jsonb_agg(to_jsonb(m) order by m.received_at desc)
     from (select * from match where match.seen order by match.received_at desc limit 12) m),
    (select jsonb_agg(jsonb_build_object('concern_id', h.concern_id, 'child_id', h.child_id, 'team_id', h.team_id,
        'same_number', h.same_number, 'same_person', h.same_person) order by h.received_at desc)
     from (select distinct on (match.concern_id, match.child_id) * from match where not match.seen and not match.restricted
       order by match.concern_id, match.child_id, match.same_person desc, match.same_number desc limit 5) h),
    (select jsonb_agg(jsonb_build_object('name', p.name, 'job_title', p.job_title, 'agency', p.agency,
        'last_at', l.at, 'last_action', l.action) order by l.at desc)
     from (select * from (select distinct on (e.practitioner_id) e.practitioner_id, e.at, e.action
         from (select * from audit.event a where a.record_id = concern and a.outcome = 'done' order by a.seq desc limit 200) e
         where e.practitioner_id is not null order by e.practitioner_id, e.seq desc) latest order by latest.at desc limit 8) l
       join partnership.colleague p on p.id = l.practitioner_id
     where front_door.may_work(concern));
end $$;
alter function front_door.told_before(uuid[]) rows 26;
alter function front_door.beside(uuid) rows 1;

set local role app_owner;
revoke create on schema front_door, people from app_definer;
