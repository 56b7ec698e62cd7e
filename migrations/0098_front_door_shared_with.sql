-- The agencies with which anything was shared in the areas that the caller answers for.
grant create on schema front_door to app_definer;
create function front_door.shared_with() returns table (id uuid, name text)
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select distinct a.id, a.name from front_door.sharing s join partnership.agency a on a.id = s.to_agency
     where s.area = any(array(select access.areas_where('front-door.ledger'))) or (s.area is null and access.may('front-door.ledger'))
     order by a.name; end $$;
revoke all on function front_door.shared_with() from public;
grant execute on function front_door.shared_with() to app_user;
alter function front_door.shared_with() owner to app_definer;
revoke create on schema front_door from app_definer;
