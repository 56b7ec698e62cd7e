-- What was opened to somebody, asked of one record and not gone through from its beginning: a large agency is asked about
-- tens of thousands of concerns, and each row of a list went through them all. The rule is that of 0095 and 0430.

create index opening_of_person on access.opening (practitioner_id, record_id);
create index opening_of_agency on access.opening (agency_id, record_id);
drop index access.opening_practitioner_id_idx;
drop index access.opening_agency_id_idx;
-- What was given to somebody is no longer looked for among all that was opened to them.
create index concern_given on front_door.concern (allocated_to, due_at, id) where open and allocated_to is not null;

-- Ask `exists (select from access.opened o where o.record_id = … offset 0)`: a look into an index for each row that came so
-- far. Without `offset 0` the list may be read whole instead.
create view access.opened with (security_invoker = true) as
  select o.record_id from access.opening o where o.practitioner_id = (select access.practitioner())
    and o.basis in ('allocated', 'asked', 'named', 'break-glass') and (o.expires_at is null or o.expires_at > (select access.now()))
  union all
  select o.record_id from access.opening o where o.agency_id = (select access.agency()) and o.basis = 'asked'
    and (o.expires_at is null or o.expires_at > (select access.now())) and (select access.may('front-door.read'));
grant select on access.opened to app_user, app_definer;

grant create on schema access, front_door, people to app_definer;
set local role app_definer;

-- Where a list finds what was opened to the caller beside what their teams hold. Where their agency was asked about more
-- than five hundred records it is in the stretches of the other teams, each row under its policy; else by each one's id.
create function access.teams_beside() returns setof uuid
  language plpgsql stable rows 5 security definer set search_path = '' as
  $$ begin
     -- In the order of the index, so that it is never found by reading all openings there are.
     if access.agency() is null or 500 >= (select count(*) from (select from access.opening o
       where o.agency_id = access.agency() order by o.record_id limit 501) o) or not access.may('front-door.read') then return; end if;
     return query select t.id from partnership.team t where not (t.id = any(array(select access.my_teams()))); end $$;
create function access.few_opened() returns setof uuid
  language plpgsql stable rows 20 security definer set search_path = '' as
  $$ begin
     if exists (select from access.teams_beside()) then return; end if;
     return query select o.record_id from access.opened o; end $$;
revoke all on function access.teams_beside(), access.few_opened() from public;
grant execute on function access.teams_beside(), access.few_opened() to app_user;

do $$ declare called regprocedure; written text; asked text := 'exists (select from access.opened o where o.record_id = \1 offset 0)';
begin
  foreach called in array array['access.sees(uuid)', 'front_door.sees(uuid)', 'front_door.told_before(uuid[])',
    'front_door.beside(uuid)', 'people.family(uuid)']::regprocedure[] loop
    written := pg_get_functiondef(called);
    if written !~ 'access\.opened\(\)' then raise exception '% is not as expected', called; end if;
    written := replace(written, 'opened uuid[] := array(select access.opened());', '');
    written := regexp_replace(written, '([a-z]+(\.id)?) = any\((opened|array\(select access\.opened\(\)\))\)', asked, 'g');
    if written ~ 'access\.opened\(\)' or written ~ 'any\(opened\)' then raise exception '% is not as expected', called; end if;
    execute written;
  end loop;
end $$;

set local role app_owner;
alter policy seen on front_door.concern using (
  not (id = any(array(select access.conflicted())))
  and case when restricted then id = any(array(select access.admitted()))
    else team_id = any(array(select access.my_teams()))
      or exists (select from access.opened o where o.record_id = concern.id offset 0) end);
alter policy seen on people.person using (
  not (id = any(array(select access.conflicted())))
  and case when restricted then id = any(array(select access.admitted()))
    else team_id = any(array(select access.my_teams())) or teams && array(select access.my_teams())
      or exists (select from access.opened o where o.record_id = person.id offset 0) end);

set local role app_definer;
drop function access.opened();
set local role app_owner;
revoke create on schema access, front_door, people from app_definer;
