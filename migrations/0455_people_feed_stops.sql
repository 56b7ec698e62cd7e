-- A feed that a page began goes on only while whoever answers for it may bring lists there. Where they no longer may it
-- stops between two batches, and somebody who may goes on with it in their own name.

do $$ declare held record; begin
  for held in select conname from pg_constraint where conrelid = 'people.feed_run'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%uploaded%' loop
    execute format('alter table people.feed_run drop constraint %I', held.conname);
  end loop;
end $$;
alter table people.feed_run add constraint feed_run_state check (state in ('uploaded', 'staging', 'running', 'stopped', 'done')),
  -- Who brought it, where somebody else answers for the rest.
  add column brought_by_name text;

grant create on schema people to app_definer;
set local role app_definer;

-- Whether a run may go on. One that a command began is answered for by whoever runs the installation.
create function people.feed_may_go_on(run uuid) returns boolean
language sql stable security definer set search_path = '' as
  $$ select exists (select from people.feed_run r where r.id = run and (r.begun_by is null or exists (
       select from partnership.practitioner p join access.role_held h on h.practitioner_id = p.id
         join access.role_permission m on m.role = h.role
       where p.id = r.begun_by and p.disabled_at is null and m.permission = 'people.import' and h.area = r.area))) $$;

-- From now on the caller answers for a run: what it tells from here on is told in their name. False where they may not
-- bring lists there.
create function people.feed_answered_for(run uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('people.import');
  update people.feed_run r set begun_by = p.id, by_name = p.name, telling_id = null,
      brought_by_name = coalesce(r.brought_by_name, r.by_name)
    from partnership.practitioner p
    where r.id = run and p.id = access.practitioner() and r.begun_by is distinct from p.id
      and r.area = any(array(select access.areas_where('people.import')));
  return exists (select from people.feed_run r where r.id = run and r.begun_by = access.practitioner());
end $$;

revoke all on function people.feed_may_go_on(uuid), people.feed_answered_for(uuid) from public;
grant execute on function people.feed_may_go_on(uuid) to app_worker;
grant execute on function people.feed_answered_for(uuid) to app_user;

set local role app_owner;
revoke create on schema people from app_definer;
