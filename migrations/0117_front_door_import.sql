-- Back-logs taken over from elsewhere: a list is uploaded, its columns are matched to the form's questions, it is
-- tried, and then taken over row by row. The same row is never taken over twice.

-- Whether anything is sent to whoever raised it by itself. Not to people named in an old list, unless told.
alter table front_door.referrer add column hears boolean not null default true;

create table front_door.import_list (
  id uuid primary key,
  agency_id uuid not null references partnership.agency,
  made_by uuid not null references partnership.practitioner,
  made_by_name text not null,
  file_name text not null,
  -- How the file was read: "UTF-8", "Windows-1252"; and what stands between its columns.
  encoding text not null,
  delimiter text not null,
  columns text[] not null,
  rows integer not null,
  -- The rows, sealed with the product's key, until they are taken over or the list runs out.
  content bytea,
  mapping jsonb,
  tell_referrers boolean not null default false,
  uploaded_at timestamptz not null,
  checked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz not null
);
create index on front_door.import_list (agency_id, uploaded_at desc, id desc);
create index on front_door.import_list (made_by);
create index on front_door.import_list (expires_at) where content is not null;

create table front_door.import_row (
  list_id uuid not null references front_door.import_list,
  -- As a spreadsheet counts: the heading is row 1.
  line integer not null,
  their_reference text not null,
  outcome text not null check (outcome in ('ready', 'imported', 'already', 'wrong')),
  -- In words, and never what stands in the row.
  errors text[] not null default '{}',
  concern_id uuid references front_door.concern,
  reference text,
  primary key (list_id, line)
);
create index on front_door.import_row (list_id, outcome, line);
create index on front_door.import_row (concern_id);

-- What was taken over, by the reference it had or by its content.
create table front_door.imported (
  agency_id uuid not null references partnership.agency,
  mark text not null,
  concern_id uuid not null references front_door.concern deferrable initially deferred,
  list_id uuid not null references front_door.import_list,
  primary key (agency_id, mark)
);
create index on front_door.imported (concern_id);
create index on front_door.imported (list_id);

-- How an agency's lists were read last.
create table front_door.import_mapping (
  agency_id uuid primary key references partnership.agency,
  mapping jsonb not null
);

do $$ declare name text; begin
  foreach name in array array['import_list', 'import_row', 'imported', 'import_mapping'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
  end loop;
  foreach name in array array['import_list', 'imported', 'import_mapping'] loop
    execute format('create policy own_agency on front_door.%I to app_user
      using (agency_id = (select access.agency()) and (select access.may(''front-door.import'')))
      with check (agency_id = (select access.agency()) and (select access.may(''front-door.import'')))', name);
  end loop;
end $$;
create policy own_agency on front_door.import_row to app_user
  using (exists (select from front_door.import_list l where l.id = list_id))
  with check (exists (select from front_door.import_list l where l.id = list_id));
grant select, insert on front_door.import_list, front_door.imported, front_door.import_row to app_user;
grant update (content, mapping, tell_referrers, checked_at, started_at, finished_at) on front_door.import_list to app_user;
grant update (outcome, errors, concern_id, reference) on front_door.import_row to app_user;
grant delete on front_door.import_row to app_user;
grant select, insert, update on front_door.import_mapping to app_user;

-- The worker takes a list over for whoever began it, and forgets what was uploaded and never taken over.
grant select (id, agency_id, made_by, expires_at, content), update (content) on front_door.import_list to app_worker;
create policy worker_begins on front_door.import_list for select to app_worker using (true);
create policy worker_forgets on front_door.import_list for update to app_worker using (true) with check (true);
