-- The chronology: what happened to people, from every agency, on one line of time. An event is written once and stands
-- on the page of everybody it concerns. It is never edited: a wrong one is struck through with a reason, and a right
-- one may follow it.

create table people.event (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  -- Whom it concerns; the first is the person on whose page it was written.
  people uuid[] not null check (cardinality(people) between 1 and 20),
  -- Those of them whose records are restricted: only who is admitted to every one of them sees it.
  restricted_with uuid[] not null default '{}',
  telling_id uuid not null references people.telling deferrable initially deferred,
  -- When, as far as it is known: a day, a month or a year; a time of day; until when, where it lasted.
  said_from text not null check (said_from ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
  said_until text check (said_until ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
  said_time text check (said_time ~ '^\d\d:\d\d$'),
  -- All the days that this can mean, and where it stands on the line.
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  at timestamptz not null,
  what text not null check (what <> ''),
  -- A code of rules/event-kinds.ts.
  kind text not null,
  weight text not null check (weight in ('routine', 'significant', 'critical')),
  -- Which agency knows it, in words: it need not be one that works here.
  agency text not null,
  impact text not null default '',
  shielded boolean not null default false,
  shielded_why text,
  -- The event that was struck through and is written anew here.
  corrects uuid references people.event,
  struck_at timestamptz,
  struck_by uuid,
  struck_by_name text,
  struck_why text,
  check ((struck_at is null) = (struck_why is null)),
  check (said_time is null or length(said_from) = 10),
  check (corrects is distinct from id)
);
create index on people.event using gin (people);
create index on people.event (telling_id);
create unique index event_corrected_once on people.event (corrects) where corrects is not null;
alter table people.event enable row level security;
alter table people.event force row level security;
grant select, insert on people.event to app_user;
grant update (struck_at, struck_by, struck_by_name, struck_why) on people.event to app_user;
grant select, update (restricted_with) on people.event to app_definer;
create policy definer_reads on people.event for select to app_definer using (true);
create policy definer_keeps on people.event for update to app_definer using (true) with check (true);
grant insert on access.opening to app_definer;

-- Who told of an event is seen with the event: of one that is shielded, not even that somebody told something.
alter table people.telling add column event_id uuid references people.event deferrable initially deferred;
create index on people.telling (event_id) where event_id is not null;

grant create on schema people to app_definer;
set local role app_definer;

create function people.sees_all(ids uuid[]) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return not exists (select from unnest(ids) as who where not access.sees(who)); end $$;

create function people.works_with_any(ids uuid[]) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return exists (select from unnest(ids) as who where people.may_work(who)); end $$;

create function people.event_restricted() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.restricted_with := array(select p.id from people.person p where p.id = any(new.people) and p.restricted order by 1);
  return new;
end $$;

-- A conflict of interest over anybody an event concerns is one over the event, also one declared later.
create function people.event_about() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into access.about (record_id, person_id) select new.id, who from unnest(new.people) as who on conflict do nothing;
  return null;
end $$;

create function people.events_follow() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.event e set restricted_with = array(select p.id from people.person p
    where p.id = any(e.people) and p.restricted order by 1) where e.people @> array[new.id];
  return null;
end $$;

-- Shields an event that the caller is writing: they may read it, and those they name.
create function people.shield_event(event uuid, named uuid[]) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('people.write');
  if not exists (select from people.event e where e.id = event and e.shielded and people.may_work(e.people[1]))
    or exists (select from access.opening o where o.record_id = event and o.basis = 'shield') then
    raise exception 'this event is not the caller''s to shield' using errcode = 'insufficient_privilege';
  end if;
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select event, p.id, 'shield', access.practitioner() from partnership.practitioner p
    where (p.id = any(named) or p.id = access.practitioner()) and p.disabled_at is null;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['sees_all(uuid[])', 'works_with_any(uuid[])', 'event_restricted()', 'event_about()',
    'events_follow()', 'shield_event(uuid, uuid[])'] loop
    execute format('revoke all on function people.%s from public', signature);
  end loop;
  grant execute on function people.sees_all(uuid[]), people.works_with_any(uuid[]), people.shield_event(uuid, uuid[])
    to app_user;
  grant execute on function people.event_restricted(), people.event_about(), people.events_follow() to app_user, app_owner;
end $$;

set local role app_owner;
revoke create on schema people from app_definer;
create trigger restricted_said before insert on people.event for each row execute function people.event_restricted();
create trigger known_to_be_about after insert on people.event for each row execute function people.event_about();
create trigger events_restricted after update of restricted on people.person
  for each row when (old.restricted <> new.restricted) execute function people.events_follow();

create policy seen on people.event for select to app_user
  using ((not shielded or id = any(array(select access.unshielded())))
    and not (id = any(array(select access.conflicted())))
    and restricted_with <@ array(select access.admitted())
    and exists (select from people.person p where p.id = any(people)));
create policy written on people.event for insert to app_user
  with check ((select access.may('people.write')) and struck_at is null and people.may_work(people[1])
    and people.sees_all(people));
create policy struck on people.event for update to app_user
  using ((select access.may('people.write')) and struck_at is null and people.works_with_any(people))
  with check (struck_at is not null and people.works_with_any(people));

drop policy seen on people.telling;
create policy seen on people.telling for select to app_user
  using (case when event_id is null then exists (select from people.person p where p.id = person_id)
    else exists (select from people.event e where e.id = event_id) end);
