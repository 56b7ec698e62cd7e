-- A training sets decisions aside that go against everything that was found: nothing is learnt from them. Two records that
-- were told apart so are listed for whoever sees both, until somebody says again that they are two people, or links them.

create table people.to_check (
  low_id uuid not null references people.person,
  high_id uuid not null references people.person,
  listed_at timestamptz not null default access.now(),
  primary key (low_id, high_id),
  check (low_id < high_id)
);
create index on people.to_check (high_id);
alter table people.to_check enable row level security;
alter table people.to_check force row level security;
grant select on people.to_check to app_user;
grant select, insert on people.to_check to app_definer;
create policy definer_keeps on people.to_check to app_definer using (true) with check (true);
create policy seen on people.to_check for select to app_user
  using (exists (select from people.person p where p.id = low_id) and exists (select from people.person p where p.id = high_id));

grant create on schema people to app_definer;
set local role app_definer;

-- As in 0283, with the pair of records of a decision that told two apart: for the training alone, which shows it to nobody.
drop function people.labelled(integer);
create function people.labelled(most integer)
returns table (decision_id uuid, kind text, at timestamptz, by_name text, model_version text, same boolean, zone text,
  weight double precision, guard text, evidence jsonb, people uuid[], apart uuid[])
language plpgsql stable security definer set search_path = '' as $$
declare system boolean := access.actor() is not distinct from 'system';
begin
  if not system then perform access.must('people.model'); end if;
  return query
    select d.id, d.kind, d.at, d.by_name, d.model_version,
      case d.kind when 'linked' then true when 'chosen' then (c ->> 'id')::uuid = any(d.person_ids) else false end,
      c ->> 'zone', (c ->> 'weight')::double precision, c ->> 'guard', c -> 'evidence',
      case when not system and not exists (select from unnest(d.person_ids || (c ->> 'id')::uuid) who
        where not access.sees(who)) then array(select distinct w from unnest(d.person_ids || (c ->> 'id')::uuid) w) end,
      case when system and d.kind in ('created', 'not same', 'split')
        then array(select distinct w from unnest(d.person_ids || (c ->> 'id')::uuid) w order by w) end
    from (select * from people.match_decision x where x.by is not null and x.kind <> 'held back'
        and not (x.kind = 'linked' and exists (select from people.match_decision s where s.kind = 'split'
          and s.person_ids @> x.person_ids and s.at >= x.at))
        order by x.at desc, x.id limit most) d
      cross join lateral jsonb_array_elements(d.candidates) c;
end $$;

-- Lists two records that stand as two people; not again where somebody has said so since they were listed.
create function people.list_to_check(pair uuid[]) returns void
language sql security definer set search_path = '' as
  $$ insert into people.to_check (low_id, high_id)
     select n.low_id, n.high_id from people.not_same n where n.low_id = least(pair[1], pair[2]) and n.high_id = greatest(pair[1], pair[2])
     on conflict do nothing $$;

revoke all on function people.labelled(integer), people.list_to_check(uuid[]) from public;
grant execute on function people.labelled(integer) to app_user, app_worker;
grant execute on function people.list_to_check(uuid[]) to app_worker;

set local role app_owner;
revoke create on schema people from app_definer;
