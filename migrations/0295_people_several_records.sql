-- Who has several records is said on the entries that a search reads, so that it asks no second question about those
-- who have one: of a thousand people that is nearly all.

alter table people.person add column several boolean not null default false;
update people.person p set several = true
  where p.head_id is not null or exists (select from people.person m where m.head_id = p.id);
alter table people.entry add column several boolean not null default false;
update people.entry e set several = true from people.person p where p.id = e.person_id and p.several;

grant create on schema people to app_definer;
set local role app_definer;

create function people.several_follow() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.person p set several = not p.several
    where p.id in (new.id, new.head_id, old.head_id)
      and p.several <> (p.head_id is not null or exists (select from people.person m where m.head_id = p.id));
  return null;
end $$;

create function people.entries_follow_links() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.entry e set several = new.several where e.person_id = new.id;
  return null;
end $$;

-- Whatever writes an entry anew writes it there.
do $$ declare signature text; writing text; begin
  foreach signature in array array['people.keep_entries(uuid, jsonb)', 'people.feed_apply(uuid, jsonb)'] loop
    writing := pg_get_functiondef(signature::regprocedure);
    if (length(writing) - length(replace(writing, 'nhs_number, restricted)', ''))) / length('nhs_number, restricted)') <> 1
      or (length(writing) - length(replace(writing, 'r.nhs_number, p.restricted', ''))) / length('r.nhs_number, p.restricted')
       + (length(writing) - length(replace(writing, 'x.nhs_number, p.restricted', ''))) / length('x.nhs_number, p.restricted') <> 1 then
      raise exception '% is not as expected', signature;
    end if;
    execute replace(replace(replace(writing, 'nhs_number, restricted)', 'nhs_number, restricted, several)'),
      'r.nhs_number, p.restricted', 'r.nhs_number, p.restricted, p.several'),
      'x.nhs_number, p.restricted', 'x.nhs_number, p.restricted, p.several');
  end loop;
end $$;

do $$ declare looking text; begin
  looking := pg_get_functiondef('people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean)'::regprocedure);
  if position('nhs_number text, hidden boolean)' in looking) = 0 or position('or found.person_id = any(barred))' in looking) = 0
    or (length(looking) - length(replace(looking, 'e.nhs_number, e.restricted', ''))) / length('e.nhs_number, e.restricted') <> 6 then
    raise exception 'people.candidates is not as expected';
  end if;
  drop function people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean);
  execute replace(replace(replace(looking, 'nhs_number text, hidden boolean)', 'nhs_number text, hidden boolean, several boolean)'),
    'or found.person_id = any(barred))', 'or found.person_id = any(barred)), found.several'),
    'e.nhs_number, e.restricted', 'e.nhs_number, e.restricted, e.several');
  revoke all on function people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean) from public;
  grant execute on function people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean)
    to app_user, app_worker;
end $$;
revoke all on function people.several_follow(), people.entries_follow_links() from public;
grant execute on function people.several_follow(), people.entries_follow_links() to app_user, app_worker, app_owner;

set local role app_owner;
create trigger several_follow after update of head_id on people.person
  for each row when (old.head_id is distinct from new.head_id) execute function people.several_follow();
create trigger entries_follow_links after update of several on people.person
  for each row when (old.several <> new.several) execute function people.entries_follow_links();
revoke create on schema people from app_definer;
