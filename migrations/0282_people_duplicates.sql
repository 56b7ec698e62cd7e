-- Records that may be of one person, found in the background by the matcher that searches use: what changed is compared
-- with everybody near it, and everybody once when another model goes live. A pair is read by those who see both.

-- Whose entries changed since they were compared.
create table people.compare_due (
  person_id uuid primary key references people.person,
  since timestamptz not null default access.now()
);

-- One pass over everybody for each model: how far it came.
create table people.comparing (
  model_version text primary key,
  after_id uuid,
  compared integer not null default 0,
  began_at timestamptz not null default access.now(),
  ended_at timestamptz
);

create table people.likely_pair (
  low_id uuid not null references people.person,
  high_id uuid not null references people.person,
  weight double precision not null,
  zone text not null check (zone in ('same', 'possible')),
  -- [{"field", "says", "weight"}]
  evidence jsonb not null,
  guard text,
  model_version text not null,
  found_at timestamptz not null default access.now(),
  -- Somebody looked, and left it for later.
  put_off_until timestamptz,
  put_off_by_name text,
  primary key (low_id, high_id),
  check (low_id < high_id)
);
create index on people.likely_pair (high_id);
create index on people.likely_pair (weight desc, low_id, high_id);

do $$ declare name text; begin
  foreach name in array array['compare_due', 'comparing', 'likely_pair'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select, insert, update, delete on people.%I to app_definer', name);
    execute format('create policy definer_keeps on people.%I to app_definer using (true) with check (true)', name);
  end loop;
  foreach name in array array['compare_due', 'comparing'] loop
    execute format('grant select, insert, update, delete on people.%I to app_worker', name);
    execute format('create policy worker_keeps on people.%I to app_worker using (true) with check (true)', name);
  end loop;
end $$;
grant select on people.comparing, people.likely_pair to app_user;
create policy seen on people.comparing for select to app_user using ((select access.practitioner()) is not null);
create policy seen on people.likely_pair for select to app_user
  using (exists (select from people.person p where p.id = low_id) and exists (select from people.person p where p.id = high_id));

grant create on schema people to app_definer;
set local role app_definer;

create function people.entries_due() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into people.compare_due (person_id) select distinct f.person_id from fresh f on conflict do nothing;
  return null;
end $$;

-- A record that leads to another is no longer one of a pair; both are compared anew when they are taken apart.
create function people.pairs_follow() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.linked_to is not null then
    delete from people.likely_pair l where l.low_id = new.id or l.high_id = new.id;
  end if;
  insert into people.compare_due (person_id) select d from unnest(array[new.id, old.linked_to, new.linked_to]) d
    where d is not null on conflict do nothing;
  return null;
end $$;

create function people.pair_related() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  delete from people.likely_pair l where l.low_id = least(new.person_id, new.other_id)
    and l.high_id = greatest(new.person_id, new.other_id);
  return null;
end $$;

create function people.pair_settled() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  delete from people.likely_pair l where l.low_id = new.low_id and l.high_id = new.high_id;
  return null;
end $$;

-- Two people were told apart, and no number that came later is the same on both.
create function people.told_apart(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from people.not_same n where n.low_id = least(one, other) and n.high_id = greatest(one, other)
       and not exists (select from people.identifier i join people.identifier j on j.kind = i.kind and j.value = i.value
         where i.person_id = one and j.person_id = other and i.kind in ('nhs', 'upn')
           and i.withdrawn_at is null and j.withdrawn_at is null and greatest(i.seq, j.seq) > n.numbers_until)) $$;

-- The pairs that somebody makes with others, as they were found just now: told apart or related, they are none.
-- `pairs` is a JSON array of {other, weight, zone, evidence, guard}. Says how many there are.
create function people.keep_pairs(who uuid, pairs jsonb, model text) returns integer
  language plpgsql security definer set search_path = '' as $$
declare kept integer; asked uuid[];
begin
  if access.actor() is distinct from 'system' then
    raise exception 'pairs are found in the background' using errcode = 'insufficient_privilege';
  end if;
  asked := array(select p.other from jsonb_to_recordset(pairs) as p(other uuid)
    where p.other <> who and not people.told_apart(who, p.other)
      and not exists (select from people.relationship r where r.withdrawn_at is null
        and ((r.person_id = who and r.other_id = p.other) or (r.person_id = p.other and r.other_id = who))));
  delete from people.likely_pair l where (l.low_id = who or l.high_id = who)
    and not (case when l.low_id = who then l.high_id else l.low_id end = any(asked));
  insert into people.likely_pair (low_id, high_id, weight, zone, evidence, guard, model_version)
    select least(who, f.other), greatest(who, f.other), f.weight, f.zone, f.evidence, f.guard, model
    from jsonb_to_recordset(pairs) as f(other uuid, weight double precision, zone text, evidence jsonb, guard text)
    where f.other = any(asked)
    on conflict (low_id, high_id) do update set weight = excluded.weight, zone = excluded.zone,
      evidence = excluded.evidence, guard = excluded.guard, model_version = excluded.model_version;
  get diagnostics kept = row_count;
  return kept;
end $$;

-- Leaves a pair for a month: a question that nobody can answer today need not stand in everybody's way.
create function people.put_off(low uuid, high uuid) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('people.write');
  if not access.sees(low) or not access.sees(high) then return false; end if;
  update people.likely_pair l set put_off_until = access.now() + interval '30 days', put_off_by_name = p.name
    from partnership.practitioner p where p.id = access.practitioner() and l.low_id = least(low, high)
      and l.high_id = greatest(low, high);
  return found;
end $$;

-- How many records wait to be compared, at most a thousand.
create function people.waiting_to_compare() returns integer
  language sql stable security definer set search_path = '' as
  $$ select count(*)::integer from (select from people.compare_due limit 1000) d $$;

-- The next records of the pass over everybody; those that lead to another are compared with the one in front.
create function people.next_to_compare(after_id uuid, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin
    if access.actor() is distinct from 'system' then return; end if;
    return query select p.id from people.person p where (next_to_compare.after_id is null or p.id > next_to_compare.after_id)
      order by p.id limit most;
  end $$;

-- Jobs may ask the one question that searches ask, and are shown everybody: pairs are kept, and read by whoever sees both.
do $$ declare looking text; begin
  looking := pg_get_functiondef('people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean)'::regprocedure);
  if position('if access.key_agency() is null then' in looking) = 0 then
    raise exception 'people.candidates is not as expected';
  end if;
  execute replace(looking, 'if access.key_agency() is null then',
    'if access.actor() = ''system'' then
    select creating, array[]::uuid[] into allowed, barred;
  elsif access.key_agency() is null then');
end $$;

do $$ declare signature text; begin
  foreach signature in array array['entries_due()', 'pairs_follow()', 'pair_settled()', 'pair_related()', 'told_apart(uuid, uuid)',
    'keep_pairs(uuid, jsonb, text)', 'put_off(uuid, uuid)', 'waiting_to_compare()', 'next_to_compare(uuid, integer)'] loop
    execute format('revoke all on function people.%s from public', signature);
  end loop;
  grant execute on function people.entries_due(), people.pairs_follow(), people.pair_settled(), people.pair_related() to app_user, app_worker, app_owner;
  grant execute on function people.put_off(uuid, uuid), people.waiting_to_compare() to app_user;
  grant execute on function people.keep_pairs(uuid, jsonb, text), people.next_to_compare(uuid, integer),
    people.linked_among(uuid[]), people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[],
      integer, boolean) to app_worker;
end $$;

set local role app_owner;
create trigger to_compare after insert on people.entry referencing new table as fresh
  for each statement execute function people.entries_due();
create trigger pairs_follow after update of linked_to on people.person
  for each row when (old.linked_to is distinct from new.linked_to) execute function people.pairs_follow();
create trigger pair_related after insert on people.relationship
  for each row execute function people.pair_related();
create trigger pair_settled after insert or update on people.not_same
  for each row execute function people.pair_settled();
revoke create on schema people from app_definer;
