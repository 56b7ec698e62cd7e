-- How often the search index was written: a list that is brought looks ahead while its last rows are written down, and by
-- this number knows whether anybody else wrote meanwhile. It counts statements, at once, and is never set back.
create sequence people.entry_written;
grant usage on sequence people.entry_written to app_definer;
grant select on sequence people.entry_written to app_worker;

grant create on schema people to app_definer;
set local role app_definer;
create function people.count_written() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform nextval('people.entry_written');
  return null;
end $$;
revoke all on function people.count_written() from public;
grant execute on function people.count_written() to app_user, app_worker, app_owner;

set local role app_owner;
create trigger written after insert or update or delete on people.entry
  for each statement execute function people.count_written();
revoke create on schema people from app_definer;
