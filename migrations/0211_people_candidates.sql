-- The one question that every search asks: who is near what was typed, by any of the ways in which records of one
-- person stay alike. Each way is a few ranges of one index and is cut off where too many are near; `way` says by
-- which a row came, so that a way that was cut off can be told from one that found everybody.

grant create on schema people to app_definer;
set local role app_definer;

-- Two arrays at a time belong together, element by element: a day and how the surname sounds, a day and how the given
-- name sounds, how both names sound (either way round, and '' for somebody who has one name only or none yet). Both
-- names have to stand with a birth between `first_day` and `last_day`, or with one that is not known.
-- Nobody stands here whom the caller may not know of: nobody restricted but to those who are named, nobody over whom
-- they have a conflict of interest. For a creation they do, marked as hidden.
create function people.candidates(numbers text[], surname_days date[], day_surnames text[], given_days date[],
  day_givens text[], surnames text[], givens text[], first_day date, last_day date, places text[], most integer,
  creating boolean)
returns table (way text, person_id uuid, given text, surname text, name_until date, born date, born_kind text, sex text,
  postcode text, postcode_until date, nhs_number text, hidden boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  allowed boolean;
  barred uuid[];
begin
  -- A plan made anew for every search would cost more than the search.
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  if access.key_agency() is null then
    select exists (select from access.role_held h join access.role_permission p on p.role = h.role
        where h.practitioner_id = access.practitioner()
          and p.permission = case when creating then 'people.create' else 'people.search' end),
      array(select access.conflicted()) into allowed, barred;
  else
    -- A key is nobody's: what anybody of its agency must not see its system is not told of either.
    select not creating, array(select c.record_id from access.conflict c
      join partnership.practitioner p on p.id = c.practitioner_id where p.agency_id = access.key_agency())
      into allowed, barred;
  end if;
  if not allowed then
    raise exception 'the caller may not look for people' using errcode = 'insufficient_privilege';
  end if;
  return query
    select found.way, found.person_id, found.given, found.surname, found.name_until, found.born, found.born_kind,
      found.sex, found.postcode, found.postcode_until, found.nhs_number,
      creating and (found.restricted and not found.person_id in (select access.admitted())
        or found.person_id = any(barred))
    from (
      (select 'number' as way, e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted
        from people.entry e
        where e.nhs_number = any(numbers)
          and (creating
            or (not e.restricted or e.person_id in (select access.admitted())) and e.person_id <> all(barred))
        limit most)
      union all
      (select 'birth and surname', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex,
          e.postcode, e.postcode_until, e.nhs_number, e.restricted
        from unnest(surname_days, day_surnames) k(day, sound) join people.entry e
          on e.born = k.day and e.surname_key = k.sound
        where creating
          or (not e.restricted or e.person_id in (select access.admitted())) and e.person_id <> all(barred)
        limit most)
      union all
      (select 'birth and given', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted
        from unnest(given_days, day_givens) k(day, sound) join people.entry e
          on e.born = k.day and e.given_key = k.sound
        where creating
          or (not e.restricted or e.person_id in (select access.admitted())) and e.person_id <> all(barred)
        limit most)
      union all
      (select 'names', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted
        from unnest(surnames, givens) k(last, first) join people.entry e
          on e.surname_key = k.last and e.given_key = k.first and e.born between first_day and last_day
        where creating
          or (not e.restricted or e.person_id in (select access.admitted())) and e.person_id <> all(barred)
        limit most)
      union all
      (select 'names without birth', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex,
          e.postcode, e.postcode_until, e.nhs_number, e.restricted
        from unnest(surnames, givens) k(last, first) join people.entry e
          on e.surname_key = k.last and e.given_key = k.first and e.born is null
        where creating
          or (not e.restricted or e.person_id in (select access.admitted())) and e.person_id <> all(barred)
        limit most)
      union all
      -- Of the neighbours, those of whom anything else is near.
      (select 'place', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted
        from people.entry e
        where e.postcode = any(places)
          and (e.surname_key = any(surnames) or e.given_key = any(givens) or e.born = any(surname_days)
            or e.born is null)
          and (creating
            or (not e.restricted or e.person_id in (select access.admitted())) and e.person_id <> all(barred))
        limit most)
    ) found;
end $$;

-- Of the records among these that the caller may know of and not open: how old the person is, and who holds it.
create function people.stubs(ids uuid[])
returns table (id uuid, born date, born_kind text, expected_on date, died_on date, team text)
language sql stable security definer set search_path = '' as
  $$ select p.id, p.born, p.born_kind, p.expected_on, p.died_on, t.name
     from people.person p join partnership.team t on t.id = p.team_id
     where p.id = any(ids) and not p.restricted and access.may('people.search')
       and not (p.id = any(array(select access.conflicted()))) and not access.sees(p.id) $$;

do $$ declare signature text; begin
  foreach signature in array array[
    'people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean)',
    'people.stubs(uuid[])'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to app_user', signature);
  end loop;
end $$;

set local role app_owner;
revoke create on schema people from app_definer;
