-- The ground: who is asking (schema access), what they did (schema audit), and what must still be told
-- (schema platform). Every policy of every slice reads the functions below and nothing a caller can forge
-- without already running SQL of their own.

create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
create extension if not exists unaccent;

create schema access;
create schema audit;
grant usage on schema access, audit, platform to app_user, app_worker, app_definer;

-- Context. After a commit a setting reads '' and not null, hence nullif everywhere: no context, no rows.
create function access.actor() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.actor', true), '') $$;
create function access.practitioner() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.practitioner', true), '')::uuid $$;
create function access.agency() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.agency', true), '')::uuid $$;
create function access.areas() returns text[] language sql stable parallel safe as
  $$ select string_to_array(nullif(current_setting('app.area', true), ''), ',') $$;
create function access.receipt() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.receipt', true), '') $$;
create function access.draft() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.draft', true), '') $$;
create function access.visit() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.visit', true), '') $$;
create function access.now() returns timestamptz language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

-- Who is in which team, and who holds which role where. Written by the partnership slice.
create table access.team_member (
  practitioner_id uuid not null,
  team_id uuid not null,
  primary key (practitioner_id, team_id)
);
create index on access.team_member (team_id);

create table access.role_held (
  practitioner_id uuid not null,
  role text not null,
  area text not null,
  primary key (practitioner_id, role, area)
);

-- What opens one record for one person or one agency, apart from the team that holds it.
create table access.opening (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null,
  practitioner_id uuid,
  agency_id uuid,
  basis text not null check (basis in ('allocated', 'asked', 'named', 'break-glass', 'shield')),
  granted_by uuid,
  granted_at timestamptz not null default access.now(),
  expires_at timestamptz,
  check ((practitioner_id is null) <> (agency_id is null)),
  check (basis <> 'break-glass' or (practitioner_id is not null and expires_at <= granted_at + interval '4 hours')),
  check (basis not in ('named', 'shield', 'allocated') or practitioner_id is not null)
);
create index on access.opening (practitioner_id);
create index on access.opening (agency_id);
create index on access.opening (record_id);

-- A conflict of interest: this practitioner never sees this record, whatever else would open it.
create table access.conflict (
  practitioner_id uuid not null,
  record_id uuid not null,
  declared_by uuid,
  declared_at timestamptz not null default access.now(),
  reason text not null,
  primary key (practitioner_id, record_id)
);
create index on access.conflict (record_id);

alter table access.team_member enable row level security;
alter table access.team_member force row level security;
alter table access.role_held enable row level security;
alter table access.role_held force row level security;
alter table access.opening enable row level security;
alter table access.opening force row level security;
alter table access.conflict enable row level security;
alter table access.conflict force row level security;

grant select on access.team_member, access.role_held, access.opening, access.conflict to app_definer;
create policy definer_reads on access.team_member for select to app_definer using (true);
create policy definer_reads on access.role_held for select to app_definer using (true);
create policy definer_reads on access.opening for select to app_definer using (true);
create policy definer_reads on access.conflict for select to app_definer using (true);

-- Each is evaluated once a statement: write `= any(array(select access.my_teams()))`. In PL/pgSQL, because a
-- session keeps its plans, where SQL functions are planned anew in every statement (twice as slow, measured).
create function access.my_teams() returns setof uuid language plpgsql stable security definer set search_path = '' as
  $$ begin return query select team_id from access.team_member where practitioner_id = access.practitioner(); end $$;
create function access.opened() returns setof uuid language plpgsql stable security definer set search_path = '' as
  $$ begin return query select record_id from access.opening
     where (practitioner_id = access.practitioner() or agency_id = access.agency())
       and basis in ('allocated', 'asked', 'named', 'break-glass')
       and (expires_at is null or expires_at > access.now()); end $$;
-- On a restricted record only a name on its list counts, or break-glass that its lead approved (basis 'named').
create function access.named() returns setof uuid language plpgsql stable security definer set search_path = '' as
  $$ begin return query select record_id from access.opening
     where practitioner_id = access.practitioner() and basis = 'named'
       and (expires_at is null or expires_at > access.now()); end $$;
-- Records whose shielded facts I may read.
create function access.unshielded() returns setof uuid language plpgsql stable security definer set search_path = '' as
  $$ begin return query select record_id from access.opening
     where practitioner_id = access.practitioner() and basis = 'shield'
       and (expires_at is null or expires_at > access.now()); end $$;
create function access.conflicted() returns setof uuid language plpgsql stable security definer set search_path = '' as
  $$ begin return query select record_id from access.conflict where practitioner_id = access.practitioner(); end $$;
create function access.has_role(wanted text, in_area text) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from access.role_held
     where practitioner_id = access.practitioner() and role = wanted and area = in_area) $$;
create function access.areas_as(wanted text) returns setof text
  language sql stable security definer set search_path = '' as
  $$ select area from access.role_held where practitioner_id = access.practitioner() and role = wanted $$;

