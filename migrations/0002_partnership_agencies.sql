-- Areas, agencies, teams and the people who work in them.

create schema partnership;
grant usage on schema partnership to app_user, app_worker, app_definer;

create table partnership.area (
  code text primary key check (code ~ '^[a-z-]+$'),
  name text not null,
  reference_prefix text not null,
  position integer not null
);

create table partnership.agency (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  kind text not null check (kind in ('children''s social care', 'police', 'health', 'education', 'early years',
    'probation', 'housing', 'voluntary', 'transport', 'border', 'partnership', 'other')),
  area text references partnership.area,
  statutory_partner boolean not null default false
);

create table partnership.team (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references partnership.agency,
  area text references partnership.area,
  name text not null,
  purpose text not null check (purpose in ('front door', 'area to be found', 'emergency duty', 'locality', 'other'))
);
create index on partnership.team (agency_id);

create table partnership.practitioner (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references partnership.agency,
  name text not null,
  job_title text not null,
  email text,
  sample boolean not null default false,
  disabled_at timestamptz
);
create index on partnership.practitioner (agency_id);

alter table partnership.area enable row level security;
alter table partnership.area force row level security;
alter table partnership.agency enable row level security;
alter table partnership.agency force row level security;
alter table partnership.team enable row level security;
alter table partnership.team force row level security;
alter table partnership.practitioner enable row level security;
alter table partnership.practitioner force row level security;

grant select on all tables in schema partnership to app_user, app_worker, app_definer;
create policy anyone_reads on partnership.area for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy anyone_reads on partnership.agency for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy anyone_reads on partnership.team for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy practitioners_read on partnership.practitioner for select to app_user
  using ((select access.practitioner()) is not null);
create policy worker_reads on partnership.practitioner for select to app_worker using (true);
create policy definer_reads on partnership.agency for select to app_definer using (true);
create policy definer_reads on partnership.practitioner for select to app_definer using (true);
create policy definer_reads on partnership.team for select to app_definer using (true);

-- The trial sign-in page lists sample people to somebody not yet signed in: only those, and only their posts.
create function partnership.sample_people()
returns table (id uuid, name text, job_title text, agency text, about text)
language sql stable security definer set search_path = '' as
  $$ select p.id, p.name, p.job_title, a.name,
       coalesce((select string_agg(distinct r.role, ', ') from access.role_held r where r.practitioner_id = p.id), '')
     from partnership.practitioner p join partnership.agency a on a.id = p.agency_id
     where p.sample and p.disabled_at is null order by p.name $$;
revoke all on function partnership.sample_people() from public;
grant execute on function partnership.sample_people() to app_user;
grant create on schema partnership to app_definer;
alter function partnership.sample_people() owner to app_definer;
revoke create on schema partnership from app_definer;

-- The administrator's command line works as app_owner: it configures who belongs where, and reads no record.
create policy configured on partnership.area to app_owner using (true) with check (true);
create policy configured on partnership.agency to app_owner using (true) with check (true);
create policy configured on partnership.team to app_owner using (true) with check (true);
create policy configured on partnership.practitioner to app_owner using (true) with check (true);
create policy configured on access.role_held to app_owner using (true) with check (true);
create policy configured on access.team_member to app_owner using (true) with check (true);
