-- What a search costs is mostly beginning and least looking: since 0545 a way made one line of each entry, but each still
-- joined days to sounds and put the line together by itself. An entry now keeps both: the keys by which it is found, each
-- one text, and the line that a search reads, made by the database from what stands there. A way is then one reading of one
-- index, without a join. Days stand in keys and lines as days since 2000, which read the same under every setting. Who the
-- caller is, and whom they may not know of, is as before, word for word.
-- On a large installation this writes the index of people anew; searches wait meanwhile.

drop index people.entry_by_birth_and_surname, people.entry_by_birth_and_given, people.entry_by_name,
  people.entry_by_name_without_birth, people.entry_by_postcode;
drop view people.feed_entry;
do $$ declare
  name text;
  day text := '(%1$s - date ''2000-01-01'')::text';
  line text := '';
  part text;
begin
  foreach part in array array['given', 'surname', 'name_until', 'born', 'born_kind', 'sex', 'postcode', 'postcode_until',
      'nhs_number'] loop
    line := line || case when line = '' then '' else ' || E''\t'' || ' end || format(case
      when part in ('name_until', 'born', 'postcode_until') then 'coalesce(' || day || ', '''')'
      when part in ('given', 'surname', 'born_kind') then '%1$s'
      else 'coalesce(%1$s, '''')' end, part);
  end loop;
  foreach name in array array['entry', 'feed_trial_entry'] loop
    execute format('alter table people.%I
      add birth_surname text collate "C" generated always as (%s || '' '' || surname_key) stored,
      add birth_given text collate "C" generated always as (%s || '' '' || given_key) stored,
      add names text collate "C" generated always as (surname_key || '' '' || given_key) stored,
      add line text collate "C" generated always as (%s) stored',
      name, format(day, 'born'), format(day, 'born'), line);
  end loop;
end $$;

-- A search reads these and never the table.
create index entry_by_birth_and_surname on people.entry (birth_surname) include (line, person_id, restricted, several);
create index entry_by_birth_and_given on people.entry (birth_given) include (line, person_id, restricted, several);
create index entry_by_name on people.entry (names, born) include (line, person_id, restricted, several);
create index entry_by_name_without_birth on people.entry (names) include (line, person_id, restricted, several)
  where born is null;
create index entry_by_postcode on people.entry (postcode)
  include (surname_key, given_key, born, line, person_id, restricted, several);
drop index people.feed_trial_entry_born_given_key_idx, people.feed_trial_entry_born_surname_key_idx,
  people.feed_trial_entry_surname_key_given_key_idx;
create index on people.feed_trial_entry (birth_surname);
create index on people.feed_trial_entry (birth_given);
create index on people.feed_trial_entry (names);
create view people.feed_entry with (security_invoker = true) as
  select person_id, birth_surname, birth_given, names, given_key, surname_key, born, postcode, nhs_number, line, restricted,
    several, null::uuid as trial from people.entry
  union all
  select person_id, birth_surname, birth_given, names, given_key, surname_key, born, postcode, nhs_number, line, restricted,
    false, run_id from people.feed_trial_entry;
grant select on people.feed_entry to app_definer;

grant create on schema people to app_definer;
set local role app_definer;

-- Asked only of an entry that is restricted.
create function people.is_admitted(who uuid) returns boolean
  language sql stable security definer set search_path = '' as $$ select who in (select access.admitted()) $$;
revoke all on function people.is_admitted(uuid) from public;

drop function people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean);

-- Each line: way (one sign), person, whether the person has several records, whether they are hidden from the caller, and
-- the entry's line. A plan made anew for every search would cost more than the search.
create function people.candidates(numbers text[], birth_surnames text[], birth_givens text[], both_names text[],
  first_day date, last_day date, places text[], surnames text[], givens text[], days date[], most integer, creating boolean)
returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  allowed boolean;
  bound boolean;
  barred uuid[] := '{}';
