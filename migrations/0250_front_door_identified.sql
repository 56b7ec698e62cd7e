-- Who the children of a concern are, and the people in their lives: each may be found in the person index, once,
-- by somebody who works on the concern. From then on the concern is about that person.

alter table front_door.child add column person_id uuid references people.person;
alter table front_door.involved add column person_id uuid references people.person;
create index on front_door.child (person_id) where person_id is not null;
create index on front_door.involved (person_id) where person_id is not null;

-- With which record a team came to work with somebody; the involvement ends when that is taken back.
alter table people.involvement add column came_with uuid;
create index on people.involvement (came_with) where until is null;

-- Each time somebody said who it is, or took it back. Never edited.
create table front_door.identification (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  child_id uuid references front_door.child,
  involved_id uuid references front_door.involved,
  person_id uuid not null references people.person,
  taken_back boolean not null default false,
  reason text not null,
  said_by uuid not null,
  said_by_name text not null,
  said_at timestamptz not null default access.now(),
  check ((child_id is null) <> (involved_id is null))
);
create index on front_door.identification (concern_id);
create index on front_door.identification (person_id);
alter table front_door.identification enable row level security;
alter table front_door.identification force row level security;
grant select on front_door.identification to app_user;
grant select, insert on front_door.identification to app_definer;
create policy seen on front_door.identification for select to app_user
  using (exists (select from front_door.concern c where c.id = concern_id));
create policy definer_keeps on front_door.identification to app_definer using (true) with check (true);

grant update (person_id) on front_door.child, front_door.involved to app_definer;
create policy definer_identifies on front_door.child for update to app_definer using (true) with check (true);
create policy definer_identifies on front_door.involved for update to app_definer using (true) with check (true);

