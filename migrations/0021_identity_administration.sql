-- Administrators look after the people who work in their areas: whoever holds a role there, or none anywhere yet.
-- Nobody looks after themselves.
create function access.administered_people() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare mine text[] := array(select access.areas_as('administrator'));
begin
  if mine = '{}' then return; end if;
  return query select p.id from partnership.practitioner p
    where p.id <> access.practitioner()
      and (exists (select from access.role_held r where r.practitioner_id = p.id and r.area = any(mine))
        or not exists (select from access.role_held r where r.practitioner_id = p.id));
end $$;
create function access.administered_teams() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare mine text[] := array(select access.areas_as('administrator'));
begin
  if mine = '{}' then return; end if;
  return query select t.id from partnership.team t where t.area is null or t.area = any(mine);
end $$;

revoke all on function access.administered_people(), access.administered_teams() from public;
grant execute on function access.administered_people(), access.administered_teams() to app_user, app_definer;
grant create on schema access to app_definer;
alter function access.administered_people() owner to app_definer;
alter function access.administered_teams() owner to app_definer;
revoke create on schema access from app_definer;

grant insert, update (disabled_at) on partnership.practitioner to app_user;
create policy administrators_add on partnership.practitioner for insert to app_user
  with check (not sample and disabled_at is null and exists (select from access.areas_as('administrator')));
create policy administrators_stop on partnership.practitioner for update to app_user
  using (id = any(array(select access.administered_people())))
  with check (id = any(array(select access.administered_people())));

grant insert, delete on access.role_held, access.team_member to app_user;
create policy administrators_give on access.role_held for insert to app_user
  with check (area = any(array(select access.areas_as('administrator')))
    and practitioner_id <> (select access.practitioner()));
create policy administrators_take on access.role_held for delete to app_user
  using (area = any(array(select access.areas_as('administrator')))
    and practitioner_id <> (select access.practitioner()));
create policy administrators_give on access.team_member for insert to app_user
  with check (team_id = any(array(select access.administered_teams()))
    and practitioner_id <> (select access.practitioner()));
create policy administrators_take on access.team_member for delete to app_user
  using (team_id = any(array(select access.administered_teams()))
    and practitioner_id <> (select access.practitioner()));

-- The link itself is shown once, to the administrator who made it; nobody reads even its hash.
grant select (id, practitioner_id, invited_by, invited_at, expires_at, used_at, withdrawn_at), insert,
  update (withdrawn_at) on identity.invitation to app_user;
create policy administrators_see on identity.invitation for select to app_user
  using (practitioner_id = any(array(select access.administered_people())));
create policy administrators_invite on identity.invitation for insert to app_user
  with check (invited_by = (select access.practitioner())
    and practitioner_id = any(array(select access.administered_people())));
create policy administrators_withdraw on identity.invitation for update to app_user
  using (practitioner_id = any(array(select access.administered_people())));

-- How people stand: how many ways in they have, until when they are invited, when they last signed in.
create function identity.standing(people uuid[])
returns table (practitioner_id uuid, ways_in bigint, invited_until timestamptz, last_signed_in_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from access.areas_as('administrator')) then return; end if;
  return query select p.id,
    (select count(*) from identity.credential_oidc c where c.practitioner_id = p.id)
      + (select count(*) from identity.passkey k where k.practitioner_id = p.id),
    (select max(i.expires_at) from identity.invitation i
      where i.practitioner_id = p.id and i.used_at is null and i.withdrawn_at is null),
    (select max(s.started_at) from identity.session s where s.practitioner_id = p.id)
    from unnest(people) as p(id);
end $$;

-- Somebody who is stopped is signed out everywhere, and a link they were sent opens nothing, whoever stops them.
create function identity.end_sessions_of_disabled() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update identity.session s set ended_at = new.disabled_at, ended_why = 'disabled'
    where s.practitioner_id = new.id and s.ended_at is null;
  update identity.invitation i set withdrawn_at = new.disabled_at
    where i.practitioner_id = new.id and i.used_at is null and i.withdrawn_at is null;
  return null;
end $$;
create trigger ends_sessions after update of disabled_at on partnership.practitioner
  for each row when (old.disabled_at is null and new.disabled_at is not null)
  execute function identity.end_sessions_of_disabled();

-- An area that has somebody who can administer it never loses the last one. The lock makes two administrators who
-- stop each other at the same moment take turns.
create function identity.keep_administrators(gone uuid, of_areas text[]) returns void
language plpgsql security definer set search_path = '' as $$
declare left_alone text;
begin
  perform pg_advisory_xact_lock(7310);
  if not identity.can_sign_in(gone) then return; end if;
  select a into left_alone from unnest(of_areas) as a
    where not exists (select from access.role_held r join partnership.practitioner p on p.id = r.practitioner_id
      where r.role = 'administrator' and r.area = a and p.disabled_at is null and p.id <> gone
        and identity.can_sign_in(p.id))
    limit 1;
  if left_alone is not null then
    raise exception 'the last administrator of %', left_alone using errcode = 'WS001';
  end if;
end $$;
create function identity.can_sign_in(person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from partnership.practitioner p where p.id = person and p.sample)
    or exists (select from identity.credential_oidc c where c.practitioner_id = person)
    or exists (select from identity.passkey k where k.practitioner_id = person) $$;
create function identity.keep_administrators_enabled() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform identity.keep_administrators(new.id, array(select r.area from access.role_held r
    where r.practitioner_id = new.id and r.role = 'administrator'));
  return null;
end $$;
create function identity.keep_administrators_appointed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform identity.keep_administrators(old.practitioner_id, array[old.area]);
  return null;
end $$;
create trigger keeps_administrators after update of disabled_at on partnership.practitioner
  for each row when (old.disabled_at is null and new.disabled_at is not null)
  execute function identity.keep_administrators_enabled();
create trigger keeps_administrators after delete on access.role_held
  for each row when (old.role = 'administrator') execute function identity.keep_administrators_appointed();

grant execute on function identity.standing(uuid[]) to app_user;
do $$ declare signature text; begin
  grant create on schema identity to app_definer;
  foreach signature in array array['standing(uuid[])', 'end_sessions_of_disabled()', 'can_sign_in(uuid)',
    'keep_administrators(uuid, text[])', 'keep_administrators_enabled()', 'keep_administrators_appointed()'] loop
    execute format('revoke all on function identity.%s from public', signature);
    execute format('alter function identity.%s owner to app_definer', signature);
  end loop;
  revoke create on schema identity from app_definer;
end $$;
