-- People: one record for each child, parent and carer, whoever first wrote it down. The person row carries what
-- lists need; names, addresses and every other fact stand beside it with who said it, when and to whom, so that a
-- fact can be shielded inside a record one may see and is never asked for twice.

create schema people;
grant usage on schema people to app_user, app_worker, app_definer;

-- Several teams may work with one person: any of them sees the record, beside the one that answers for it.
alter table access.record add column teams uuid[] not null default '{}';

-- Which people a record is about: a conflict of interest over somebody reaches every record they are linked to,
-- those that are linked later too.
create table access.about (
  record_id uuid not null,
  person_id uuid not null,
  primary key (record_id, person_id)
);
create index on access.about (person_id);
alter table access.about enable row level security;
alter table access.about force row level security;
grant select, insert, delete on access.about to app_definer;
create policy definer_keeps on access.about to app_definer using (true) with check (true);

create sequence people.reference_number start 10001;
grant usage on sequence people.reference_number to app_user, app_worker;

create table people.person (
  id uuid primary key default gen_random_uuid(),
  reference text not null default 'P' || nextval('people.reference_number'),
  -- Answers for the record; the teams that work with the person stand in `teams`, kept from people.involvement.
  team_id uuid not null references partnership.team,
  teams uuid[] not null default '{}',
  area text references partnership.area,
  restricted boolean not null default false,
  -- Some fact is shielded: said to those who may not read it.
  shielded boolean not null default false,
  -- The projection of rules/standing.ts from the facts beside it: what lists show and sort by.
  label text not null,
  born date,
  born_kind text not null default 'unknown' check (born_kind in ('exact', 'estimated', 'unknown', 'unborn')),
  expected_on date,
  died_on date,
  sex text check (sex in ('M', 'F', 'U')),
  -- The record that this one was found to be the same as: a link that can be taken back, never an overwrite.
  linked_to uuid references people.person,
  version integer not null default 1,
  created_at timestamptz not null default access.now(),
  created_by uuid,
  check (born is null or born_kind in ('exact', 'estimated')),
  check (linked_to is distinct from id)
);
create index on people.person (reference);
create index on people.person (team_id, created_at desc, id);
create index on people.person using gin (teams);
create index on people.person (linked_to) where linked_to is not null;

-- Who said something, when, and who took it down. One for everything said on one occasion.
create table people.telling (
  id uuid primary key default gen_random_uuid(),
  -- Null for a feed, which tells of many people at once.
  person_id uuid references people.person,
  how text not null check (how in ('said', 'seen', 'document', 'concern', 'feed')),
  -- In words: "her mother", "letter of the GP", "school census 2026".
  said_by text not null,
  told_at timestamptz not null,
  -- The concern, the feed's run: whatever the words came with.
  came_with uuid,
  taken_by uuid,
  taken_by_name text,
  agency_id uuid references partnership.agency,
  agency text,
  taken_at timestamptz not null default access.now()
);
create index on people.telling (person_id);

create table people.name (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  kind text not null check (kind in ('current', 'birth', 'preferred', 'alias', 'previous', 'heard')),
  -- Either may be empty: some people have one name only.
  given text not null default '',
  surname text not null default '',
  from_on date,
  until_on date,
  check (given <> '' or surname <> '')
);
create table people.address (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  kind text not null check (kind in ('home', 'second home', 'temporary', 'placement', 'no fixed abode', 'other')),
  words text not null,
  postcode text,
  from_on date,
  until_on date,
  shielded boolean not null default false,
  shielded_why text
);
create table people.contact (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  channel text not null check (channel in ('phone', 'text', 'email', 'letter', 'other')),
  value text not null,
  -- In words, where it is somebody else's: "grandmother's telephone".
  whose text not null default '',
  safe text not null check (safe in ('safe', 'not safe', 'not known')),
  safe_times jsonb,
  voicemail text check (voicemail in ('yes', 'name nobody', 'no')),
  notes text not null default '',
  from_on date,
  until_on date,
  shielded boolean not null default false,
  shielded_why text
);
create table people.identifier (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  kind text not null check (kind in ('nhs', 'upn', 'former upn', 'other')),
  value text not null,
  -- Whose number it is, for kind `other`: a feed's or an agency's own.
  issuer text not null default '',
  from_on date,
  until_on date
);
-- What is known by one word or a few: ethnicity, language, religion … (rules/facts.ts names the kinds).
create table people.fact (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  kind text not null,
  value text not null,
  words text not null default '',
  from_on date,
  until_on date,
  shielded boolean not null default false,
  shielded_why text
);
-- School, general practice, health visitor: who knows the person by their work.
create table people.registration (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  kind text not null check (kind in ('school', 'nursery', 'general practice', 'health visitor', 'school nurse',
    'midwife', 'social worker', 'youth worker', 'other')),
  organisation text not null default '',
  who text not null default '',
  from_on date,
  until_on date,
  shielded boolean not null default false,
  shielded_why text,
  check (organisation <> '' or who <> '')
);

