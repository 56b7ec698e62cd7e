-- What became of the work that the outbox told of.

-- The queue's own tables are made in here at start-up by platform/jobs. They have no row-level security, and
-- app_user may not so much as look into the schema.
create schema pgboss;
grant usage on schema pgboss to app_worker;
alter default privileges in schema pgboss grant select, insert, update, delete on tables to app_worker;
alter default privileges in schema pgboss grant usage on sequences to app_worker;
alter default privileges in schema pgboss grant execute on functions to app_worker;

-- Work whose effect is in the database leaves its row here in the same transaction, so that it happens once.
create table platform.handled (
  outbox_id uuid primary key references platform.outbox on delete cascade,
  handled_at timestamptz not null default access.now()
);
create index on platform.handled (handled_at);

-- Work that failed every time it was tried. No payload and no message of an error: those can hold names.
create table platform.dead_letter (
  id uuid primary key,
  outbox_id uuid not null references platform.outbox,
  topic text not null,
  tries integer not null check (tries > 0),
  error_class text not null check (error_class ~ '^[A-Za-z0-9_ ]{1,80}$'),
  told_at timestamptz not null,
  died_at timestamptz not null default access.now(),
  state text not null default 'waiting' check (state in ('waiting', 'replay asked', 'replayed', 'discarded')),
  settled_at timestamptz,
  settled_by uuid,
  reason text,
  check ((state = 'waiting') = (settled_at is null)),
  check ((state = 'discarded') = (reason is not null))
);
create index on platform.dead_letter (died_at desc, id desc) where state = 'waiting';
create index on platform.dead_letter (outbox_id);
create index on platform.dead_letter (id) where state = 'replay asked';

-- When each regular clean-up last ran, so that it runs once however many processes there are.
create table platform.clean_up (
  name text primary key,
  last_run_at timestamptz not null
);

alter table platform.handled enable row level security;
alter table platform.handled force row level security;
alter table platform.dead_letter enable row level security;
alter table platform.dead_letter force row level security;
alter table platform.clean_up enable row level security;
alter table platform.clean_up force row level security;

grant select, insert, delete on platform.handled to app_worker;
grant select, insert, update, delete on platform.dead_letter to app_worker;
grant select, insert, update on platform.clean_up to app_worker;
create policy worker_keeps on platform.handled to app_worker using (true) with check (true);
create policy worker_keeps on platform.dead_letter to app_worker using (true) with check (true);
create policy worker_keeps on platform.clean_up to app_worker using (true) with check (true);

-- Operators see what died, and settle it in their own name.
grant select, update (state, settled_at, settled_by, reason) on platform.dead_letter to app_user;
create policy operators_read on platform.dead_letter for select to app_user
  using ((select exists (select from access.areas_as('operator'))));
create policy operators_settle on platform.dead_letter for update to app_user
  using (state = 'waiting' and (select exists (select from access.areas_as('operator'))))
  with check (state in ('replay asked', 'discarded') and settled_by = (select access.practitioner()));

create index outbox_relayed on platform.outbox (relayed_at) where relayed_at is not null;
