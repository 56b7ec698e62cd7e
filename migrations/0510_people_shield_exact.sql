-- That something of somebody is shielded is said for as long as it stands: what is withdrawn was never so. And a feed
-- holds back for what may say where somebody is, and for nothing else.

grant create on schema people to app_definer;
set local role app_definer;

create function people.unmark_shielded() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare whose uuid[] := case when tg_table_name = 'relationship'
  then array[(to_jsonb(new) ->> 'person_id')::uuid, (to_jsonb(new) ->> 'other_id')::uuid]
  else array[(to_jsonb(new) ->> 'person_id')::uuid] end;
begin
  update people.person p set shielded = false
    where p.id = any(whose) and p.shielded and not exists (select from people.shielded_parts(p.id));
  return null;
end $$;

-- Whether something is shielded by which a row of a list could say where somebody is: an address, a school or another
-- who knows them, with whom they live or belong, an adoption. What is shielded besides (a telephone number, a faith) no row tells.
create function people.whereabouts_shielded(about uuid) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from people.shielded_parts(about) s
       where s.part in ('address', 'registration', 'member', 'relationship')
         or s.part = 'fact' and exists (select from people.fact f where f.id = s.fact_id and f.kind = 'adoption')) $$;

do $$ declare telling text; begin
  telling := pg_get_functiondef('people.feed_known(uuid[], text, uuid)'::regprocedure);
  if position('bool_or(m.shielded) as shielded' in telling) = 0 then raise exception 'people.feed_known is not as expected'; end if;
  execute replace(telling, 'bool_or(m.shielded) as shielded', 'bool_or(m.shielded and people.whereabouts_shielded(m.id)) as shielded');
end $$;

revoke all on function people.unmark_shielded(), people.whereabouts_shielded(uuid) from public;
grant execute on function people.unmark_shielded() to app_owner;
grant execute on function people.shielded_parts(uuid), people.whereabouts_shielded(uuid) to app_definer;

update people.person p set shielded = false where p.shielded and not exists (select from people.shielded_parts(p.id));

set local role app_owner;
do $$ declare name text; begin
  foreach name in array array['address', 'contact', 'fact', 'registration', 'relationship', 'household_member', 'tie'] loop
    execute format('create trigger shielded_no_more after update of withdrawn_at on people.%I for each row
      when (new.shielded and new.withdrawn_at is not null and old.withdrawn_at is null) execute function people.unmark_shielded()', name);
  end loop;
end $$;
revoke create on schema people from app_definer;