-- Which team works with the person now, and who leads. The teams of the open ones stand in person.teams.
create table people.involvement (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  team_id uuid not null references partnership.team,
  practitioner_id uuid,
  part text not null check (part in ('holds the record', 'works with', 'lead professional')),
  why text not null,
  since timestamptz not null default access.now(),
  until timestamptz,
  set_by uuid,
  set_by_name text,
  ended_why text,
  ended_by uuid,
  ended_by_name text
);
create index on people.involvement (person_id);
create index on people.involvement (team_id) where until is null;

-- Each fact says who told it, and is never edited: a wrong one is withdrawn with a reason, a right one follows.
do $$ declare name text; begin
  foreach name in array array['name', 'address', 'contact', 'identifier', 'fact', 'registration'] loop
    execute format('alter table people.%I add column seq bigint generated always as identity,
      add column telling_id uuid not null references people.telling,
      add column withdrawn_at timestamptz, add column withdrawn_by uuid, add column withdrawn_by_name text,
      add column withdrawn_why text, add check ((withdrawn_at is null) = (withdrawn_why is null))', name);
    execute format('create index on people.%I (person_id)', name);
    execute format('create index on people.%I (telling_id)', name);
    execute format('grant select, insert on people.%I to app_user', name);
    execute format('grant update (until_on, withdrawn_at, withdrawn_by, withdrawn_by_name, withdrawn_why) on people.%I to app_user', name);
  end loop;
  foreach name in array array['person', 'telling', 'name', 'address', 'contact', 'identifier', 'fact', 'registration',
    'involvement'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select on people.%I to app_definer', name);
    execute format('create policy definer_reads on people.%I for select to app_definer using (true)', name);
  end loop;
end $$;
create index on people.identifier (value) where kind = 'nhs';
grant select, insert on people.person, people.telling to app_user;
grant update (label, born, born_kind, expected_on, died_on, sex, version) on people.person to app_user;
grant select on people.involvement to app_user;
grant update on people.person, people.address, people.contact, people.fact, people.registration to app_definer;
grant insert, update on people.involvement to app_definer;
do $$ declare name text; begin
  foreach name in array array['person', 'address', 'contact', 'fact', 'registration', 'involvement'] loop
    execute format('create policy definer_keeps on people.%I for update to app_definer using (true) with check (true)', name);
  end loop;
end $$;
create policy definer_adds on people.involvement for insert to app_definer with check (true);

grant create on schema access, people to app_definer;
set local role app_definer;

create or replace function access.conflicted() returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select c.record_id from access.conflict c where c.practitioner_id = access.practitioner()
     union all select a.record_id from access.conflict c join access.about a on a.person_id = c.record_id
       where c.practitioner_id = access.practitioner(); end $$;

-- Whether somebody, not the caller, has a conflict of interest over a record.
create function access.in_conflict(person uuid, about uuid) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from access.conflict c where c.practitioner_id = person and (c.record_id = about
       or c.record_id in (select a.person_id from access.about a where a.record_id = about))) $$;

create or replace function access.sees(about uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return exists (select from access.record r where r.record_id = about
       and not (about = any(array(select access.conflicted())))
       and case when r.restricted then about = any(array(select access.admitted()))
         else r.team_id = any(array(select access.my_teams())) or r.teams && array(select access.my_teams())
           or about = any(array(select access.opened())) end); end $$;

create or replace function access.basis(about uuid) returns text
  language plpgsql stable security definer set search_path = '' as
  $$ begin return (select case when not access.sees(about) then null
       when not r.restricted and r.team_id = any(array(select access.my_teams())) then 'team holds it'
       when not r.restricted and r.teams && array(select access.my_teams()) then 'team works with them'
       else (select o.basis from access.opening o
         where o.record_id = about and (o.expires_at is null or o.expires_at > access.now())
           and (o.practitioner_id = access.practitioner() or o.agency_id = access.agency())
           and (o.basis in ('named', 'break-glass') or (not r.restricted and o.basis in ('allocated', 'asked')))
         order by array_position(array['named', 'allocated', 'asked', 'break-glass'], o.basis) limit 1) end
     from access.record r where r.record_id = about); end $$;

create function people.keep_record() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into access.record (record_id, kind, reference, team_id, area, restricted, teams)
    values (new.id, 'person', new.reference, new.team_id, new.area, new.restricted, new.teams)
    on conflict (record_id) do update set team_id = excluded.team_id, area = excluded.area,
      restricted = excluded.restricted, teams = excluded.teams;
  return null;
end $$;

create function people.keep_teams() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.person p set teams = array(select distinct i.team_id from people.involvement i
    where i.person_id = new.person_id and i.until is null order by 1) where p.id = new.person_id;
  return null;
end $$;

create function people.may_see(who uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return access.sees(who); end $$;
create function people.may_work(who uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return (select exists (select from people.person p where p.id = who
       and not (p.id = any(array(select access.conflicted())))
       and case when p.restricted then p.id = any(array(select access.named()))
         else p.team_id = any(array(select access.my_teams())) or p.teams && array(select access.my_teams())
           or p.id = any(array(select access.working())) end)); end $$;
create function people.must_work(who uuid) returns void
  language plpgsql stable security definer set search_path = '' as
  $$ begin if people.may_work(who) then return; end if;
     raise exception 'this person''s record is not the caller''s to change' using errcode = 'insufficient_privilege'; end $$;

-- Makes a team work with somebody whose record the caller may work on. False where it does already.
create function people.involve(who uuid, team uuid, person uuid, as_part text, because text) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('people.write');
  perform people.must_work(who);
  if exists (select from people.involvement i where i.person_id = who and i.team_id = team and i.part = as_part
    and i.practitioner_id is not distinct from person and i.until is null) then return false; end if;
  if person is not null and access.in_conflict(person, who) then return false; end if;
  insert into people.involvement (person_id, team_id, practitioner_id, part, why, set_by, set_by_name)
    select who, team, person, as_part, because, c.id, c.name from partnership.practitioner c
    where c.id = access.practitioner();
  return true;
end $$;

-- Ends it. The team that holds the record cannot leave it.
create function people.leave(which uuid, because text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare who uuid;
begin
  perform access.must('people.write');
  select i.person_id into who from people.involvement i where i.id = which and i.until is null;
  if who is null then return false; end if;
  perform people.must_work(who);
  update people.involvement i set until = access.now(), ended_why = because, ended_by = c.id, ended_by_name = c.name
    from partnership.practitioner c where i.id = which and c.id = access.practitioner();
  return true;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['people.keep_record()', 'people.keep_teams()', 'people.may_see(uuid)',
    'people.may_work(uuid)', 'people.must_work(uuid)', 'people.involve(uuid, uuid, uuid, text, text)',
    'people.leave(uuid, text)', 'access.in_conflict(uuid, uuid)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to app_user, app_owner', signature);
  end loop;
end $$;

set local role app_owner;
create trigger known_to_access after insert or update of team_id, area, restricted, teams on people.person
  for each row execute function people.keep_record();
create trigger teams_kept after insert or update of until on people.involvement
  for each row execute function people.keep_teams();
revoke create on schema access, people from app_definer;

-- Who sees a person. Conflict of interest beats everything; on a restricted record only its named people count.
create policy seen on people.person for select to app_user using (
  not (id = any(array(select access.conflicted())))
  and case when restricted then id = any(array(select access.admitted()))
    else team_id = any(array(select access.my_teams())) or teams && array(select access.my_teams())
      or id = any(array(select access.opened())) end);
create policy worked_on on people.person for update to app_user
  using ((select access.may('people.write')) and not (id = any(array(select access.conflicted())))
    and case when restricted then id = any(array(select access.named()))
      else team_id = any(array(select access.my_teams())) or teams && array(select access.my_teams())
        or id = any(array(select access.working())) end)
  with check ((select access.practitioner()) is not null);
create policy added on people.person for insert to app_user
  with check ((select access.may('people.create')) and not restricted and teams = '{}' and linked_to is null
    and team_id = any(array(select access.my_teams())));

-- What belongs to a person is seen with them and written by those who may work on the record.
do $$ declare name text; begin
  foreach name in array array['telling', 'name', 'identifier', 'involvement'] loop
    execute format('create policy seen on people.%I for select to app_user
      using (exists (select from people.person p where p.id = person_id))', name);
  end loop;
  foreach name in array array['address', 'contact', 'fact', 'registration'] loop
    execute format('create policy seen on people.%I for select to app_user
      using ((not shielded or id = any(array(select access.unshielded())))
        and exists (select from people.person p where p.id = person_id))', name);
  end loop;
  foreach name in array array['telling', 'name', 'address', 'contact', 'identifier', 'fact', 'registration'] loop
    execute format('create policy worked_on on people.%I for insert to app_user
      with check ((select access.may(''people.write'')) and people.may_work(person_id))', name);
  end loop;
  foreach name in array array['name', 'address', 'contact', 'identifier', 'fact', 'registration'] loop
    execute format('create policy withdrawn on people.%I for update to app_user
      using ((select access.may(''people.write'')) and people.may_work(person_id))
      with check (people.may_work(person_id))', name);
  end loop;
end $$;
-- A feed's telling names nobody: whoever sees a fact of it may read where it came from.
create policy fed on people.telling for select to app_user
  using (person_id is null and (select access.practitioner()) is not null);
