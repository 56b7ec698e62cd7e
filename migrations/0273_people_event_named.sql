-- Whoever may read a shielded event names others who may.

grant create on schema people to app_definer;
set local role app_definer;

create function people.name_for_event(event uuid, named uuid[]) returns integer
  language plpgsql security definer set search_path = '' as $$
declare added integer;
begin
  perform access.must('people.write');
  if not (event = any(array(select access.unshielded()))) or event = any(array(select access.conflicted()))
    or not exists (select from people.event e where e.id = event and e.shielded and people.works_with_any(e.people)) then
    raise exception 'this event is not the caller''s to open' using errcode = 'insufficient_privilege';
  end if;
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select event, p.id, 'shield', access.practitioner() from partnership.practitioner p
    where p.id = any(named) and p.disabled_at is null and not exists (select from access.opening o
      where o.record_id = event and o.practitioner_id = p.id and o.basis = 'shield'
        and (o.expires_at is null or o.expires_at > access.now()));
  get diagnostics added = row_count;
  return added;
end $$;
revoke all on function people.name_for_event(uuid, uuid[]) from public;
grant execute on function people.name_for_event(uuid, uuid[]) to app_user;

set local role app_owner;
revoke create on schema people from app_definer;
