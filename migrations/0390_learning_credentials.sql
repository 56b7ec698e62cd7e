-- Credentials: what somebody may call themselves and begin because of what they learned. Rules are rows with a day from
-- which they hold; what stands in `holding` is computed from facts by one function and kept for lists alone.

create table learning.credential (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  name text not null,
  about text not null,
  -- Where there is such a thing; everywhere when empty.
  areas text[] not null default '{}',
  created_at timestamptz not null default access.now()
);

-- What earns and keeps it, from a day on. Never edited: a later one takes its place.
create table learning.credential_edition (
  id uuid primary key default gen_random_uuid(),
  credential_id uuid not null references learning.credential,
  effective_from date not null,
  rule jsonb not null,
  -- So many days before it lapses, its holder is reminded.
  remind_days integer[] not null default '{56,14}' check (0 < all(remind_days)),
  set_by uuid references partnership.practitioner,
  set_by_name text not null,
  set_at timestamptz not null default access.now(),
  unique (credential_id, effective_from)
);

-- A practice tool that asks for learning before it is begun: an assessment, as a rule.
create table learning.tool (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  name text not null,
  about text not null
);

create table learning.tool_edition (
  id uuid primary key default gen_random_uuid(),
  tool text not null references learning.tool,
  -- Where it holds; in every area that has none of its own when null.
  area text references partnership.area,
  effective_from date not null,
  -- Nothing is asked when null.
  rule jsonb,
  set_by uuid references partnership.practitioner,
  set_by_name text not null,
  set_at timestamptz not null default access.now(),
  unique nulls not distinct (tool, area, effective_from)
);

