-- Feeds: files of people that other systems keep, taken in row by row. What a file says is staged, each row is weighed
-- against the whole index, and what is not certain waits for a person. The cursor of a run stands in the transaction
-- that did the work, so that a run killed at any moment goes on where it was.

create table people.feed_run (
  id uuid primary key default gen_random_uuid(),
  -- "school-census": with the agency and the source's own id, what a row is known by for ever.
  source text not null check (source ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  agency_id uuid not null references partnership.agency,
  -- Holds the records that come new, and decides what waits.
  team_id uuid not null references partnership.team,
  area text references partnership.area,
  file_name text not null,
  -- Of the file's bytes and of how its columns are read: the same command goes on with the same run.
  file_hash text not null,
  columns text[] not null default '{}',
  mapping jsonb,
  -- What was uploaded on a page, sealed, until its columns are known.
  content bytea,
  encoding text,
  trial boolean not null,
  state text not null check (state in ('uploaded', 'staging', 'running', 'done')),
  -- The last row that is staged, how many there are, and the last row that was weighed.
  staged integer not null default 1,
  rows integer not null default 0,
  at_line integer not null default 1,
  counts jsonb not null default '{}',
  telling_id uuid references people.telling,
  begun_by uuid references partnership.practitioner,
  by_name text not null,
  began_at timestamptz not null default access.now(),
  finished_at timestamptz,
  expires_at timestamptz not null
);
create index on people.feed_run (began_at desc, id desc);
create index on people.feed_run (source, agency_id, file_hash) where state <> 'done';
create index on people.feed_run (expires_at) where trial;
create index on people.feed_run (telling_id);

create table people.feed_row (
  run_id uuid not null references people.feed_run on delete cascade,
  -- As a spreadsheet counts: the heading is row 1.
  line integer not null,
  their_id text not null,
  -- What the row says, while it is still needed.
  content jsonb,
  hash text not null,
  outcome text not null default 'waiting'
    check (outcome in ('waiting', 'created', 'linked', 'updated', 'unchanged', 'queued', 'refused')),
  -- In words, and never what stands in the row nor whom it may be.
  reasons text[] not null default '{}',
  -- Whom a waiting row weighs as much as: whoever may not know of one of them does not read the row.
  near uuid[] not null default '{}',
  person_id uuid references people.person,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  primary key (run_id, line)
);
create index on people.feed_row (run_id, their_id, line);
create index feed_row_seldom on people.feed_row (run_id, outcome, line) where outcome in ('queued', 'refused', 'updated');
create index on people.feed_row (person_id) where person_id is not null;

-- What a source's own id stands for, and what it said last.
create table people.feed_key (
  source text not null,
  agency_id uuid not null references partnership.agency,
  their_id text not null,
  state text not null check (state in ('person', 'held', 'kept out')),
  person_id uuid references people.person,
  hash text not null,
  content jsonb,
  -- What it said since that waits, or was put aside, while what it said before still stands for somebody.
  held_hash text,
  run_id uuid not null,
  line integer not null,
  primary key (source, agency_id, their_id),
  check ((state = 'person') = (person_id is not null))
);
create index on people.feed_key (person_id) where person_id is not null;

-- Whom a trial would have added: found by its later rows, and by nothing else.
create table people.feed_trial_entry (like people.entry);
alter table people.feed_trial_entry add column run_id uuid not null references people.feed_run on delete cascade;
create index on people.feed_trial_entry (born, surname_key);
create index on people.feed_trial_entry (born, given_key);
create index on people.feed_trial_entry (surname_key, given_key);
create index on people.feed_trial_entry (postcode);
create index on people.feed_trial_entry (nhs_number) where nhs_number is not null;
create index on people.feed_trial_entry (run_id);

do $$ declare name text; begin
  foreach name in array array['feed_run', 'feed_row', 'feed_key', 'feed_trial_entry'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select, insert, update, delete on people.%I to app_worker', name);
    execute format('create policy worker_feeds on people.%I to app_worker using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on people.%I to app_definer', name);
    execute format('create policy definer_feeds on people.%I to app_definer using (true) with check (true)', name);
  end loop;
  -- What a feed tells is written by people.feed_apply alone.
  foreach name in array array['person', 'telling', 'name', 'address', 'identifier', 'fact', 'registration'] loop
    execute format('grant insert on people.%I to app_definer', name);
    execute format('create policy definer_adds on people.%I for insert to app_definer with check (true)', name);
  end loop;
  foreach name in array array['name', 'identifier'] loop
    execute format('grant update on people.%I to app_definer', name);
    execute format('create policy definer_keeps on people.%I for update to app_definer using (true) with check (true)', name);
  end loop;
end $$;
grant usage on sequence people.reference_number to app_definer;
grant insert on people.match_decision to app_definer;
create policy definer_adds on people.match_decision for insert to app_definer with check (true);

-- Whoever imports sees their agency's runs and how each row came out; whoever decides sees those of their teams. What a
-- row says is read by neither here: people.feed_waiting gives it to those who decide.
grant select on people.feed_run to app_user;
grant insert on people.feed_run to app_user;
grant update (mapping, content, state, staged, rows, at_line, counts, trial, file_hash, finished_at) on people.feed_run to app_user;
grant select (run_id, line, their_id, hash, outcome, reasons, person_id, decided_by_name, decided_at)
  on people.feed_row to app_user;
grant insert on people.feed_row to app_user;
grant delete on people.feed_row to app_user;
create policy seen on people.feed_run for select to app_user
  using (area = any(array(select access.areas_where('people.import')))
    or (team_id = any(array(select access.my_teams())) and (select access.may('people.link'))));
create policy brought on people.feed_run for insert to app_user
  with check (agency_id = (select access.agency()) and begun_by = (select access.practitioner()) and trial
    and area = any(array(select access.areas_where('people.import'))));
create policy taken_further on people.feed_run for update to app_user
  using (area = any(array(select access.areas_where('people.import'))))
  with check (area = any(array(select access.areas_where('people.import'))));
create policy seen on people.feed_row for select to app_user
  using (exists (select from people.feed_run r where r.id = run_id));
create policy brought on people.feed_row for insert to app_user
  with check (outcome in ('waiting', 'refused') and near = '{}' and person_id is null
    and exists (select from people.feed_run r where r.id = run_id and r.trial
      and r.area = any(array(select access.areas_where('people.import')))));
create policy mapped_anew on people.feed_row for delete to app_user
  using (exists (select from people.feed_run r where r.id = run_id and r.trial
      and r.area = any(array(select access.areas_where('people.import')))));

-- The index and, beside it, whom trials would have added.
create view people.feed_entry with (security_invoker = true) as
  select person_id, given, surname, given_key, surname_key, name_until, born, born_kind, sex, postcode, postcode_until,
    nhs_number, restricted, null::uuid as trial from people.entry
  union all
  select person_id, given, surname, given_key, surname_key, name_until, born, born_kind, sex, postcode, postcode_until,
    nhs_number, restricted, run_id from people.feed_trial_entry;
grant select on people.feed_entry to app_definer;

-- A change of teams is written where there is one: a feed adds people with their team.
grant create on schema people to app_definer;
set local role app_definer;

create or replace function people.keep_teams() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare now_with uuid[] := array(select distinct i.team_id from people.involvement i
    where i.person_id = new.person_id and i.until is null order by 1);
begin
  update people.person p set teams = now_with where p.id = new.person_id and p.teams is distinct from now_with;
  return null;
end $$;

-- Who is near any row of a batch, by the ways of people.candidates: every record there is, for a feed works as nobody
-- and shows nobody to anybody. `n` is the row's place in the batch; the arrays of a way belong together.
create function people.feed_candidates(of_trial uuid, most integer,
  number_of integer[], numbers text[],
  surname_of integer[], surname_days date[], day_surnames text[],
  given_of integer[], given_days date[], day_givens text[],
  name_of integer[], surnames text[], givens text[], first_days date[], last_days date[],
  place_of integer[], places text[], place_surnames jsonb, place_givens jsonb, place_days jsonb)
returns table (n integer, way text, id uuid, given text, surname text, name_until text, born text, born_kind text,
  sex text, postcode text, postcode_until text, nhs_number text, hidden boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  return query
    select f.n, f.way, coalesce((select p.head_id from people.person p where p.id = f.person_id), f.person_id), f.given, f.surname, f.name_until::text, f.born::text, f.born_kind, f.sex, f.postcode,
      f.postcode_until::text, f.nhs_number, f.restricted
    from (
      select k.n, 'number' as way, e.* from unnest(number_of, numbers) k(n, number)
        cross join lateral (select * from people.feed_entry e where e.nhs_number = k.number
          and (e.trial is null or e.trial = of_trial) limit most) e
      union all
      select k.n, 'birth and surname', e.* from unnest(surname_of, surname_days, day_surnames) k(n, day, sound)
        cross join lateral (select * from people.feed_entry e where e.born = k.day and e.surname_key = k.sound
          and (e.trial is null or e.trial = of_trial) limit most) e
      union all
      select k.n, 'birth and given', e.* from unnest(given_of, given_days, day_givens) k(n, day, sound)
        cross join lateral (select * from people.feed_entry e where e.born = k.day and e.given_key = k.sound
          and (e.trial is null or e.trial = of_trial) limit most) e
      union all
      select k.n, 'names', e.* from unnest(name_of, surnames, givens, first_days, last_days) k(n, last, first, from_day, to_day)
        cross join lateral (select * from people.feed_entry e where e.surname_key = k.last and e.given_key = k.first
          and e.born between k.from_day and k.to_day and (e.trial is null or e.trial = of_trial) limit most) e
      union all
      select k.n, 'names without birth', e.* from unnest(name_of, surnames, givens) k(n, last, first)
        cross join lateral (select * from people.feed_entry e where e.surname_key = k.last and e.given_key = k.first
          and e.born is null and (e.trial is null or e.trial = of_trial) limit most) e
      union all
      select k.n, 'place', e.* from unnest(place_of, places) with ordinality k(n, place, nth)
        cross join lateral (select * from people.feed_entry e where e.postcode = k.place
          and ((place_surnames -> (k.nth - 1)::integer) ? e.surname_key or (place_givens -> (k.nth - 1)::integer) ? e.given_key
            or e.born is null or (place_days -> (k.nth - 1)::integer) ? e.born::text)
          and (e.trial is null or e.trial = of_trial) limit most) e
    ) f;
end $$;

-- These records, and every other that was found to be of one of these people.
create function people.feed_records(ids uuid[]) returns setof uuid
language sql stable security definer set search_path = '' as
  $$ with roots as (select distinct coalesce(p.head_id, p.id) as root from people.person p where p.id = any(ids))
     select r.root from roots r union all select m.id from roots r join people.person m on m.head_id = r.root $$;

-- Everything that stands of some people, for weighing and writing down what a source says of them: closed where any
-- record of theirs is. For somebody who decides, only of records that are theirs to change.
create function people.feed_known(ids uuid[], of_source text, of_agency uuid)
returns table (id uuid, restricted boolean, shielded boolean, names json, facts json, places json,
  identifiers json, registrations json, source_ids text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  if access.actor() is distinct from 'system' then
    perform access.must('people.link');
    perform people.must_work(who) from unnest(ids) who;
  end if;
  return query
    select p.id, whole.restricted, whole.shielded,
      (select coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'given', n.given, 'surname', n.surname,
          'until', n.until_on, 'source', r.source) order by n.seq), '[]')
        from people.name n join people.telling t on t.id = n.telling_id left join people.feed_run r on r.id = t.came_with
        where n.person_id = p.id and n.withdrawn_at is null),
      (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'value', f.value, 'until', f.until_on,
          'source', r.source) order by f.seq), '[]')
        from people.fact f join people.telling t on t.id = f.telling_id left join people.feed_run r on r.id = t.came_with
        where f.person_id = p.id and f.withdrawn_at is null and not f.shielded and f.kind in ('born', 'born about', 'expected', 'died', 'sex')),
      (select coalesce(json_agg(json_build_object('id', a.id, 'words', a.words, 'postcode', a.postcode,
          'until', a.until_on, 'source', r.source) order by a.seq), '[]')
        from people.address a join people.telling t on t.id = a.telling_id left join people.feed_run r on r.id = t.came_with
        where a.person_id = p.id and a.withdrawn_at is null and not a.shielded),
      (select coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'until', i.until_on,
          'source', r.source) order by i.seq), '[]')
        from people.identifier i join people.telling t on t.id = i.telling_id left join people.feed_run r on r.id = t.came_with
        where i.person_id = p.id and i.withdrawn_at is null and i.kind in ('nhs', 'upn')),
      (select coalesce(json_agg(json_build_object('id', s.id, 'organisation', s.organisation, 'until', s.until_on,
          'source', r.source) order by s.seq), '[]')
        from people.registration s join people.telling t on t.id = s.telling_id left join people.feed_run r on r.id = t.came_with
        where s.person_id = p.id and s.withdrawn_at is null and not s.shielded and s.kind = 'school'),
      array(select k.their_id from people.feed_key k where k.person_id = any(whole.records) and k.source = of_source
        and k.agency_id = of_agency)
    from people.person p cross join lateral (select bool_or(m.restricted) as restricted, bool_or(m.shielded) as shielded,
        array_agg(m.id) as records
      from people.feed_records(array[p.id]) r join people.person m on m.id = r) whole
    where p.id = any(ids);
