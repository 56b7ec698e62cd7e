-- Whether somebody's agency works in an area: an area's own chapter is news to nobody elsewhere.

grant create on schema library to app_definer;
set local role app_definer;

create function library.works_where(person uuid, wanted text) returns boolean
language sql stable security definer set search_path = '' as $$
  select wanted is null or exists (select from partnership.practitioner p join partnership.agency a on a.id = p.agency_id
    where p.id = person and (a.area is null or a.area = wanted)) $$;
revoke all on function library.works_where(uuid, text) from public;
grant execute on function library.works_where(uuid, text) to app_worker;

set local role app_owner;
revoke create on schema library from app_definer;
