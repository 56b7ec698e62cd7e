-- By which weights people are compared is data: versions that are made from what people decided, tried on those
-- decisions, and put live by two people. The model that ships stands in the program and can always be gone back to.

create table people.match_model (
  version text primary key check (version ~ '^[a-z0-9][a-z0-9.-]{2,39}$'),
  -- As rules/matching/types.ts has a model. Whatever stands here is read with the floor of rules/matching/floor.ts.
  content jsonb not null,
  why text not null,
  -- What it was estimated from, and what it began with.
  decisions integer not null,
  based_on text not null,
  -- [{"factor", "before", "after", "seen"}]
  changes jsonb not null default '[]',
  made_at timestamptz not null default access.now(),
  made_by_name text not null
);

-- That a version goes live: proposed by one person and confirmed by another. The last one confirmed is the model of today.
create table people.model_change (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  version text not null,
  why text not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null default access.now(),
  answer text check (answer in ('live', 'refused')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decided_why text,
  check ((answer is null) = (decided_at is null)),
  check (answer is distinct from 'live' or decided_by <> proposed_by)
);
create unique index model_change_waits_once on people.model_change ((true)) where answer is null;
create index on people.model_change (seq desc) where answer = 'live';

do $$ declare name text; begin
  foreach name in array array['match_model', 'model_change'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select on people.%I to app_user, app_worker', name);
    execute format('grant select, insert, update on people.%I to app_definer', name);
    execute format('create policy definer_keeps on people.%I to app_definer using (true) with check (true)', name);
    execute format('create policy worker_reads on people.%I for select to app_worker using (true)', name);
    execute format('create policy seen on people.%I for select to app_user using ((select access.may(''people.model'')))', name);
  end loop;
end $$;
grant insert on people.match_model to app_worker;
create policy worker_makes on people.match_model for insert to app_worker with check (true);

grant create on schema people to app_definer;
set local role app_definer;

-- The model of today; no row for the one that ships, which stands in the program. It names nobody, and every search
-- reads it.
create function people.live_model() returns table (version text, content jsonb)
  language sql stable security definer set search_path = '' rows 1 as
  $$ select c.version, m.content from (select x.version from people.model_change x where x.answer = 'live'
       order by x.decided_at desc, x.seq desc limit 1) c left join people.match_model m on m.version = c.version $$;

-- Proposes that a version goes live: `done`; `open` where another proposal waits; `unknown` where there is none such.
create function people.propose_model(which text, shipped text, because text) returns text
  language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('people.model');
  if not access.said(because, 10) then
    raise exception 'it needs a reason' using errcode = 'check_violation';
  end if;
  if which <> shipped and not exists (select from people.match_model m where m.version = which) then return 'unknown'; end if;
  insert into people.model_change (version, why, proposed_by, proposed_by_name)
    select which, because, p.id, p.name from partnership.practitioner p where p.id = access.practitioner()
    on conflict do nothing;
  return case when found then 'done' else 'open' end;
end $$;

-- Another than whoever proposed it puts it live; either says no. `done`, `own` or `gone`.
create function people.decide_model(which uuid, says text, because text) returns text
  language plpgsql security definer set search_path = '' as $$
declare wish people.model_change;
begin
  perform access.must('people.model');
  if not access.said(because, 10) then
    raise exception 'it needs a reason' using errcode = 'check_violation';
  end if;
  select * into wish from people.model_change c where c.id = which for update;
  if wish.id is null or wish.answer is not null then return 'gone'; end if;
  if says = 'live' and wish.proposed_by = access.practitioner() then return 'own'; end if;
  update people.model_change c set answer = says, decided_by = p.id, decided_by_name = p.name, decided_at = access.now(),
      decided_why = because from partnership.practitioner p where c.id = which and p.id = access.practitioner();
  return 'done';
end $$;

-- What people decided of pairs that were weighed, newest first: a row for each pair, and whether it was the same. Whom it
-- is about is told only to somebody who sees every one of them. A link that was taken apart since is none.
create function people.labelled(most integer)
returns table (decision_id uuid, kind text, at timestamptz, by_name text, model_version text, same boolean, zone text,
  weight double precision, guard text, evidence jsonb, people uuid[])
language plpgsql stable security definer set search_path = '' as $$
begin
  if access.actor() is distinct from 'system' then perform access.must('people.model'); end if;
  return query
    select d.id, d.kind, d.at, d.by_name, d.model_version,
      case d.kind when 'linked' then true when 'chosen' then (c ->> 'id')::uuid = any(d.person_ids) else false end,
      c ->> 'zone', (c ->> 'weight')::double precision, c ->> 'guard', c -> 'evidence',
      case when access.actor() is distinct from 'system' and not exists (select from unnest(d.person_ids || (c ->> 'id')::uuid) who
        where not access.sees(who)) then array(select distinct w from unnest(d.person_ids || (c ->> 'id')::uuid) w) end
    from (select * from people.match_decision x where x.by is not null and x.kind <> 'held back'
        and not (x.kind = 'linked' and exists (select from people.match_decision s where s.kind = 'split'
          and s.person_ids @> x.person_ids and s.at >= x.at))
        order by x.at desc, x.id limit most) d
      cross join lateral jsonb_array_elements(d.candidates) c;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['live_model()', 'propose_model(text, text, text)', 'decide_model(uuid, text, text)',
    'labelled(integer)'] loop
    execute format('revoke all on function people.%s from public', signature);
    execute format('grant execute on function people.%s to app_user', signature);
  end loop;
  grant execute on function people.live_model(), people.labelled(integer) to app_worker;
end $$;

set local role app_owner;
revoke create on schema people from app_definer;