end $$;

-- Writes down what a batch comes to: people who are new, what is added to others and what ends, and the search index
-- with it. `given` holds arrays of rows by the names of their tables.
create function people.feed_apply(run uuid, given jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare the people.feed_run; today date := (access.now() at time zone 'Europe/London')::date; changed uuid[]; ended uuid[];
begin
  select * into strict the from people.feed_run r where r.id = run;
  if the.trial then raise exception 'a trial changes nobody' using errcode = 'insufficient_privilege'; end if;
  changed := array(select (c ->> 'id')::uuid from jsonb_array_elements(given -> 'changed') c);
  if access.actor() is distinct from 'system' then
    perform access.must('people.link');
    perform people.must_work(who) from unnest(changed) who;
    if jsonb_array_length(given -> 'created') > 0 then
      perform access.must('people.create');
      if not the.team_id = any(array(select access.my_teams())) then
        raise exception 'not the caller''s team' using errcode = 'insufficient_privilege';
      end if;
    end if;
  end if;
  if the.telling_id is null then
    insert into people.telling (how, said_by, told_at, came_with, taken_by, taken_by_name, agency_id, agency)
      select 'feed', replace(the.source, '-', ' '), the.began_at, the.id, the.begun_by, the.by_name, the.agency_id, g.name
      from partnership.agency g where g.id = the.agency_id returning id into the.telling_id;
    update people.feed_run r set telling_id = the.telling_id where r.id = run;
  end if;
  insert into people.person (id, team_id, teams, area, label, born, born_kind, sex)
    select c.id, the.team_id, array[the.team_id], the.area, c.label, c.born, c.born_kind, c.sex
    from jsonb_to_recordset(given -> 'created') c(id uuid, label text, born date, born_kind text, sex text);
  insert into people.involvement (person_id, team_id, part, why, set_by, set_by_name)
    select c.id, the.team_id, 'holds the record', 'Came with the feed ' || the.source, the.begun_by, the.by_name
    from jsonb_to_recordset(given -> 'created') c(id uuid);
  insert into people.name (person_id, kind, given, surname, telling_id)
    select x.person_id, x.kind, x.given, x.surname, the.telling_id
    from jsonb_to_recordset(given -> 'name') x(person_id uuid, kind text, given text, surname text);
  insert into people.fact (person_id, kind, value, telling_id)
    select x.person_id, x.kind, x.value, the.telling_id
    from jsonb_to_recordset(given -> 'fact') x(person_id uuid, kind text, value text);
  insert into people.address (person_id, kind, words, postcode, telling_id)
    select x.person_id, 'home', x.words, x.postcode, the.telling_id
    from jsonb_to_recordset(given -> 'address') x(person_id uuid, words text, postcode text);
  insert into people.identifier (person_id, kind, value, telling_id)
    select x.person_id, x.kind, x.value, the.telling_id
    from jsonb_to_recordset(given -> 'identifier') x(person_id uuid, kind text, value text);
  insert into people.registration (person_id, kind, organisation, telling_id)
    select x.person_id, 'school', x.organisation, the.telling_id
    from jsonb_to_recordset(given -> 'registration') x(person_id uuid, organisation text);
  ended := array(select e::uuid from jsonb_array_elements_text(given -> 'ended') e);
  if cardinality(ended) > 0 then
    update people.name f set until_on = today where f.id = any(ended) and f.person_id = any(changed);
    update people.fact f set until_on = today where f.id = any(ended) and f.person_id = any(changed);
    update people.address f set until_on = today where f.id = any(ended) and f.person_id = any(changed);
    update people.identifier f set until_on = today where f.id = any(ended) and f.person_id = any(changed);
    update people.registration f set until_on = today where f.id = any(ended) and f.person_id = any(changed);
  end if;
  if cardinality(changed) > 0 then
    update people.person p set label = c.label, born = c.born, born_kind = c.born_kind, expected_on = c.expected_on,
        died_on = c.died_on, sex = c.sex, version = p.version + 1
      from jsonb_to_recordset(given -> 'changed') c(id uuid, label text, born date, born_kind text, expected_on date,
        died_on date, sex text) where p.id = c.id;
    delete from people.entry e where e.person_id = any(changed);
  end if;
  insert into people.entry (person_id, given, surname, given_key, surname_key, name_until, born, born_kind, sex, postcode,
      postcode_until, nhs_number, restricted)
    select x.person_id, x.given, x.surname, x.given_key, x.surname_key, x.name_until, x.born, x.born_kind, x.sex,
      x.postcode, x.postcode_until, x.nhs_number, p.restricted
    from jsonb_to_recordset(given -> 'entry') x(person_id uuid, given text, surname text, given_key text,
      surname_key text, name_until date, born date, born_kind text, sex text, postcode text, postcode_until date,
      nhs_number text) join people.person p on p.id = x.person_id;
end $$;

-- A decision on who is who, of a feed: for many at once, by nobody.
create function people.feed_decided(decisions jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if access.actor() is distinct from 'system' then
    raise exception 'a feed alone decides so' using errcode = 'insufficient_privilege';
  end if;
  insert into people.match_decision (kind, person_ids, candidates, model_version, reason, by_name)
    select d.kind, array[d.person_id], d.candidates, d.model_version, d.reason, d.by_name
    from jsonb_to_recordset(decisions) d(kind text, person_id uuid, candidates jsonb, model_version text, reason text,
      by_name text);
end $$;

-- Whether the caller may read a row that waits: nobody it weighs as much as is closed to them, nobody's address is
-- shielded from them, and they have no conflict of interest over any.
create function people.feed_open(near uuid[]) returns boolean
language sql stable security definer set search_path = '' as
  $$ select access.may('people.link') and not exists (
       select from people.feed_records(near) r join people.person p on p.id = r
       where p.id = any(array(select access.conflicted()))
         or p.restricted and not p.id = any(array(select access.admitted()))
         or exists (select from people.address a where a.person_id = p.id and a.shielded and a.withdrawn_at is null
           and not a.id = any(array(select access.unshielded())))
         or exists (select from people.registration g where g.person_id = p.id and g.shielded and g.withdrawn_at is null
           and not g.id = any(array(select access.unshielded())))) $$;

-- The rows of a run that wait, as far as the caller may read them, after a line.
create function people.feed_waiting(run uuid, after_line integer, most integer)
returns table (line integer, their_id text, content jsonb, reasons text[])
language sql stable security definer set search_path = '' as
  $$ select w.line, w.their_id, w.content, w.reasons from people.feed_row w
     join people.feed_run r on r.id = w.run_id and not r.trial and r.team_id = any(array(select access.my_teams()))
     where w.run_id = run and w.outcome = 'queued' and w.line > after_line and people.feed_open(w.near)
     order by w.line limit most $$;

-- Settles a row that waits: it is somebody, or is not to be kept. False where somebody else settled it.
create function people.feed_settle(run uuid, at_row integer, became text, who uuid, why text[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare the people.feed_run; waiting people.feed_row;
begin
  perform access.must('people.link');
  select * into the from people.feed_run r where r.id = run and not r.trial
    and r.team_id = any(array(select access.my_teams())) for update;
  select * into waiting from people.feed_row w where w.run_id = the.id and w.line = at_row and w.outcome = 'queued'
    and people.feed_open(w.near) for update;
  if waiting.run_id is null then return false; end if;
  if became = 'refused' then who := null;
  elsif who is null or not people.may_work(who) then return false; end if;
  insert into people.feed_key (source, agency_id, their_id, state, person_id, hash, content, run_id, line)
    values (the.source, the.agency_id, waiting.their_id, case when who is null then 'kept out' else 'person' end, who,
      waiting.hash, case when who is null then null else waiting.content end, run, at_row)
    on conflict (source, agency_id, their_id) do update set
      state = case when excluded.state = 'kept out' and feed_key.state = 'person' then 'person' else excluded.state end,
      person_id = case when excluded.state = 'kept out' then feed_key.person_id else excluded.person_id end,
      hash = case when excluded.state = 'kept out' and feed_key.state = 'person' then feed_key.hash else excluded.hash end,
      content = case when excluded.state = 'kept out' then feed_key.content else excluded.content end,
      held_hash = case when excluded.state = 'kept out' and feed_key.state = 'person' then excluded.hash end,
      run_id = excluded.run_id, line = excluded.line;
  update people.feed_row w set outcome = became, person_id = who, reasons = why, content = null, near = '{}',
      decided_by = access.practitioner(), decided_at = access.now(),
      decided_by_name = (select p.name from partnership.practitioner p where p.id = access.practitioner())
    where w.run_id = run and w.line = at_row;
  update people.feed_run r set counts = jsonb_set(jsonb_set(r.counts, '{queued}',
      to_jsonb(coalesce((r.counts ->> 'queued')::integer, 1) - 1)), array[became],
      to_jsonb(coalesce((r.counts ->> became)::integer, 0) + 1)) where r.id = run;
  return true;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['feed_open(uuid[])', 'feed_records(uuid[])', 'feed_waiting(uuid, integer, integer)',
    'feed_settle(uuid, integer, text, uuid, text[])', 'feed_known(uuid[], text, uuid)', 'feed_apply(uuid, jsonb)',
    'feed_decided(jsonb)',
    'feed_candidates(uuid, integer, integer[], text[], integer[], date[], text[], integer[], date[], text[], integer[], text[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb)'] loop
    execute format('revoke all on function people.%s from public', signature);
  end loop;
  foreach signature in array array['feed_waiting(uuid, integer, integer)',
    'feed_settle(uuid, integer, text, uuid, text[])', 'feed_known(uuid[], text, uuid)', 'feed_apply(uuid, jsonb)'] loop
    execute format('grant execute on function people.%s to app_user', signature);
  end loop;
  foreach signature in array array['feed_known(uuid[], text, uuid)', 'feed_apply(uuid, jsonb)', 'feed_decided(jsonb)',
    'feed_candidates(uuid, integer, integer[], text[], integer[], date[], text[], integer[], date[], text[], integer[], text[], text[], date[], date[], integer[], text[], jsonb, jsonb, jsonb)'] loop
    execute format('grant execute on function people.%s to app_worker', signature);
  end loop;
end $$;

set local role app_owner;
revoke create on schema people from app_definer;