-- A notice of a new kind beside those there are.
do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'access.notice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''glass broken''%' loop
    execute format('alter table access.notice drop constraint %I', held.conname);
    execute format('alter table access.notice add constraint %I %s', held.conname,
      replace(held.def, '''glass broken''::text', '''glass broken''::text, ''team joined''::text'));
  end loop;
end $$;

grant create on schema access, front_door to app_definer;
set local role app_definer;

-- Ends what somebody had of a record over which they turn out to have a conflict of interest.
create function front_door.let_go_of(person uuid, about uuid) returns void
  language sql security definer set search_path = '' as
  $$ update access.opening o set expires_at = access.now() where o.record_id = about and o.practitioner_id = person
       and (o.expires_at is null or o.expires_at > access.now());
     update front_door.concern c set allocated_to = null, allocated_to_name = null
       where c.id = about and c.allocated_to = person $$;

-- A conflict over a person is one over every record about them.
create or replace function front_door.let_go() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform front_door.let_go_of(new.practitioner_id, new.record_id);
  perform front_door.let_go_of(new.practitioner_id, a.record_id) from access.about a where a.person_id = new.record_id;
  return null;
end $$;
create function front_door.let_go_later() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform front_door.let_go_of(c.practitioner_id, new.record_id) from access.conflict c where c.record_id = new.person_id;
  return null;
end $$;

-- The team that holds a concern works with whoever it is about, and whoever holds their record is told. Not where
-- the concern is restricted: nobody may learn from the person's record that there is one.
create function front_door.join_in(concern uuid, person uuid) returns void
  language plpgsql security definer set search_path = '' as $$
declare held front_door.concern;
begin
  select * into held from front_door.concern c where c.id = concern;
  if held.restricted or exists (select from people.person p where p.id = person
    and (p.team_id = held.team_id or held.team_id = any(p.teams))) then return; end if;
  insert into people.involvement (person_id, team_id, part, why, came_with, set_by, set_by_name)
    select person, held.team_id, 'works with', 'Concern ' || held.reference, concern, access.practitioner(),
      (select p.name from partnership.practitioner p where p.id = access.practitioner());
  perform access.tell(array(select h from access.holders(person) h where h <> access.practitioner()),
    'team joined', person, null, null);
end $$;

-- Says that a child of a concern, or somebody in its life, is this person. False where there is nothing of that
-- kind: the answer is the same for a person who is restricted or across a conflict of interest.
create function front_door.identify(concern uuid, subject uuid, person uuid, why text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare child uuid; involved uuid;
begin
  perform access.must('people.write');
  perform front_door.must_work(concern);
  if not exists (select from people.person p where p.id = person and p.linked_to is null
    and not (p.id = any(array(select access.conflicted()))) and (not p.restricted or access.sees(p.id))) then
    return false;
  end if;
  update front_door.child k set person_id = person where k.id = subject and k.concern_id = concern
    and k.person_id is null returning k.id into child;
  if child is null then
    update front_door.involved i set person_id = person where i.id = subject and i.concern_id = concern
      and i.person_id is null and i.part <> 'professional' returning i.id into involved;
  end if;
  if child is null and involved is null then return false; end if;
  insert into front_door.identification (concern_id, child_id, involved_id, person_id, reason, said_by, said_by_name)
    select concern, child, involved, person, identify.why, p.id, p.name from partnership.practitioner p
    where p.id = access.practitioner();
  insert into access.about (record_id, person_id) values (concern, person) on conflict do nothing;
  perform front_door.join_in(concern, person);
  return true;
end $$;

-- It was somebody else after all. What came with it goes: the tie, and the team's work with the person.
create function front_door.take_back(concern uuid, subject uuid, why text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare child uuid; involved uuid; person uuid;
begin
  perform access.must('people.write');
  perform front_door.must_work(concern);
  if not access.said(why, 10) then
    raise exception 'taking it back needs a reason' using errcode = 'check_violation';
  end if;
  select k.id, k.person_id into child, person from front_door.child k where k.id = subject and k.concern_id = concern;
  if child is null then
    select i.id, i.person_id into involved, person from front_door.involved i
      where i.id = subject and i.concern_id = concern;
  end if;
  if person is null then return false; end if;
  update front_door.child k set person_id = null where k.id = child;
  update front_door.involved i set person_id = null where i.id = involved;
  insert into front_door.identification (concern_id, child_id, involved_id, person_id, taken_back, reason, said_by,
      said_by_name)
    select concern, child, involved, person, true, take_back.why, p.id, p.name from partnership.practitioner p
    where p.id = access.practitioner();
  if exists (select from front_door.child k where k.concern_id = concern and k.person_id = person)
    or exists (select from front_door.involved i where i.concern_id = concern and i.person_id = person) then
    return true;
  end if;
  delete from access.about a where a.record_id = concern and a.person_id = person;
  update people.involvement i set until = access.now(), ended_why = take_back.why, ended_by = access.practitioner(),
      ended_by_name = (select p.name from partnership.practitioner p where p.id = access.practitioner())
    where i.person_id = person and i.came_with = concern and i.until is null;
  return true;
end $$;

-- A concern that another team takes over brings that team to the people it is about; one that is restricted takes
-- its team away from them, where it was the concern that brought them together.
create function front_door.follow_concern() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.involvement i set until = access.now(), ended_why = 'The concern is no longer with this team'
    where i.came_with = new.id and i.until is null and (new.restricted or i.team_id <> new.team_id);
  perform front_door.join_in(new.id, a.person_id) from access.about a where a.record_id = new.id;
  return null;
end $$;

create or replace function access.tell(people uuid[], what text, about uuid, use_of uuid, asked uuid) returns uuid[]
  language sql security definer set search_path = '' as
  $$ with told as (
       insert into access.notice (practitioner_id, kind, record_id, break_glass_id, request_id)
       select distinct p.id, what, about, use_of, asked from unnest(people) as person
         join partnership.practitioner p on p.id = person and p.disabled_at is null
       where not access.in_conflict(p.id, about)
       returning practitioner_id)
     select coalesce(array_agg(practitioner_id), '{}') from told $$;
create or replace function access.answerable(about uuid, person uuid) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from access.record r where r.record_id = about
       and (r.area is null or r.area = any(array(select access.areas_where('access.review')))))
     and not access.in_conflict(person, about) $$;

-- Giving a concern to somebody asks by the same rule, whatever else it asks.
do $$ begin
  execute replace(pg_get_functiondef('front_door.allocate(uuid, uuid)'::regprocedure),
    'exists (select from access.conflict x where x.practitioner_id = person and x.record_id = concern)',
    'access.in_conflict(person, concern)');
end $$;

do $$ declare signature text; begin
  foreach signature in array array['identify(uuid, uuid, uuid, text)', 'take_back(uuid, uuid, text)',
    'let_go_of(uuid, uuid)', 'let_go_later()', 'join_in(uuid, uuid)', 'follow_concern()'] loop
    execute format('revoke all on function front_door.%s from public', signature);
  end loop;
  grant execute on function front_door.identify(uuid, uuid, uuid, text), front_door.take_back(uuid, uuid, text) to app_user;
  grant execute on function front_door.let_go_later(), front_door.follow_concern() to app_owner;
end $$;

set local role app_owner;
create trigger lets_go after insert on access.about for each row execute function front_door.let_go_later();
create trigger followed after update of team_id, restricted on front_door.concern
  for each row when (old.team_id <> new.team_id or old.restricted <> new.restricted)
  execute function front_door.follow_concern();
revoke create on schema access, front_door from app_definer;

-- What other slices may read of a person whose record they see.
create view people.public_person with (security_invoker = true) as
  select p.id, p.reference, p.label, p.team_id, p.linked_to from people.person p;
grant select on people.public_person to app_user;
