-- A search reads its indexes and never the table. Since 0295 it asks of every entry whether its person has several
-- records, which stood in none of them, so that each entry that was near was read once more from the table.
drop index people.entry_by_birth_and_surname, people.entry_by_birth_and_given, people.entry_by_name, people.entry_by_postcode;
create index entry_by_birth_and_surname on people.entry (born, surname_key)
  include (person_id, given, surname, name_until, born_kind, sex, postcode, postcode_until, nhs_number, restricted, several);
create index entry_by_birth_and_given on people.entry (born, given_key)
  include (person_id, given, surname, name_until, born_kind, sex, postcode, postcode_until, nhs_number, restricted, several);
create index entry_by_name on people.entry (surname_key, given_key, born)
  include (person_id, given, surname, name_until, born_kind, sex, postcode, postcode_until, nhs_number, restricted, several);
create index entry_by_postcode on people.entry (postcode)
  include (surname_key, given_key, person_id, given, surname, name_until, born, born_kind, sex, postcode_until,
    nhs_number, restricted, several);

-- As before (0211, 0280, 0282 and 0295), and said once: who may be known of is asked of what was found, not of each way by itself.
grant create on schema people to app_definer;
set local role app_definer;
create or replace function people.candidates(numbers text[], surname_days date[], day_surnames text[], given_days date[],
  day_givens text[], surnames text[], givens text[], first_day date, last_day date, places text[], most integer,
  creating boolean)
returns table (way text, person_id uuid, given text, surname text, name_until date, born date, born_kind text, sex text,
  postcode text, postcode_until date, nhs_number text, hidden boolean, several boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  allowed boolean;
  barred uuid[];
begin
  -- A plan made anew for every search would cost more than the search.
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  if access.actor() = 'system' then
    -- Jobs are shown everybody: the pairs they keep are read by whoever sees both.
    allowed := creating;
    barred := '{}';
  elsif access.key_agency() is null then
    select exists (select from access.role_held h join access.role_permission p on p.role = h.role
        where h.practitioner_id = access.practitioner()
          and p.permission = case when creating then 'people.create' else 'people.search' end)
      into allowed;
    barred := array(select access.conflicted());
  else
    -- A key is nobody's: what anybody of its agency must not see its system is not told of either.
    allowed := not creating;
    barred := array(select access.conflicted_in(access.key_agency()));
  end if;
  if not allowed then
    raise exception 'the caller may not look for people' using errcode = 'insufficient_privilege';
  end if;
  return query
    select found.way, found.person_id, found.given, found.surname, found.name_until, found.born, found.born_kind,
      found.sex, found.postcode, found.postcode_until, found.nhs_number, closed.off, found.several
    from (
      (select 'number' as way, e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted, e.several
        from people.entry e where e.nhs_number = any(numbers) limit most)
      union all
      (select 'birth and surname', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex,
          e.postcode, e.postcode_until, e.nhs_number, e.restricted, e.several
        from unnest(surname_days, day_surnames) k(day, sound) join people.entry e
          on e.born = k.day and e.surname_key = k.sound limit most)
      union all
      (select 'birth and given', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted, e.several
        from unnest(given_days, day_givens) k(day, sound) join people.entry e
          on e.born = k.day and e.given_key = k.sound limit most)
      union all
      (select 'names', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted, e.several
        from unnest(surnames, givens) k(last, first) join people.entry e
          on e.surname_key = k.last and e.given_key = k.first and e.born between first_day and last_day limit most)
      union all
      (select 'names without birth', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex,
          e.postcode, e.postcode_until, e.nhs_number, e.restricted, e.several
        from unnest(surnames, givens) k(last, first) join people.entry e
          on e.surname_key = k.last and e.given_key = k.first and e.born is null limit most)
      union all
      -- Of the neighbours, those of whom anything else is near.
      (select 'place', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted, e.several
        from people.entry e
        where e.postcode = any(places)
          and (e.surname_key = any(surnames) or e.given_key = any(givens) or e.born = any(surname_days)
            or e.born is null)
        limit most)
    ) found
    cross join lateral (select found.restricted and not found.person_id in (select access.admitted())
      or found.person_id = any(barred) as off) closed
    where creating or not closed.off;
end $$;
set local role app_owner;
revoke create on schema people from app_definer;