revoke all on function access.my_teams(), access.opened(), access.named(), access.unshielded(),
  access.conflicted(), access.has_role(text, text), access.areas_as(text) from public;
grant execute on function access.my_teams(), access.opened(), access.named(), access.unshielded(),
  access.conflicted(), access.has_role(text, text), access.areas_as(text) to app_user, app_worker, app_definer;
-- Taking ownership needs the right to create in the schema, for this moment only.
grant create on schema access to app_definer;
alter function access.my_teams() owner to app_definer;
alter function access.opened() owner to app_definer;
alter function access.named() owner to app_definer;
alter function access.unshielded() owner to app_definer;
alter function access.conflicted() owner to app_definer;
alter function access.has_role(text, text) owner to app_definer;
alter function access.areas_as(text) owner to app_definer;
revoke create on schema access from app_definer;

-- Colleagues are no secret: who is in a team is shown where work is allocated. Openings show only to their holder.
grant select on access.team_member, access.role_held, access.opening to app_user;
create policy practitioners_read on access.team_member for select to app_user
  using ((select access.practitioner()) is not null);
create policy practitioners_read on access.role_held for select to app_user
  using ((select access.practitioner()) is not null);
create policy own_openings on access.opening for select to app_user
  using (practitioner_id = (select access.practitioner()) or agency_id = (select access.agency()));

-- The audit. Append only; no narrative: who, what, which record, through which rule it was open.
create table audit.event (
  seq bigint generated always as identity primary key,
  at timestamptz not null default access.now(),
  transaction xid8 not null default pg_current_xact_id(),
  actor text not null default coalesce(access.actor(), 'none'),
  practitioner_id uuid default access.practitioner(),
  agency_id uuid default access.agency(),
  action text not null,
  outcome text not null default 'done' check (outcome in ('done', 'refused', 'failed')),
  record_kind text not null,
  record_id uuid,
  shown uuid[],
  basis text,
  fields text[],
  request_id text default nullif(current_setting('app.request', true), '')
);
create index on audit.event (record_id, seq);
create index on audit.event (practitioner_id, seq);
alter table audit.event enable row level security;
alter table audit.event force row level security;
grant insert on audit.event to app_user, app_worker;
grant select on audit.event to app_user, app_worker;
-- A row tells the truth about who wrote it.
create policy write_as_self on audit.event for insert to app_user
  with check ((select access.actor()) is not null
    and actor = (select access.actor()) and practitioner_id is not distinct from (select access.practitioner()));
create policy worker_writes on audit.event for insert to app_worker with check (true);
create policy worker_seals on audit.event for select to app_worker using (true);
create policy own_trail on audit.event for select to app_user
  using (practitioner_id = (select access.practitioner()));

create function audit.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'the audit is append only' using errcode = 'insufficient_privilege'; end $$;
create trigger append_only before update or delete on audit.event
  for each row execute function audit.refuse_change();
create trigger never_truncated before truncate on audit.event
  for each statement execute function audit.refuse_change();

-- What must still be told: written with the change it tells of, handed to the job queue by the relay. Ids only.
create table platform.outbox (
  id uuid primary key default gen_random_uuid(),
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default access.now(),
  relayed_at timestamptz
);
create index outbox_waiting on platform.outbox (created_at) where relayed_at is null;
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
grant insert on platform.outbox to app_user, app_worker;
grant select, update, delete on platform.outbox to app_worker;
create policy anyone_tells on platform.outbox for insert to app_user with check ((select access.actor()) is not null);
create policy worker_relays on platform.outbox to app_worker using (true) with check (true);

-- One form, one effect: the first POST with a key stores where it led, the others are sent there.
create table platform.submission (
  submitter text not null,
  form_key uuid not null,
  body_hash text not null,
  location text not null,
  created_at timestamptz not null default access.now(),
  primary key (submitter, form_key)
);
alter table platform.submission enable row level security;
alter table platform.submission force row level security;
grant select, insert, update on platform.submission to app_user;
grant select, delete on platform.submission to app_worker;
create policy own_submissions on platform.submission to app_user
  using (submitter = coalesce((select access.practitioner())::text, (select access.visit())))
  with check (submitter = coalesce((select access.practitioner())::text, (select access.visit())));
create policy worker_clears on platform.submission to app_worker using (true);

-- Counted attempts (sign-in, codes, drafts), each counted in a transaction of its own.
create table platform.attempt (
  subject text not null,
  window_start timestamptz not null,
  count integer not null default 1,
  primary key (subject, window_start)
);
alter table platform.attempt enable row level security;
alter table platform.attempt force row level security;
grant select, insert, update on platform.attempt to app_user;
grant select, delete on platform.attempt to app_worker;
create policy counted on platform.attempt to app_user
  using ((select access.actor()) is not null) with check ((select access.actor()) is not null);
create policy worker_clears on platform.attempt to app_worker using (true);
