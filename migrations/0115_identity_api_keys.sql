-- Keys with which another agency's system speaks to this one. The agency's program holds the key, the table its
-- SHA-256. A key acts for its agency and as nobody of it: it opens no record that the agency was asked about.

-- The agency whose key this transaction was opened with. Another setting than the agency of a practitioner, so
-- that no policy written for people ever lets a system in.
create function access.key_agency() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.key_agency', true), '')::uuid $$;
alter table audit.event alter column agency_id set default coalesce(access.agency(), access.key_agency());

create table identity.api_key (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references partnership.agency,
  label text not null,
  key_hash bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null default access.now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on identity.api_key (agency_id);
alter table identity.api_key enable row level security;
alter table identity.api_key force row level security;
grant select, update (last_used_at) on identity.api_key to app_definer;
create policy definer_reads on identity.api_key for select to app_definer using (true);
create policy definer_keeps on identity.api_key for update to app_definer using (true) with check (true);
create policy command_line_keeps on identity.api_key to app_owner using (true) with check (true);

-- Whose key this is, if it still opens anything: revoked, expired and closed agencies' keys do not, at once. The
-- time of last use is kept to the minute, to spare a write on every request.
create function identity.identify_key(given bytea, at timestamptz)
returns table (key_id uuid, agency_id uuid, agency_name text, scopes text[])
language plpgsql security definer set search_path = '' as $$
declare found identity.api_key;
begin
  select * into found from identity.api_key k
    where k.key_hash = given and k.revoked_at is null and k.expires_at > at;
  if found.id is null then return; end if;
  if found.last_used_at is null or found.last_used_at < at - interval '1 minute' then
    update identity.api_key k set last_used_at = at where k.id = found.id;
  end if;
  return query select found.id, a.id, a.name, found.scopes
    from partnership.agency a where a.id = found.agency_id and a.closed_at is null;
end $$;
revoke all on function identity.identify_key(bytea, timestamptz) from public;
grant execute on function identity.identify_key(bytea, timestamptz) to app_user;
grant create on schema identity to app_definer;
alter function identity.identify_key(bytea, timestamptz) owner to app_definer;
revoke create on schema identity from app_definer;

-- What the command line lists, as app_owner: never a key or its hash.
create function identity.api_keys(at timestamptz)
returns table (id uuid, agency_id uuid, agency text, label text, scopes text[], state text, made_at timestamptz,
  expires_at timestamptz, last_used_at timestamptz)
language sql stable set search_path = '' as
  $$ select k.id, k.agency_id, a.name, k.label, k.scopes,
       case when k.revoked_at is not null then 'revoked' when k.expires_at <= at then 'expired'
         when a.closed_at is not null then 'agency closed' else 'in use' end,
       k.made_at, k.expires_at, k.last_used_at
     from identity.api_key k join partnership.agency a on a.id = k.agency_id $$;
revoke all on function identity.api_keys(timestamptz) from public;
