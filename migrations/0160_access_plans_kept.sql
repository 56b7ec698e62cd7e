-- What a role permits is asked in every list, through access.opened(), and in every policy on a write. As an SQL
-- function it was parsed and planned anew each time: 0.2 of the 0.25 ms of reading one's openings. In PL/pgSQL a
-- session keeps its plan (see 0001). The rules are the same, word for word.

-- Functions of app_definer are its own to replace.
grant create on schema access to app_definer;
set local role app_definer;

create or replace function access.may(wanted text) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return exists (select from access.role_held h join access.role_permission p on p.role = h.role
     where h.practitioner_id = access.practitioner() and p.permission = wanted); end $$;
create or replace function access.areas_where(wanted text) returns setof text
  language plpgsql stable rows 5 security definer set search_path = '' as
  $$ begin return query select h.area from access.role_held h join access.role_permission p on p.role = h.role
     where h.practitioner_id = access.practitioner() and p.permission = wanted; end $$;
create or replace function access.has_role(wanted text, in_area text) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return exists (select from access.role_held h
     where h.practitioner_id = access.practitioner() and h.role = wanted and h.area = in_area); end $$;
create or replace function access.areas_as(wanted text) returns setof text
  language plpgsql stable rows 5 security definer set search_path = '' as
  $$ begin return query select h.area from access.role_held h
     where h.practitioner_id = access.practitioner() and h.role = wanted; end $$;

set local role app_owner;
revoke create on schema access from app_definer;
