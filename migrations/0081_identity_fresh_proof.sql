-- When somebody last proved who they are, and which sign-in at their agency a session came from.

alter table identity.session
  -- Null where the agency did not say when: that counts as long ago.
  add column proved_at timestamptz,
  add column oidc_issuer text,
  add column oidc_subject text,
  add column oidc_sid text;
update identity.session set proved_at = started_at where method <> 'oidc';
create index session_of_account on identity.session (oidc_issuer, oidc_subject) where ended_at is null;
create index session_of_sid on identity.session (oidc_issuer, oidc_sid) where ended_at is null;

-- Sent off to sign in anew: the agency must then say that it was just now.
alter table identity.oidc_request add column anew boolean not null default false;

-- As before, and since when it is proved, and which emergency openings run: every page says so.
drop function identity.identify(bytea, timestamptz, interval, interval);
create function identity.identify(token bytea, at timestamptz, idle interval, absolute interval)
returns table (session_id uuid, practitioner_id uuid, name text, job_title text, agency_id uuid, agency_name text,
  roles jsonb, teams uuid[], proved_at timestamptz, emergencies jsonb)
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
    array(select m.team_id from access.team_member m where m.practitioner_id = p.id),
    found.proved_at,
    coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'recordId', b.record_id, 'kind', k.kind,
        'reference', k.reference, 'until', b.expires_at) order by b.expires_at)
      from access.break_glass b join access.record k on k.record_id = b.record_id
      where b.practitioner_id = p.id and b.used_at > at - interval '4 hours' and b.expires_at > at
        and b.ended_at is null and b.verdict is distinct from 'not justified'), '[]')
    from partnership.practitioner p join partnership.agency a on a.id = p.agency_id
    where p.id = found.practitioner_id and p.disabled_at is null;
end $$;

-- As before, and with what the proof said. `proof` is null for a proof made here.
drop function identity.start_session(uuid, bytea, text, bytea, timestamptz);
create function identity.start_session(person uuid, token bytea, how text, replaces bytea, at timestamptz,
  proved timestamptz, issuer text, subject text, sid text)
returns uuid language plpgsql security definer set search_path = '' as $$
declare started uuid;
begin
  if not exists (select from partnership.practitioner p where p.id = person and p.disabled_at is null) then
    return null;
  end if;
  update identity.session s set ended_at = at, ended_why = 'replaced' where s.token_hash = replaces and s.ended_at is null;
  insert into identity.session (token_hash, practitioner_id, method, started_at, last_seen_at, proved_at,
      oidc_issuer, oidc_subject, oidc_sid)
    values (token, person, how, at, at, proved, issuer, subject, sid) returning id into started;
  return started;
end $$;

-- The agency says that somebody signed out there. Ends what began before it said so, and returns what was ended: the
-- sessions of that sign-in (`of_sid`), or all of the account where the agency names none.
create function identity.end_agency_sessions(of_issuer text, of_subject text, of_sid text, before timestamptz, at timestamptz)
returns setof uuid language sql security definer set search_path = '' as $$
  update identity.session s set ended_at = at, ended_why = 'signed out at the agency'
    where s.ended_at is null and s.oidc_issuer = of_issuer and s.started_at <= before
      and (of_subject is not null or of_sid is not null)
      and (of_subject is null or s.oidc_subject = of_subject)
      and (of_sid is null or s.oidc_sid = of_sid or (s.oidc_sid is null and of_subject is not null))
    returning s.id $$;

do $$ declare signature text; begin
  grant create on schema identity to app_definer;
  foreach signature in array array['identify(bytea, timestamptz, interval, interval)',
    'start_session(uuid, bytea, text, bytea, timestamptz, timestamptz, text, text, text)',
    'end_agency_sessions(text, text, text, timestamptz, timestamptz)'] loop
    execute format('revoke all on function identity.%s from public', signature);
    execute format('grant execute on function identity.%s to app_user', signature);
    execute format('alter function identity.%s owner to app_definer', signature);
  end loop;
  revoke create on schema identity from app_definer;
end $$;
