-- Feeds of other directories: a file or an address, tried first, each entry with what became of it. The cursor of a run
-- stands in the transaction that did the work, so that a run killed at any moment goes on where it was.

create table directory.import_run (
  id uuid primary key default gen_random_uuid(),
  -- With an entry's own id in it, what the entry is known by for ever.
  source text not null check (source ~ '^[a-z0-9][a-z0-9.-]{1,79}$'),
  name text not null,
  -- Set for a feed that is fetched; the page that comes next of it.
  url text check (url ~ '^https://'),
  next_page integer not null default 1,
  -- For entries that do not say where people may live who use them.
  areas text[] not null default '{}',
  trial boolean not null default true,
  state text not null check (state in ('fetching', 'running', 'done', 'failed')),
  failure text,
  rows integer not null default 0,
  at_line integer not null default 0,
  counts jsonb not null default '{}',
  by_id uuid not null references partnership.practitioner,
  by_name text not null,
  began_at timestamptz not null default access.now(),
  finished_at timestamptz
);
create index on directory.import_run (began_at desc, id desc);

create table directory.import_row (
  run_id uuid not null references directory.import_run on delete cascade,
  line integer not null,
  source_id text not null default '',
  name text not null default '',
  -- As it came, while it is still needed.
  content jsonb,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'new', 'updated', 'unchanged', 'held', 'refused')),
  reasons text[] not null default '{}',
  service_id uuid references directory.service,
  primary key (run_id, line)
);
create index on directory.import_row (run_id, outcome, line);
create index on directory.import_row (run_id, source_id);
create index on directory.import_row (service_id) where service_id is not null;

do $$ declare name text; begin
  foreach name in array array['import_run', 'import_row'] loop
    execute format('alter table directory.%I enable row level security', name);
    execute format('alter table directory.%I force row level security', name);
    execute format('grant select, insert, update, delete on directory.%I to app_worker', name);
    execute format('create policy worker_imports on directory.%I to app_worker using (true) with check (true)', name);
    execute format('grant select, insert on directory.%I to app_user', name);
    execute format('create policy seen on directory.%I for select to app_user using ((select access.may(''directory.publish'')))', name);
  end loop;
end $$;
grant update (trial, state, at_line, counts, finished_at) on directory.import_run to app_user;
create policy brought on directory.import_run for insert to app_user
  with check (trial and by_id = (select access.practitioner()) and (select access.may('directory.publish')));
create policy taken_further on directory.import_run for update to app_user
  using ((select access.may('directory.publish'))) with check ((select access.may('directory.publish')));
create policy brought on directory.import_row for insert to app_user
  with check (outcome = 'waiting' and (select access.may('directory.publish')));