begin
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
    select f.way || f.person_id::text || case when f.several then 't' else 'f' end || case when f.off then 't' else 'f' end
      || f.line
    from (
      select w.*, w.restricted and not people.is_admitted(w.person_id) or w.person_id = any(barred) as off
      from (
        (select 'n' as way, e.person_id, e.several, e.restricted, e.line from people.entry e
          where e.nhs_number = any(numbers) limit most)
        union all
        (select 's', e.person_id, e.several, e.restricted, e.line from people.entry e
          where e.birth_surname = any(birth_surnames) limit most)
        union all
        (select 'g', e.person_id, e.several, e.restricted, e.line from people.entry e
          where e.birth_given = any(birth_givens) limit most)
        union all
        (select 'b', e.person_id, e.several, e.restricted, e.line from people.entry e
          where e.names = any(both_names) and e.born between first_day and last_day limit most)
        union all
        (select 'w', e.person_id, e.several, e.restricted, e.line from people.entry e
          where e.names = any(both_names) and e.born is null limit most)
        union all
        -- Of the neighbours, those of whom anything else is near.
        (select 'p', e.person_id, e.several, e.restricted, e.line from people.entry e
          where e.postcode = any(places)
            and (e.surname_key = any(surnames) or e.given_key = any(givens) or e.born = any(days) or e.born is null)
          limit most)
      ) w offset 0
    ) f
    where creating or not f.off;
end $$;
revoke all on function people.candidates(text[], text[], text[], text[], date, date, text[], text[], text[], date[], integer, boolean)
  from public;
grant execute on function people.candidates(text[], text[], text[], text[], date, date, text[], text[], text[], date[], integer, boolean)
  to app_user, app_worker;

-- The same for a batch of a feed, each line behind its row's number; whose record is closed is marked, and of who has several
-- records it names the one that leads.
drop function people.feed_candidates(uuid, integer, integer[], text[], integer[], date[], text[], integer[], date[],
  text[], integer[], text[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb);
do $do$ declare
  ways text := $ways$
    select concat(f.n, E'\t', f.way, case when f.several
        then coalesce((select p.head_id from people.person p where p.id = f.person_id), f.person_id) else f.person_id end,
      case when f.several then 't' else 'f' end, case when f.restricted then 't' else 'f' end, f.line)
    from (
      select k.n, 'n' as way, e.* from unnest(number_of, numbers) k(n, number)
        cross join lateral (select COLUMNS from ENTRIES e.nhs_number = k.number limit most) e
      union all
      select k.n, 's', e.* from unnest(surname_of, birth_surnames) k(n, key)
        cross join lateral (select COLUMNS from ENTRIES e.birth_surname = k.key limit most) e
      union all
      select k.n, 'g', e.* from unnest(given_of, birth_givens) k(n, key)
        cross join lateral (select COLUMNS from ENTRIES e.birth_given = k.key limit most) e
      union all
      select k.n, 'b', e.* from unnest(name_of, both_names, first_days, last_days) k(n, key, from_day, to_day)
        cross join lateral (select COLUMNS from ENTRIES e.names = k.key and e.born between k.from_day and k.to_day
          limit most) e
      union all
      select k.n, 'w', e.* from unnest(name_of, both_names) k(n, key)
        cross join lateral (select COLUMNS from ENTRIES e.names = k.key and e.born is null limit most) e
      union all
      select k.n, 'p', e.* from unnest(place_of, places) with ordinality k(n, place, nth)
        cross join lateral (select COLUMNS from ENTRIES e.postcode = k.place
          and ((place_surnames -> (k.nth - 1)::integer) ? e.surname_key or (place_givens -> (k.nth - 1)::integer) ? e.given_key
            or e.born is null or (place_days -> (k.nth - 1)::integer) ? e.born::text) limit most) e
    ) f;$ways$;
begin
  ways := replace(ways, 'COLUMNS', 'e.person_id, e.several, e.restricted, e.line');
  execute format($made$
create function people.feed_candidates(of_trial uuid, most integer, number_of integer[], numbers text[],
  surname_of integer[], birth_surnames text[], given_of integer[], birth_givens text[],
  name_of integer[], both_names text[], first_days date[], last_days date[],
  place_of integer[], places text[], place_surnames jsonb, place_givens jsonb, place_days jsonb)
returns setof text
language plpgsql stable security definer set search_path = '' as $body$
begin
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  if of_trial is null then
    return query%s
  else
    return query%s
  end if;
end $body$ $made$, replace(ways, 'ENTRIES', 'people.entry e where'),
    replace(ways, 'ENTRIES', 'people.feed_entry e where (e.trial is null or e.trial = of_trial) and'));
  revoke all on function people.feed_candidates(uuid, integer, integer[], text[], integer[], text[], integer[], text[],
    integer[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb) from public;
  grant execute on function people.feed_candidates(uuid, integer, integer[], text[], integer[], text[], integer[], text[],
    integer[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb) to app_worker;
end $do$;
set local role app_owner;
revoke create on schema people from app_definer;