-- What counts besides courses, as somebody told it. Never edited: one that was wrong, or has ended, is withdrawn.
create table learning.credential_fact (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null references partnership.practitioner,
  kind text not null check (kind in ('request form', 'manager support', 'membership', 'forum', 'status', 'line manager')),
  -- Of which body somebody is a member.
  body text,
  from_on date not null,
  -- The day on which it no longer holds.
  until_on date check (until_on > from_on),
  told_by uuid references partnership.practitioner,
  told_by_name text not null,
  told_at timestamptz not null default access.now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_why text,
  check ((kind = 'membership') = (body is not null)),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index on learning.credential_fact (practitioner_id, kind);

-- Who holds what, where, from which day, and on which day it lapses. Computed; see rules/credential.ts.
create table learning.holding (
  practitioner_id uuid not null references partnership.practitioner,
  credential_id uuid not null references learning.credential,
  area text not null references partnership.area,
  held_from date not null,
  held_until date,
  primary key (practitioner_id, credential_id, area, held_from),
  check (held_until > held_from)
);
create index on learning.holding (credential_id, area, held_until);
create index on learning.holding (held_until);

-- Reminders that went: each once.
create table learning.reminder (
  practitioner_id uuid not null references partnership.practitioner,
  credential_id uuid not null references learning.credential,
  held_until date not null,
  days integer not null,
  sent_at timestamptz not null default access.now(),
  primary key (practitioner_id, credential_id, held_until, days)
);

-- Learning done elsewhere, stated by whoever did it and judged by a coordinator.
create table learning.evidence (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null references partnership.practitioner,
  -- The course that it is to count as.
  course_id uuid not null references learning.course,
  title text not null,
  provider text not null,
  done_on date not null,
  note text not null default '',
  stated_at timestamptz not null default access.now(),
  verdict text check (verdict in ('accepted', 'refused')),
  why text,
  decided_by uuid references partnership.practitioner,
  decided_by_name text,
  decided_at timestamptz,
  check ((verdict is null) = (decided_at is null) and (verdict is null) = (decided_by_name is null)),
  check (verdict is distinct from 'refused' or why <> '')
);
create index on learning.evidence (practitioner_id, stated_at desc);
create index on learning.evidence (stated_at, id) where verdict is null;

do $$ declare name text; begin
  foreach name in array array['credential', 'credential_edition', 'tool', 'tool_edition', 'credential_fact', 'holding', 'reminder', 'evidence'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select on learning.%I to app_worker', name);
    execute format('create policy worker_reads on learning.%I for select to app_worker using (true)', name);
  end loop;
end $$;

grant select, insert on learning.reminder to app_worker;
create policy worker_reminds on learning.reminder for insert to app_worker with check (true);

grant select, insert on learning.credential, learning.credential_edition, learning.tool, learning.tool_edition to app_user;
do $$ declare name text; begin
  foreach name in array array['credential', 'credential_edition', 'tool', 'tool_edition'] loop
    execute format('create policy signed_in on learning.%I for select to app_user using ((select access.practitioner()) is not null)', name);
    execute format('create policy coordinated on learning.%I for insert to app_user with check ((select access.may(''learning.coordinate'')))', name);
  end loop;
end $$;

grant create on schema learning to app_definer;
set local role app_definer;
-- The people of the caller's own agency, for those who look after its staff's training.
create function learning.my_staff() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$ begin
  if not access.may('learning.staff') then return; end if;
  return query select p.id from partnership.practitioner p where p.agency_id = access.agency();
end $$;
revoke all on function learning.my_staff() from public;
grant execute on function learning.my_staff() to app_user;

set local role app_owner;

-- What somebody may say for themselves is a request, a membership and that they go on; the rest is said by their agency's training
-- lead or a coordinator.
grant select, insert on learning.credential_fact to app_user;
grant update (withdrawn_at, withdrawn_by_name, withdrawn_why) on learning.credential_fact to app_user;
create policy own on learning.credential_fact for select to app_user using (practitioner_id = (select access.practitioner()));
create policy own_words on learning.credential_fact for insert to app_user with check (
  practitioner_id = (select access.practitioner()) and told_by = practitioner_id
  and kind in ('request form', 'membership', 'status'));
create policy staff on learning.credential_fact for select to app_user using (practitioner_id = any(array(select learning.my_staff())));
create policy staff_told on learning.credential_fact for insert to app_user with check (
  practitioner_id = any(array(select learning.my_staff())) and told_by = (select access.practitioner())
  and kind in ('manager support', 'line manager'));
create policy staff_withdrawn on learning.credential_fact for update to app_user
  using (practitioner_id = any(array(select learning.my_staff())) and kind in ('manager support', 'line manager'));
create policy coordinated on learning.credential_fact to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

grant select on learning.holding to app_user;
create policy signed_in on learning.holding for select to app_user using ((select access.practitioner()) is not null);

grant select, insert on learning.evidence to app_user;
grant update (verdict, why, decided_by, decided_by_name, decided_at) on learning.evidence to app_user;
create policy own on learning.evidence for select to app_user using (practitioner_id = (select access.practitioner()));
create policy own_words on learning.evidence for insert to app_user with check (
  practitioner_id = (select access.practitioner()) and verdict is null);
create policy coordinated on learning.evidence for select to app_user using ((select access.may('learning.coordinate')));
-- Nobody judges their own.
create policy judged on learning.evidence for update to app_user
  using ((select access.may('learning.coordinate')) and practitioner_id <> (select access.practitioner()) and verdict is null)
  with check (decided_by = (select access.practitioner()));

create policy staff on learning.completion for select to app_user
  using (practitioner_id = any(array(select learning.my_staff())));
grant update (withdrawn_at, withdrawn_why) on learning.completion to app_user;
create policy withdrawn on learning.completion for update to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

grant select on learning.course, learning.credential_fact, learning.evidence to app_definer;
grant select, insert on learning.completion to app_definer;
grant select, insert, delete on learning.holding to app_definer;
create policy credentials_read on learning.course for select to app_definer using (true);
create policy credentials_read on learning.credential_fact for select to app_definer using (true);
create policy credentials_read on learning.evidence for select to app_definer using (true);
create policy credentials on learning.completion to app_definer using (true) with check (true);
create policy credentials on learning.holding to app_definer using (true) with check (true);

set local role app_definer;

-- What counts for somebody: courses by their codes and what was told, with their days and nothing else. Any colleague
-- may ask it, for "may this person begin this?" is asked by whoever gives the work out.
create function learning.facts_of(people uuid[])
returns table (practitioner_id uuid, completions json, told json)
language plpgsql stable security definer set search_path = '' as $$ begin
  if access.practitioner() is null and access.actor() is distinct from 'system' then return; end if;
  return query select who,
    (select coalesce(json_agg(json_build_object('course', k.code, 'on', c.completed_on, 'until', c.expires_on)
        order by c.completed_on), '[]')
      from learning.completion c join learning.course k on k.id = c.course_id
      where c.practitioner_id = who and c.withdrawn_at is null),
    (select coalesce(json_agg(json_build_object('kind', t.kind, 'body', t.body, 'on', t.from_on, 'until', t.until_on)
        order by t.from_on), '[]')
      from learning.credential_fact t where t.practitioner_id = who and t.withdrawn_at is null)
  from unnest(people) who;
end $$;

-- Records that somebody completed a course, once for each booking, attempt or piece of evidence. Somebody who was there
-- is recorded by those who keep the register, or by a job.
create function learning.complete(course uuid, person uuid, address text, called text, on_day date, way text, because uuid,
  code text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare made uuid; months integer;
begin
  if access.actor() is distinct from 'system' and not coalesce(case way
      when 'attended' then access.may('learning.register') or access.may('learning.coordinate')
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

-- Keeps what was computed for somebody: by themselves, by those who record what counts, or by a job.
create function learning.keep_holdings(person uuid, spans jsonb) returns void
language plpgsql security definer set search_path = '' as $$ begin
  if access.actor() is distinct from 'system' and person is distinct from access.practitioner()
    and not access.may('learning.coordinate') and not access.may('learning.register')
    and not person = any(array(select learning.my_staff())) then
    raise exception 'the caller may not keep this' using errcode = 'insufficient_privilege';
  end if;
  delete from learning.holding h where h.practitioner_id = person;
  insert into learning.holding (practitioner_id, credential_id, area, held_from, held_until)
    select person, s.credential, s.area, s.held_from, s.held_until
    from jsonb_to_recordset(spans) s(credential uuid, area text, held_from date, held_until date);
end $$;

-- Whether a certificate is genuine, for whoever holds its code: what stands on it, and no more.
create function learning.certificate(asked text)
returns table (name text, course text, completed_on date, expires_on date, how text, withdrawn boolean)
language sql stable security definer set search_path = '' as
  $$ select c.name, k.title, c.completed_on, c.expires_on, c.how, c.withdrawn_at is not null
     from learning.completion c join learning.course k on k.id = c.course_id where c.certificate_code = asked $$;

-- The areas there are, for what is computed for each.
create function learning.areas() returns table (code text)
language sql stable security definer set search_path = '' as $$ select a.code from partnership.area a order by a.code $$;

-- Everybody of whom anything counts, for whoever changes a rule.
create function learning.people_with_facts() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$ begin
  if access.actor() is distinct from 'system' then perform access.must('learning.coordinate'); end if;
  return query select c.practitioner_id from learning.completion c where c.practitioner_id is not null
    union select t.practitioner_id from learning.credential_fact t;
end $$;

-- Who holds a credential, with the agency they work for; or who held it in the last year and does not.
create function learning.holders(of_credential uuid, today date, in_area text, of_agency text, lapsed boolean, after_key text,
  most integer)
returns table ("practitionerId" uuid, name text, agency text, area text, "from" date, until date)
language plpgsql stable security definer set search_path = '' as $$ begin
  if access.practitioner() is null then return; end if;
  return query select p.id, p.name, g.name, h.area, h.held_from, h.held_until
    from learning.holding h join partnership.practitioner p on p.id = h.practitioner_id
      join partnership.agency g on g.id = p.agency_id
    where h.credential_id = of_credential and (in_area = '' or h.area = in_area) and (of_agency = '' or g.id::text = of_agency)
      and p.disabled_at is null
      and case when lapsed then h.held_until <= today and h.held_until > today - 366 and not exists (
          select from learning.holding n where n.practitioner_id = h.practitioner_id and n.credential_id = of_credential
            and n.area = h.area and n.held_from > h.held_from and n.held_from <= today)
        else h.held_from <= today and (h.held_until is null or h.held_until > today) end
      and (p.name || '~' || h.area || '~' || p.id) collate "C" > after_key collate "C"
    order by (p.name || '~' || h.area || '~' || p.id) collate "C" limit most;
end $$;

-- What people and their agencies are called, for lists of colleagues.
create function learning.names(people uuid[]) returns table (id uuid, name text, agency text)
language plpgsql stable security definer set search_path = '' as $$ begin
  if access.practitioner() is null and access.actor() is distinct from 'system' then return; end if;
  return query select p.id, p.name, g.name from partnership.practitioner p join partnership.agency g on g.id = p.agency_id
    where p.id = any(people);
end $$;

create function learning.holders_agencies(of_credential uuid) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = '' as $$ begin
  if access.practitioner() is null then return; end if;
  return query select distinct g.id, g.name from learning.holding h
    join partnership.practitioner p on p.id = h.practitioner_id join partnership.agency g on g.id = p.agency_id
    where h.credential_id = of_credential order by g.name, g.id;
end $$;

revoke all on function learning.facts_of(uuid[]), learning.certificate(text), learning.keep_holdings(uuid, jsonb),
  learning.complete(uuid, uuid, text, text, date, text, uuid, text), learning.areas(), learning.names(uuid[]),
  learning.holders_agencies(uuid), learning.people_with_facts(),
  learning.holders(uuid, date, text, text, boolean, text, integer) from public;
grant execute on function learning.facts_of(uuid[]), learning.certificate(text), learning.keep_holdings(uuid, jsonb),
  learning.complete(uuid, uuid, text, text, date, text, uuid, text), learning.areas(), learning.names(uuid[]),
  learning.holders_agencies(uuid), learning.people_with_facts(),
  learning.holders(uuid, date, text, text, boolean, text, integer) to app_user, app_worker;

set local role app_owner;
revoke create on schema learning from app_definer;
