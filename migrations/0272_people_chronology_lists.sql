-- Chronologies that were kept elsewhere, a school's say: a list is uploaded, its columns are mapped, it is tried, and
-- then taken over row by row as a job. The same row of the same source never comes in twice.

create table people.chronology_list (
  id uuid primary key,
  agency_id uuid not null references partnership.agency,
  made_by uuid not null references partnership.practitioner,
  made_by_name text not null,
  -- Whose chronology it is; null for a list of several people, whose rows say it.
  person_id uuid references people.person,
  file_name text not null,
  encoding text not null,
  delimiter text not null,
  columns text[] not null,
  rows integer not null,
  mapping jsonb,
  uploaded_at timestamptz not null,
  checked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz not null
);
create index on people.chronology_list (made_by, uploaded_at desc, id desc);
create index on people.chronology_list (agency_id);
create index on people.chronology_list (person_id);
create index on people.chronology_list (expires_at);

create table people.chronology_row (
  list_id uuid not null references people.chronology_list,
  -- As a spreadsheet counts: the heading is row 1.
  line integer not null,
  -- What stands in the row, until it is taken over or the list runs out.
  cells text[],
  outcome text not null default 'ready' check (outcome in ('ready', 'imported', 'already', 'whose', 'wrong')),
  -- In words, and never what stands in the row.
  errors text[] not null default '{}',
  person_id uuid references people.person,
  event_id uuid references people.event,
  primary key (list_id, line)
);
create index on people.chronology_row (list_id, outcome, line);
create index on people.chronology_row (person_id);
create index on people.chronology_row (event_id);

-- What was taken over, by the reference it had or by its content.
create table people.chronology_taken (
  agency_id uuid not null references partnership.agency,
  mark text not null,
  person_id uuid not null references people.person,
  event_id uuid not null references people.event deferrable initially deferred,
  list_id uuid not null references people.chronology_list,
  primary key (agency_id, person_id, mark)
);
create index on people.chronology_taken (person_id);
create index on people.chronology_taken (event_id);
create index on people.chronology_taken (list_id);

do $$ declare name text; begin
  foreach name in array array['chronology_list', 'chronology_row', 'chronology_taken'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select, insert on people.%I to app_user', name);
  end loop;
end $$;
-- A list is its uploader's alone: it holds what a school knows of pupils whom nobody else here may see.
create policy own on people.chronology_list to app_user
  using (made_by = (select access.practitioner()) and (select access.may('people.write'))
    and (person_id is null or exists (select from people.person p where p.id = person_id)))
  with check (made_by = (select access.practitioner()) and agency_id = (select access.agency())
    and (select access.may('people.write'))
    and (person_id is null or exists (select from people.person p where p.id = person_id)));
create policy own on people.chronology_row to app_user
  using (exists (select from people.chronology_list l where l.id = list_id))
  with check (exists (select from people.chronology_list l where l.id = list_id));
create policy own_agency on people.chronology_taken to app_user
  using (agency_id = (select access.agency()) and (select access.may('people.write'))
    and exists (select from people.person p where p.id = person_id))
  with check (agency_id = (select access.agency()) and people.may_work(person_id));
grant update (mapping, checked_at, started_at, finished_at) on people.chronology_list to app_user;
grant update (cells, outcome, errors, person_id, event_id) on people.chronology_row to app_user;

-- The worker takes a list over for whoever began it, and forgets what was uploaded and never taken over.
grant select (id, agency_id, made_by, expires_at) on people.chronology_list to app_worker;
grant select (list_id, cells), update (cells) on people.chronology_row to app_worker;
create policy worker_begins on people.chronology_list for select to app_worker using (true);
create policy worker_reads on people.chronology_row for select to app_worker using (true);
create policy worker_forgets on people.chronology_row for update to app_worker using (true) with check (true);
