-- The one question that every search asks: who is near what was typed, by any of the ways in which records of one
-- person stay alike. Each way is one range of one index and is cut off where too many are near; `way` says by which
-- a row came, so that a way that was cut off can be told from one that found everybody.

grant create on schema people to app_definer;
set local role app_definer;

-- `days` are the day typed and the same with day and month swapped; `first_day` and `last_day` the span in which
-- both names must sound alike; keys of names include '' for somebody who has one name only or none yet.
-- For a search nobody stands here whom the caller may not know of. For a creation they do, marked as hidden.
create function people.candidates(numbers text[], days date[], surnames text[], givens text[], first_day date,
  last_day date, places text[], most integer, creating boolean)
returns table (way text, person_id uuid, given text, surname text, name_until date, born date, born_kind text, sex text,
  postcode text, postcode_until date, nhs_number text, hidden boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  barred uuid[] := '{}';
  either text[] := surnames || givens || array[''];
begin
  if access.key_agency() is not null then
    -- A key is nobody's: what anybody of its agency must not see its system is not told of either.
    if creating then raise exception 'a key creates nobody' using errcode = 'insufficient_privilege'; end if;
    barred := array(select c.record_id from access.conflict c
      join partnership.practitioner p on p.id = c.practitioner_id where p.agency_id = access.key_agency());
  else
    if not exists (select from access.role_held h join access.role_permission p on p.role = h.role
      where h.practitioner_id = access.practitioner()
        and p.permission = case when creating then 'people.create' else 'people.search' end) then
      raise exception 'the caller may not search' using errcode = 'insufficient_privilege';
    end if;
    barred := array(select access.conflicted());
  end if;
  return query
    select found.way, found.person_id, found.given, found.surname, found.name_until, found.born, found.born_kind,
      found.sex, found.postcode, found.postcode_until, found.nhs_number, found.restricted or found.person_id = any(barred)
    from (
      (select 'number' as way, e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted from people.entry e
        where e.nhs_number = any(numbers) and (creating or not (e.restricted or e.person_id = any(barred))) limit most)
      union all
      (select 'birth and surname', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted from people.entry e
        where e.born = any(days) and e.surname_key = any(surnames)
          and (creating or not (e.restricted or e.person_id = any(barred))) limit most)
      union all
      (select 'birth and given', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted from people.entry e
        where e.born = any(days) and e.given_key = any(givens)
          and (creating or not (e.restricted or e.person_id = any(barred))) limit most)
      union all
      (select 'names', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted from people.entry e
        where e.surname_key = any(either) and e.given_key = any(either) and e.born between first_day and last_day
          and (creating or not (e.restricted or e.person_id = any(barred))) limit most)
      union all
      (select 'names without birth', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted from people.entry e
        where e.surname_key = any(either) and e.given_key = any(either) and e.born is null
          and (creating or not (e.restricted or e.person_id = any(barred))) limit most)
      union all
      (select 'place', e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.restricted from people.entry e
        where e.postcode = any(places) and (creating or not (e.restricted or e.person_id = any(barred))) limit most)
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
  foreach signature in array array['people.candidates(text[], date[], text[], text[], date, date, text[], integer, boolean)',
    'people.stubs(uuid[])'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to app_user', signature);
  end loop;
end $$;

set local role app_owner;
revoke create on schema people from app_definer;
