-- A list that is brought adds hundreds of people in one statement. What follows from each of them was asked row by row:
-- that access knows of the record, and that its teams are those who work with them. For people who are added both are
-- now done once for a whole statement; for what changes, row by row as before. The rules are those of 0200 and 0296.

grant create on schema people to app_definer;
set local role app_definer;

create function people.keep_records() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into access.record (record_id, kind, reference, team_id, area, restricted, teams)
    select f.id, 'person', f.reference, f.team_id, f.area, f.restricted, f.teams from fresh f
    on conflict (record_id) do update set team_id = excluded.team_id, area = excluded.area,
      restricted = excluded.restricted, teams = excluded.teams;
  return null;
end $$;

-- Each person is asked about by their id and nobody is read to find them: the plan is made while tables are empty still.
create function people.keep_teams_of_all() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare who uuid; now_with uuid[];
begin
  for who, now_with in
    select w.person_id, w.teams
    from (select f.person_id, (select coalesce(array_agg(distinct i.team_id order by i.team_id) filter (where i.until is null), '{}')
        from people.involvement i where i.person_id = f.person_id) as teams
      from (select distinct n.person_id from fresh n) f offset 0) w
    where w.teams is distinct from (select p.teams from people.person p where p.id = w.person_id)
  loop
    update people.person p set teams = now_with where p.id = who;
  end loop;
  return null;
end $$;

-- Who an entry is of is looked up for each, and never by reading everybody: this plan too is made while they are few.
do $$ declare writing text; begin
  writing := pg_get_functiondef('people.feed_apply(uuid, jsonb)'::regprocedure);
  if (length(writing) - length(replace(writing, 'join people.person p on p.id = x.person_id;', '')))
    <> length('join people.person p on p.id = x.person_id;') then
    raise exception 'people.feed_apply is not as expected';
  end if;
  execute replace(writing, 'join people.person p on p.id = x.person_id;',
    'cross join lateral (select w.restricted, w.several from people.person w where w.id = x.person_id offset 0) p;');
end $$;

set local role app_owner;
create or replace view people.feed_entry with (security_invoker = true) as
  select person_id, given, surname, given_key, surname_key, name_until, born, born_kind, sex, postcode, postcode_until,
    nhs_number, restricted, null::uuid as trial, several from people.entry
  union all
  select person_id, given, surname, given_key, surname_key, name_until, born, born_kind, sex, postcode, postcode_until,
    nhs_number, restricted, run_id, false from people.feed_trial_entry;

-- As in 0290, in lines as people.candidates has them, behind the row's number. Whom trials would have added is looked for
-- only in a trial, and which record leads only of who has several.
set local role app_definer;
drop function people.feed_candidates(uuid, integer, integer[], text[], integer[], date[], text[], integer[], date[],
  text[], integer[], text[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb);
do $do$ declare
  ways text := $ways$
    select concat(f.n, E'\t', f.way, E'\t', case when f.several
          then coalesce((select p.head_id from people.person p where p.id = f.person_id), f.person_id) else f.person_id end,
        E'\t', f.given, E'\t', f.surname, E'\t', f.name_until, E'\t', f.born, E'\t', f.born_kind, E'\t', f.sex, E'\t',
        f.postcode, E'\t', f.postcode_until, E'\t', f.nhs_number, E'\t', f.several, E'\t', f.restricted)
    from (
      select k.n, 'number' as way, e.* from unnest(number_of, numbers) k(n, number)
        cross join lateral (select COLUMNS from ENTRIES e.nhs_number = k.number limit most) e
      union all
      select k.n, 'birth and surname', e.* from unnest(surname_of, surname_days, day_surnames) k(n, day, sound)
        cross join lateral (select COLUMNS from ENTRIES e.born = k.day and e.surname_key = k.sound limit most) e
      union all
      select k.n, 'birth and given', e.* from unnest(given_of, given_days, day_givens) k(n, day, sound)
        cross join lateral (select COLUMNS from ENTRIES e.born = k.day and e.given_key = k.sound limit most) e
      union all
      select k.n, 'names', e.* from unnest(name_of, surnames, givens, first_days, last_days) k(n, last, first, from_day, to_day)
        cross join lateral (select COLUMNS from ENTRIES e.surname_key = k.last and e.given_key = k.first
          and e.born between k.from_day and k.to_day limit most) e
      union all
      select k.n, 'names without birth', e.* from unnest(name_of, surnames, givens) k(n, last, first)
        cross join lateral (select COLUMNS from ENTRIES e.surname_key = k.last and e.given_key = k.first
          and e.born is null limit most) e
      union all
      select k.n, 'place', e.* from unnest(place_of, places) with ordinality k(n, place, nth)
        cross join lateral (select COLUMNS from ENTRIES e.postcode = k.place
          and ((place_surnames -> (k.nth - 1)::integer) ? e.surname_key or (place_givens -> (k.nth - 1)::integer) ? e.given_key
            or e.born is null or (place_days -> (k.nth - 1)::integer) ? e.born::text) limit most) e
    ) f;$ways$;
begin
  ways := replace(ways, 'COLUMNS', 'e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode,
          e.postcode_until, e.nhs_number, e.several, e.restricted');
  execute format($made$
create function people.feed_candidates(of_trial uuid, most integer,
  number_of integer[], numbers text[],
  surname_of integer[], surname_days date[], day_surnames text[],
  given_of integer[], given_days date[], day_givens text[],
  name_of integer[], surnames text[], givens text[], first_days date[], last_days date[],
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
  revoke all on function people.feed_candidates(uuid, integer, integer[], text[], integer[], date[], text[], integer[], date[],
    text[], integer[], text[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb) from public;
  grant execute on function people.feed_candidates(uuid, integer, integer[], text[], integer[], date[], text[], integer[], date[],
    text[], integer[], text[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb) to app_worker;
  revoke all on function people.keep_records(), people.keep_teams_of_all() from public;
  grant execute on function people.keep_records(), people.keep_teams_of_all() to app_user, app_worker, app_owner;
end $do$;

set local role app_owner;
drop trigger known_to_access on people.person;
create trigger known_to_access after insert on people.person referencing new table as fresh
  for each statement execute function people.keep_records();
create trigger change_known_to_access after update of team_id, area, restricted, teams on people.person
  for each row execute function people.keep_record();
drop trigger teams_kept on people.involvement;
create trigger teams_kept after insert on people.involvement referencing new table as fresh
  for each statement execute function people.keep_teams_of_all();
create trigger change_of_teams_kept after update of until on people.involvement
  for each row execute function people.keep_teams();
revoke create on schema people from app_definer;
