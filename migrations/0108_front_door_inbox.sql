-- What the emergency duty team leaves for the day, and how people keep their lists.

create table front_door.overnight_note (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  note text not null,
  written_by uuid not null,
  written_by_name text not null,
  written_at timestamptz not null default access.now(),
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_by_name text,
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index on front_door.overnight_note (concern_id);

create table front_door.saved_filter (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null,
  practitioner_name text not null,
  -- The team that it is shared with; null when it is one's own alone.
  team_id uuid references partnership.team,
  name text not null,
  -- The filters as the list's own address has them. No word of any concern.
  query text not null,
  starts boolean not null default false,
  saved_at timestamptz not null default access.now(),
  unique (practitioner_id, name)
);
create index on front_door.saved_filter (team_id);
create unique index saved_filter_starts on front_door.saved_filter (practitioner_id) where starts;

do $$ declare name text; begin
  foreach name in array array['overnight_note', 'saved_filter'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
  end loop;
end $$;
create policy seen on front_door.overnight_note for select to app_user
  using (exists (select from front_door.concern c where c.id = concern_id));
create policy written on front_door.overnight_note for insert to app_user
  with check ((select access.may('front-door.overnight')) and front_door.may_work(concern_id));
create policy acknowledged on front_door.overnight_note for update to app_user
  using (acknowledged_at is null and (select access.may('front-door.triage')) and front_door.may_work(concern_id))
  with check (front_door.may_work(concern_id));
grant select, insert on front_door.overnight_note to app_user;
grant update (acknowledged_at, acknowledged_by, acknowledged_by_name) on front_door.overnight_note to app_user;

create policy seen on front_door.saved_filter for select to app_user
  using (practitioner_id = (select access.practitioner()) or team_id = any(array(select access.my_teams())));
create policy own on front_door.saved_filter for insert to app_user
  with check (practitioner_id = (select access.practitioner())
    and (team_id is null or team_id = any(array(select access.my_teams()))));
create policy own_changed on front_door.saved_filter for update to app_user
  using (practitioner_id = (select access.practitioner())) with check (practitioner_id = (select access.practitioner()));
create policy own_deleted on front_door.saved_filter for delete to app_user
  using (practitioner_id = (select access.practitioner()));
grant select, insert, delete on front_door.saved_filter to app_user;
grant update (starts) on front_door.saved_filter to app_user;

create or replace function front_door.triage_facts(concern uuid) returns jsonb language sql stable set search_path = '' as
  $$ select jsonb_build_object(
       'sendBacks', (select jsonb_agg(jsonb_build_object('endedHow', s.ended_how, 'endedAt', s.ended_at) order by s.seq)
         from front_door.send_back s where s.concern_id = concern),
       'passedOn', (select jsonb_agg(jsonb_build_object('kind', p.kind, 'inside', p.area is not null, 'answer', p.answer,
           'endedAt', p.answer_recorded_at) order by p.seq)
         from front_door.passed_on p where p.concern_id = concern),
       'notes', (select jsonb_agg(jsonb_build_object('acknowledged', n.acknowledged_at is not null) order by n.seq)
         from front_door.overnight_note n where n.concern_id = concern)) $$;
