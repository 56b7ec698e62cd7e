-- A search is asked more often than anything else of the index, and most of what it cost was neither looking nor asking
-- who the caller is but beginning: each of the six ways made rows of thirteen columns ready at every step of its plan. A
-- way now makes one line of each entry where it reads it, and two columns go on. Who the caller is is asked in one
-- statement; whom they have a conflict of interest over only where they have any. The rules are those of 0412, word for word.

grant create on schema people to app_definer;
set local role app_definer;
drop function people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean);

-- Each line: way, person, given name, surname, name until, born, how that is known, sex, postcode, postcode until, NHS
-- number, whether the person has several records, and whether they are hidden from the caller; tabs between them, which
-- stand in none, and nothing for what is not known.
create function people.candidates(numbers text[], surname_days date[], day_surnames text[], given_days date[],
  day_givens text[], surnames text[], givens text[], first_day date, last_day date, places text[], most integer,
  creating boolean)
returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  allowed boolean;
  bound boolean;
  barred uuid[] := '{}';
begin
  -- A plan made anew for every search would cost more than the search.
  if current_setting('plan_cache_mode') <> 'force_generic_plan' then
    perform set_config('plan_cache_mode', 'force_generic_plan', true);
  end if;
  if access.actor() = 'system' then
    -- Jobs are shown everybody: the pairs they keep are read by whoever sees both.
    allowed := creating;
  elsif access.key_agency() is null then
    select exists (select from access.role_held h join access.role_permission p on p.role = h.role
        where h.practitioner_id = access.practitioner()
          and p.permission = case when creating then 'people.create' else 'people.search' end),
      exists (select from access.conflict c where c.practitioner_id = access.practitioner())
      into allowed, bound;
    if bound then
      barred := array(select access.conflicted());
    end if;
  else
    -- A key is nobody's: what anybody of its agency must not see its system is not told of either.
    allowed := not creating;
    barred := array(select access.conflicted_in(access.key_agency()));
  end if;
  if not allowed then
    raise exception 'the caller may not look for people' using errcode = 'insufficient_privilege';
  end if;
  return query
    select found.line || case when closed.off then 't' else 'f' end
    from (
      (select concat('number', E'\t', e.person_id, E'\t', e.given, E'\t', e.surname, E'\t', e.name_until, E'\t', e.born, E'\t',
          e.born_kind, E'\t', e.sex, E'\t', e.postcode, E'\t', e.postcode_until, E'\t', e.nhs_number, E'\t', e.several, E'\t')
          as line, e.person_id, e.restricted
        from people.entry e where e.nhs_number = any(numbers) limit most)
      union all
      (select concat('birth and surname', E'\t', e.person_id, E'\t', e.given, E'\t', e.surname, E'\t', e.name_until, E'\t', e.born, E'\t',
          e.born_kind, E'\t', e.sex, E'\t', e.postcode, E'\t', e.postcode_until, E'\t', e.nhs_number, E'\t', e.several, E'\t')
          as line, e.person_id, e.restricted
        from unnest(surname_days, day_surnames) k(day, sound) join people.entry e
          on e.born = k.day and e.surname_key = k.sound limit most)
      union all
      (select concat('birth and given', E'\t', e.person_id, E'\t', e.given, E'\t', e.surname, E'\t', e.name_until, E'\t', e.born, E'\t',
          e.born_kind, E'\t', e.sex, E'\t', e.postcode, E'\t', e.postcode_until, E'\t', e.nhs_number, E'\t', e.several, E'\t')
          as line, e.person_id, e.restricted
        from unnest(given_days, day_givens) k(day, sound) join people.entry e
          on e.born = k.day and e.given_key = k.sound limit most)
      union all
      (select concat('names', E'\t', e.person_id, E'\t', e.given, E'\t', e.surname, E'\t', e.name_until, E'\t', e.born, E'\t',
          e.born_kind, E'\t', e.sex, E'\t', e.postcode, E'\t', e.postcode_until, E'\t', e.nhs_number, E'\t', e.several, E'\t')
          as line, e.person_id, e.restricted
        from unnest(surnames, givens) k(last, first) join people.entry e
          on e.surname_key = k.last and e.given_key = k.first and e.born between first_day and last_day limit most)
      union all
      (select concat('names without birth', E'\t', e.person_id, E'\t', e.given, E'\t', e.surname, E'\t', e.name_until, E'\t', e.born, E'\t',
          e.born_kind, E'\t', e.sex, E'\t', e.postcode, E'\t', e.postcode_until, E'\t', e.nhs_number, E'\t', e.several, E'\t')
          as line, e.person_id, e.restricted
        from unnest(surnames, givens) k(last, first) join people.entry e
          on e.surname_key = k.last and e.given_key = k.first and e.born is null limit most)
      union all
      -- Of the neighbours, those of whom anything else is near.
      (select concat('place', E'\t', e.person_id, E'\t', e.given, E'\t', e.surname, E'\t', e.name_until, E'\t', e.born, E'\t',
          e.born_kind, E'\t', e.sex, E'\t', e.postcode, E'\t', e.postcode_until, E'\t', e.nhs_number, E'\t', e.several, E'\t')
          as line, e.person_id, e.restricted
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
revoke all on function people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean) from public;
grant execute on function people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean)
  to app_user, app_worker;
set local role app_owner;
revoke create on schema people from app_definer;
