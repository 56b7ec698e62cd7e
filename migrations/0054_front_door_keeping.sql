-- Who holds a concern, who works on it, who may see it: changed only through the functions below, each of which
-- first asks whether the caller may work on it. What app_user may not write itself it cannot write by mistake.

-- What other slices may read of the people who work here.
create view partnership.colleague with (security_invoker = true) as
  select p.id, p.name, p.job_title, a.name as agency from partnership.practitioner p
  join partnership.agency a on a.id = p.agency_id;
grant select on partnership.colleague to app_user, app_worker, app_definer;

-- A concern handed to another area's team once it is known where the child lives. Never edited.
create table front_door.hand_over (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  from_area text references partnership.area,
  to_area text not null references partnership.area,
  from_team uuid not null references partnership.team,
  to_team uuid not null references partnership.team,
  reason text not null,
  handed_by uuid not null,
  handed_by_name text not null,
  handed_at timestamptz not null default access.now()
);
create index on front_door.hand_over (concern_id);

-- Each time a concern was closed to all but named people, or opened again. Never edited.
create table front_door.restriction (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  restricted boolean not null,
  named uuid[] not null,
  reason text not null,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null default access.now()
);
create index on front_door.restriction (concern_id);

do $$ declare name text; begin
  foreach name in array array['hand_over', 'restriction'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
    execute format('create policy seen on front_door.%I for select to app_user
      using (exists (select from front_door.concern c where c.id = concern_id))', name);
    execute format('create policy definer_keeps on front_door.%I to app_definer using (true) with check (true)', name);
  end loop;
end $$;
grant select on front_door.hand_over, front_door.restriction to app_user;
grant select, insert on front_door.hand_over, front_door.restriction to app_definer;

grant update on front_door.concern to app_definer;
create policy definer_keeps on front_door.concern for update to app_definer using (true) with check (true);
grant select, update on front_door.address to app_definer;
create policy definer_reads on front_door.address for select to app_definer using (true);
create policy definer_keeps on front_door.address for update to app_definer using (true) with check (true);
grant insert, update on access.opening to app_definer;
create policy front_door_opens on access.opening for insert to app_definer with check (true);
create policy front_door_ends on access.opening for update to app_definer using (true) with check (true);
grant select on audit.event to app_definer;
create policy front_door_reads on audit.event for select to app_definer using (true);

-- The two questions of the policies on front_door.concern, for functions that look past them.
create function front_door.may_see(concern uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return (select exists (select from front_door.concern c where c.id = concern
       and not (c.id = any(array(select access.conflicted())))
       and case when c.restricted then c.id = any(array(select access.named()))
         else c.team_id = any(array(select access.my_teams())) or c.id = any(array(select access.opened())) end)); end $$;
create function front_door.may_work(concern uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return (select exists (select from front_door.concern c where c.id = concern
       and not (c.id = any(array(select access.conflicted())))
       and case when c.restricted then c.id = any(array(select access.named()))
         else c.team_id = any(array(select access.my_teams())) or c.id = any(array(select access.working())) end)); end $$;
create function front_door.must_work(concern uuid) returns void
  language plpgsql stable security definer set search_path = '' as
  $$ begin if front_door.may_work(concern) then return; end if;
     raise exception 'this concern is not the caller''s to change' using errcode = 'insufficient_privilege'; end $$;

-- How many agencies were asked: one may know the number without seeing each one's opening.
create function front_door.agencies_asked(concern uuid) returns integer
  language plpgsql stable security definer set search_path = '' as
  $$ begin return (select count(*)::integer from access.opening o where o.record_id = concern and o.basis = 'asked'); end $$;

-- Gives a concern to one person of the team that holds it; whoever had it before has it no longer.
-- False when that person may not have it, with no word of why: a conflict of interest is nobody else's to know.
create function front_door.allocate(concern uuid, person uuid) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare held front_door.concern; person_name text;
begin
  perform access.must('front-door.allocate');
  perform front_door.must_work(concern);
  select * into held from front_door.concern c where c.id = concern;
  select p.name into person_name from partnership.practitioner p where p.id = person and p.disabled_at is null;
  if person_name is null
    or exists (select from access.conflict x where x.practitioner_id = person and x.record_id = concern)
    or not (case when held.restricted
      then exists (select from access.opening o where o.record_id = concern and o.practitioner_id = person
        and o.basis = 'named' and (o.expires_at is null or o.expires_at > access.now()))
      else exists (select from access.team_member m where m.practitioner_id = person and m.team_id = held.team_id) end)
  then return false; end if;
  update access.opening o set expires_at = access.now()
    where o.record_id = concern and o.basis = 'allocated' and o.expires_at is null;
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    values (concern, person, 'allocated', access.practitioner());
  update front_door.concern c set allocated_to = person, allocated_to_name = person_name where c.id = concern;
  return true;
end $$;

-- Hands a concern to the front door of the area where the child lives. Nobody there has it yet.
create function front_door.hand_to(concern uuid, area text, team uuid, why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare held front_door.concern;
begin
  perform access.must('front-door.allocate');
  perform front_door.must_work(concern);
  if not exists (select from partnership.team t where t.id = team and t.area = hand_to.area) then
    raise exception 'that team does not hold that area' using errcode = 'check_violation';
  end if;
  select * into held from front_door.concern c where c.id = concern;
  insert into front_door.hand_over (concern_id, from_area, to_area, from_team, to_team, reason, handed_by, handed_by_name)
    select concern, held.area, hand_to.area, held.team_id, team, why, p.id, p.name
    from partnership.practitioner p where p.id = access.practitioner();
  update access.opening o set expires_at = access.now()
    where o.record_id = concern and o.basis = 'allocated' and o.expires_at is null;
  update front_door.concern c set area = hand_to.area, team_id = team, allocated_to = null, allocated_to_name = null
    where c.id = concern;
end $$;

-- Closes a concern to all but the named people, whoever does it among them; or, with nobody named, opens it to
-- the team again.
create function front_door.restrict_to(concern uuid, people uuid[], why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare names uuid[] := case when people = '{}' then '{}'
  else array(select distinct p.id from partnership.practitioner p
    where (p.id = any(people) or p.id = access.practitioner()) and p.disabled_at is null order by p.id) end;
begin
  perform access.must('front-door.restrict');
  perform front_door.must_work(concern);
  update access.opening o set expires_at = access.now() where o.record_id = concern and o.basis = 'named'
    and (o.expires_at is null or o.expires_at > access.now()) and not (o.practitioner_id = any(names));
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select concern, n, 'named', access.practitioner() from unnest(names) n
    where not exists (select from access.opening o where o.record_id = concern and o.practitioner_id = n
      and o.basis = 'named' and (o.expires_at is null or o.expires_at > access.now()));
  update front_door.concern c set restricted = names <> '{}' where c.id = concern;
  insert into front_door.restriction (concern_id, restricted, named, reason, set_by, set_by_name)
    select concern, names <> '{}', names, why, p.id, p.name
    from partnership.practitioner p where p.id = access.practitioner();
end $$;

-- Hides one address from all but the named people, whoever does it among them.
create function front_door.shield(which uuid, people uuid[], why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare concern uuid;
begin
  select a.concern_id into concern from front_door.address a where a.id = which;
  perform front_door.must_work(concern);
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select concern, p.id, 'shield', access.practitioner() from partnership.practitioner p
    where (p.id = any(people) or p.id = access.practitioner()) and p.disabled_at is null
      and not exists (select from access.opening o where o.record_id = concern and o.practitioner_id = p.id
        and o.basis = 'shield' and (o.expires_at is null or o.expires_at > access.now()));
  update front_door.address a set shielded = true, shielded_why = why where a.id = which;
end $$;

-- The shielded addresses of a concern by their ids alone, for those who work on it, and whether they are among the
-- named people of each.
create function front_door.shielded(concern uuid) returns table (address_id uuid, readable boolean, named boolean)
language plpgsql stable security definer set search_path = '' as
  $$ begin return query select a.id, a.id = any(array(select access.unshielded())),
       exists (select from access.opening o where o.record_id = a.id and o.basis = 'shield'
         and (o.expires_at is null or o.expires_at > access.now()))
     from front_door.address a where a.concern_id = concern and a.shielded and front_door.may_work(concern); end $$;

-- Shows it again, on the word of somebody who may read it.
create function front_door.unshield(which uuid) returns void
  language plpgsql security definer set search_path = '' as $$
declare concern uuid;
begin
  select a.concern_id into concern from front_door.address a where a.id = which;
  perform front_door.must_work(concern);
  if not (concern = any(array(select access.unshielded()))) then
    raise exception 'only the named people may show a shielded address' using errcode = 'insufficient_privilege';
  end if;
  update front_door.address a set shielded = false, shielded_why = null where a.id = which;
  update front_door.concern c set shielded = exists (select from front_door.address a
    where a.concern_id = concern and a.shielded) where c.id = concern;
end $$;

-- The concern says that an address of it is shielded, however the address came to be so.
create function front_door.mark_shielded() returns trigger
  language plpgsql security definer set search_path = '' as
  $$ begin update front_door.concern c set shielded = true where c.id = new.concern_id; return null; end $$;
create trigger shielded_said after insert or update of shielded on front_door.address
  for each row when (new.shielded) execute function front_door.mark_shielded();

-- For a list: how many concerns of the past year are about the same child (NHS number, or name and date of
-- birth), and whether another sounds alike. Counts only what the caller may see, of what the caller may see. One
-- function with the caller's openings read once, for the policies would read them again at every step.
create function front_door.told_before(concerns uuid[])
returns table (concern_id uuid, same integer, alike boolean)
language plpgsql stable security definer set search_path = '' as $$
declare conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  teams uuid[] := array(select access.my_teams()); opened uuid[] := array(select access.opened());
begin return query
  select c.id, count(distinct e.id) filter (where twin.same)::integer, coalesce(bool_or(not twin.same), false)
  from front_door.concern c
  join front_door.child k on k.concern_id = c.id
  cross join lateral (
    select o.concern_id, true as same from front_door.child o where o.nhs_number = k.nhs_number
    union all
    select o.concern_id, lower(o.given) = lower(k.given) and lower(o.surname) = lower(k.surname)
    from front_door.child o where o.sound = k.sound and o.date_of_birth = k.date_of_birth and k.sound <> ' '
  ) twin
  join front_door.concern e on e.id = twin.concern_id
  where c.id = any(concerns) and e.id <> c.id
    and e.received_at between c.received_at - interval '12 months' and c.received_at
    and not (c.id = any(conflicted)) and not (e.id = any(conflicted))
    and case when c.restricted then c.id = any(admitted) else c.team_id = any(teams) or c.id = any(opened) end
    and case when e.restricted then e.id = any(admitted) else e.team_id = any(teams) or e.id = any(opened) end
  group by c.id;
end $$;

-- What stands beside a concern on its page, read once for the policies would read the caller's openings again at
-- every step: other concerns about its children that the caller may see; hidden ones, of which no more is told than
-- who holds them, to ask for emergency access, and never a restricted one or one across a conflict of interest;
-- and for those who work on it who has looked, each person once, with what they last did.
create function front_door.beside(concern uuid)
returns table (same_child jsonb, hidden jsonb, lookers jsonb)
language plpgsql stable security definer set search_path = '' as $$
declare conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  teams uuid[] := array(select access.my_teams()); opened uuid[] := array(select access.opened());
begin
  if not exists (select from front_door.concern c where c.id = concern and not (c.id = any(conflicted))
    and case when c.restricted then c.id = any(admitted) else c.team_id = any(teams) or c.id = any(opened) end)
  then return; end if;
  return query with twin as (
    select k.id as child_id, o.concern_id, o.given, o.surname, o.date_of_birth, true as same_number, false as same_name
    from front_door.child k join front_door.child o on o.nhs_number = k.nhs_number
    where k.concern_id = concern and o.concern_id <> concern
    union all
    select k.id, o.concern_id, o.given, o.surname, o.date_of_birth, false,
      lower(o.given) = lower(k.given) and lower(o.surname) = lower(k.surname)
    from front_door.child k join front_door.child o on o.sound = k.sound and o.date_of_birth = k.date_of_birth
    where k.concern_id = concern and o.concern_id <> concern and k.sound <> ' '
  ), match as (
    select e.id as concern_id, t.child_id, t.given, t.surname, t.date_of_birth, bool_or(t.same_number) as same_number,
      bool_or(t.same_name) as same_name, e.team_id, e.headline, e.received_at, e.state, e.level, e.outcome, e.source_words,
      case when e.restricted then e.id = any(admitted) else e.team_id = any(teams) or e.id = any(opened) end as seen,
      e.restricted
    from twin t join front_door.concern e on e.id = t.concern_id where not (e.id = any(conflicted))
    group by e.id, t.child_id, t.given, t.surname, t.date_of_birth
  ) select
    (select jsonb_agg(to_jsonb(m) order by m.received_at desc)
     from (select * from match where match.seen order by match.received_at desc limit 12) m),
    (select jsonb_agg(jsonb_build_object('concern_id', h.concern_id, 'child_id', h.child_id, 'team_id', h.team_id,
        'same_number', h.same_number) order by h.received_at desc)
     from (select distinct on (match.concern_id, match.child_id) * from match where not match.seen and not match.restricted
       order by match.concern_id, match.child_id, match.same_number desc limit 5) h),
    (select jsonb_agg(jsonb_build_object('name', p.name, 'job_title', p.job_title, 'agency', p.agency,
        'last_at', l.at, 'last_action', l.action) order by l.at desc)
     from (select * from (select distinct on (e.practitioner_id) e.practitioner_id, e.at, e.action
         from (select * from audit.event a where a.record_id = concern and a.outcome = 'done' order by a.seq desc limit 200) e
         where e.practitioner_id is not null order by e.practitioner_id, e.seq desc) latest order by latest.at desc limit 8) l
       join partnership.colleague p on p.id = l.practitioner_id
     where front_door.may_work(concern));
end $$;

do $$ declare signature text; begin
  grant create on schema front_door to app_definer;
  foreach signature in array array['may_see(uuid)', 'may_work(uuid)', 'must_work(uuid)', 'agencies_asked(uuid)',
    'allocate(uuid, uuid)', 'hand_to(uuid, text, uuid, text)', 'restrict_to(uuid, uuid[], text)',
    'shield(uuid, uuid[], text)', 'shielded(uuid)', 'unshield(uuid)', 'mark_shielded()', 'told_before(uuid[])', 'beside(uuid)'] loop
    execute format('revoke all on function front_door.%s from public', signature);
    execute format('grant execute on function front_door.%s to app_user', signature);
    execute format('alter function front_door.%s owner to app_definer', signature);
  end loop;
  revoke create on schema front_door from app_definer;
end $$;
