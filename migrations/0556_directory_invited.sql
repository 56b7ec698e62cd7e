-- Whether somebody who is invited can write at all: an invitation opens nothing without the role, which an administrator gives.
create function directory.may_provide(person uuid) returns boolean
language sql stable set search_path = '' as
  $$ select exists (select from access.role_held h where h.practitioner_id = person and h.role = 'service provider') $$;
revoke all on function directory.may_provide(uuid) from public;
grant execute on function directory.may_provide(uuid) to app_user;
