-- E-learning: packages in the SCORM shapes, unpacked here so that every process and every copy of the database has them,
-- and how far somebody came in one.

create table learning.package (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references learning.course,
  title text not null,
  version text not null check (version in ('1.2', '2004')),
  -- What is opened, in order: [{"id", "title", "href"}].
  items jsonb not null,
  bytes bigint not null,
  sha256 bytea not null unique,
  uploaded_by uuid references partnership.practitioner,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null default access.now(),
  -- Nobody begins it any more; whoever began can finish.
  withdrawn_at timestamptz
);
create index on learning.package (course_id);

create table learning.package_file (
  package_id uuid not null references learning.package on delete cascade,
  path text not null,
  type text not null,
  content bytea not null,
  primary key (package_id, path)
);
alter table learning.package_file alter column content set storage external;

create table learning.attempt (
  id uuid primary key default gen_random_uuid(),
  package_id uuid not null references learning.package,
  practitioner_id uuid not null references partnership.practitioner,
  began_at timestamptz not null default access.now(),
  completed_at timestamptz,
  -- Opens the package's files, and nothing else, to a frame that has no cookies.
  content_hash bytea unique,
  content_until timestamptz
);
-- One at a time.
create unique index attempt_open on learning.attempt (package_id, practitioner_id) where completed_at is null;
create index on learning.attempt (practitioner_id, began_at desc);

-- What the module told of itself, whole, each time in place of the last. `revision` grows, so that what is sent twice or
-- late changes nothing.
create table learning.attempt_item (
  attempt_id uuid not null references learning.attempt,
  item text not null,
  revision bigint not null,
  state jsonb not null,
  done boolean not null,
  score numeric,
  saved_at timestamptz not null,
  primary key (attempt_id, item)
);

do $$ declare name text; begin
  foreach name in array array['package', 'package_file', 'attempt', 'attempt_item'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select on learning.%I to app_worker', name);
    execute format('create policy worker_reads on learning.%I for select to app_worker using (true)', name);
    execute format('grant select on learning.%I to app_definer', name);
    execute format('create policy definer_reads on learning.%I for select to app_definer using (true)', name);
  end loop;
end $$;

grant select, insert on learning.package, learning.package_file to app_user;
grant update (withdrawn_at) on learning.package to app_user;
create policy signed_in on learning.package for select to app_user using ((select access.practitioner()) is not null);
create policy coordinated on learning.package to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));
create policy coordinated on learning.package_file for insert to app_user
  with check ((select access.may('learning.coordinate')));

grant select, insert on learning.attempt, learning.attempt_item to app_user;
grant update (completed_at, content_hash, content_until) on learning.attempt to app_user;
grant update (revision, state, done, score, saved_at) on learning.attempt_item to app_user;
create policy own on learning.attempt to app_user
  using (practitioner_id = (select access.practitioner())) with check (practitioner_id = (select access.practitioner()));
create policy own on learning.attempt_item to app_user
  using (exists (select from learning.attempt a where a.id = attempt_id and a.practitioner_id = (select access.practitioner())))
  with check (exists (select from learning.attempt a where a.id = attempt_id and a.practitioner_id = (select access.practitioner())));

grant create on schema learning to app_definer;
set local role app_definer;

-- A file of the package that a frame plays, by the proof that its player gave it.
create function learning.content(proof bytea, asked text) returns table (type text, content bytea)
language sql stable security definer set search_path = '' as
  $$ select f.type, f.content from learning.attempt a join learning.package_file f on f.package_id = a.package_id
     where a.content_hash = proof and a.content_until > access.now() and f.path = asked $$;

create or replace function learning.complete(course uuid, person uuid, address text, called text, on_day date, way text,
  because uuid, code text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare made uuid; months integer;
begin
  if access.actor() is distinct from 'system' and not coalesce(case way
      when 'attended' then access.may('learning.register') or access.may('learning.coordinate')
      when 'e-learning' then person = access.practitioner() and exists (select from learning.attempt a
        join learning.package p on p.id = a.package_id
        where a.id = because and a.practitioner_id = person and a.completed_at is not null and p.course_id = course)
      when 'evidence' then access.may('learning.coordinate') and exists (select from learning.evidence e
        where e.id = because and e.practitioner_id = person and e.course_id = course and e.verdict = 'accepted') end, false) then
    raise exception 'the caller may not record this' using errcode = 'insufficient_privilege';
  end if;
  select c.valid_months into strict months from learning.course c where c.id = course;
  insert into learning.completion (course_id, practitioner_id, email, name, completed_on, expires_on, how, came_of, certificate_code)
    values (course, person, address, called, on_day, (on_day + make_interval(months => months))::date, way, because, code)
    on conflict (course_id, came_of) do nothing returning id into made;
  return made;
end $$;

revoke all on function learning.content(bytea, text) from public;
grant execute on function learning.content(bytea, text) to app_user;

set local role app_owner;
revoke create on schema learning from app_definer;
