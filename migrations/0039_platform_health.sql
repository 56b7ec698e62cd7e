-- What has been applied, for health checks and for programs that sign in without an owner's rights. Names and
-- checksums of migrations are no secret: they stand in the repository.
grant select on platform.migration to app_definer;
create policy definer_reads on platform.migration for select to app_definer using (true);
create function platform.applied_migrations() returns table (name text, checksum text)
language sql stable security definer set search_path = '' as
  $$ select m.name, m.checksum from platform.migration m $$;
revoke all on function platform.applied_migrations() from public;
grant execute on function platform.applied_migrations() to app_user, app_worker;
grant create on schema platform to app_definer;
alter function platform.applied_migrations() owner to app_definer;
revoke create on schema platform from app_definer;
