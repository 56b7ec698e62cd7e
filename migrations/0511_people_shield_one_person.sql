-- Somebody who has several records is one person also in what is shielded: whatever of it the caller's records hold is said
-- on the page of the person, and a new address is hidden beside one that is, whichever record holds it.

grant create on schema people to app_definer;
set local role app_definer;

create function people.shielded_of_person(about uuid)
returns table (part text, fact_id uuid, readable boolean, named boolean)
language sql stable security definer set search_path = '' rows 3 as
  $$ select s.part, s.fact_id, s.readable, s.named
     from people.one_person(about) o cross join lateral people.shielded(o) s $$;

-- Whether any record of the person that the caller sees says that something is shielded.
create function people.says_shielded(about uuid) returns boolean
language sql stable security definer set search_path = '' as
  $$ select access.sees(about) and exists (select from people.one_person(about) o join people.person p on p.id = o where p.shielded) $$;

do $$ declare hiding text; begin
  hiding := pg_get_functiondef('people.shield_alike(text, uuid, text)'::regprocedure);
  if position('people.shielded(held.person_id) s' in hiding) = 0 then raise exception 'people.shield_alike is not as expected'; end if;
  execute replace(hiding, 'people.shielded(held.person_id) s', 'people.shielded_of_person(held.person_id) s');
end $$;

revoke all on function people.shielded_of_person(uuid), people.says_shielded(uuid) from public;
grant execute on function people.shielded_of_person(uuid), people.says_shielded(uuid) to app_user;

set local role app_owner;
revoke create on schema people from app_definer;
