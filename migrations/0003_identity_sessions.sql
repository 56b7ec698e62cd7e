-- Sessions. The browser holds a random token, the table its SHA-256.

create schema identity;
grant usage on schema identity to app_user, app_worker, app_definer;

create table identity.session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  practitioner_id uuid not null references partnership.practitioner,
  method text not null check (method in ('sample', 'oidc', 'passkey')),
  started_at timestamptz not null default access.now(),
  last_seen_at timestamptz not null default access.now(),
  ended_at timestamptz,
  ended_why text
);
create index on identity.session (practitioner_id) where ended_at is null;
alter table identity.session enable row level security;
alter table identity.session force row level security;
grant select, insert, update on identity.session to app_definer;
grant select, update on identity.session to app_user;
create policy definer_keeps on identity.session to app_definer using (true) with check (true);
create policy own_sessions on identity.session to app_user
  using (practitioner_id = (select access.practitioner()))
  with check (practitioner_id = (select access.practitioner()));

-- Who holds this token, if the session still stands. One statement, so that a disabled person's next request
-- is refused. The time of last use is kept to the minute, to spare a write on every page.
create function identity.identify(token bytea, at timestamptz, idle interval, absolute interval)
returns table (session_id uuid, practitioner_id uuid, name text, job_title text, agency_id uuid, agency_name text,
  roles jsonb, teams uuid[])
language plpgsql security definer set search_path = '' as $$
declare found identity.session;
begin
  select * into found from identity.session s
    where s.token_hash = token and s.ended_at is null
      and s.last_seen_at > at - idle and s.started_at > at - absolute;
  if found.id is null then return; end if;
  if found.last_seen_at < at - interval '1 minute' then
    update identity.session s set last_seen_at = at where s.id = found.id;
  end if;
  return query select found.id, p.id, p.name, p.job_title, a.id, a.name,
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'area', r.area) order by r.role, r.area)
      from access.role_held r where r.practitioner_id = p.id), '[]'),
    array(select m.team_id from access.team_member m where m.practitioner_id = p.id)
    from partnership.practitioner p join partnership.agency a on a.id = p.agency_id
    where p.id = found.practitioner_id and p.disabled_at is null;
end $$;

-- Starts a session for a person whose identity was just proved by the caller, and ends the one it replaces.
create function identity.start_session(person uuid, token bytea, how text, replaces bytea, at timestamptz)
returns uuid language plpgsql security definer set search_path = '' as $$
declare started uuid;
begin
  if not exists (select from partnership.practitioner p where p.id = person and p.disabled_at is null) then
    return null;
  end if;
  update identity.session s set ended_at = at, ended_why = 'replaced' where s.token_hash = replaces and s.ended_at is null;
  insert into identity.session (token_hash, practitioner_id, method, started_at, last_seen_at)
    values (token, person, how, at, at) returning id into started;
  return started;
end $$;

revoke all on function identity.identify(bytea, timestamptz, interval, interval),
  identity.start_session(uuid, bytea, text, bytea, timestamptz) from public;
grant execute on function identity.identify(bytea, timestamptz, interval, interval),
  identity.start_session(uuid, bytea, text, bytea, timestamptz) to app_user;
grant create on schema identity to app_definer;
alter function identity.identify(bytea, timestamptz, interval, interval) owner to app_definer;
alter function identity.start_session(uuid, bytea, text, bytea, timestamptz) owner to app_definer;
revoke create on schema identity from app_definer;
