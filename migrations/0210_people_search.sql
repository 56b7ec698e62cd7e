-- Search before create. One flat row for each name and postcode that a person ever had, with the keys by which names
-- sound, so that a search is a few reads of an index and never of a record. Written in the transaction that changes
-- what it is made from (store/entry.ts); read through the functions below alone.

create table people.entry (
  person_id uuid not null references people.person,
  -- Small letters without marks, as the matcher compares them; '' for a name that somebody does not have.
  given text collate "C" not null,
  surname text collate "C" not null,
  given_key text collate "C" not null,
  surname_key text collate "C" not null,
  name_until date,
  -- Null while it is not known. An unborn child stands here by the day on which it is expected.
  born date,
  born_kind text collate "C" not null,
  sex text collate "C",
  -- Without its space. Never that of a shielded address.
  postcode text collate "C",
  postcode_until date,
  nhs_number text collate "C",
  -- As people.person has it: kept by a trigger.
  restricted boolean not null
);
-- Each holds all that a comparison needs, so that the table itself is not read.
create index entry_by_birth_and_surname on people.entry (born, surname_key)
  include (person_id, given, surname, name_until, born_kind, sex, postcode, postcode_until, nhs_number, restricted);
create index entry_by_birth_and_given on people.entry (born, given_key)
  include (person_id, given, surname, name_until, born_kind, sex, postcode, postcode_until, nhs_number, restricted);
create index entry_by_name on people.entry (surname_key, given_key, born)
  include (person_id, given, surname, name_until, born_kind, sex, postcode, postcode_until, nhs_number, restricted);
create index entry_by_postcode on people.entry (postcode)
  include (surname_key, given_key, person_id, given, surname, name_until, born, born_kind, sex, postcode_until,
    nhs_number, restricted);
create index entry_by_nhs_number on people.entry (nhs_number) where nhs_number is not null;
create index entry_of_person on people.entry (person_id);

-- What somebody looked for, so that no address holds it, and what they were shown. Theirs alone, for a day.
create table people.search (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null default access.practitioner(),
  facts jsonb not null,
  shown uuid[] not null default '{}',
  at timestamptz not null default access.now(),
  expires_at timestamptz not null default access.now() + interval '1 day'
);
create index on people.search (expires_at);

-- Each decision on who is who: what was shown, what each candidate weighed and why, by which model, and what was chosen.
create table people.match_decision (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('created', 'chosen', 'held back', 'linked', 'split', 'not same')),
  person_ids uuid[] not null check (cardinality(person_ids) > 0),
  -- [{"id", "zone", "weight", "evidence": [{"field", "says", "weight"}], "guard"?}]
  candidates jsonb not null default '[]',
  model_version text not null,
  reason text not null default '',
  by uuid default access.practitioner(),
  by_name text,
  at timestamptz not null default access.now()
);
create index on people.match_decision using gin (person_ids);

do $$ declare name text; begin
  foreach name in array array['entry', 'search', 'match_decision'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
  end loop;
end $$;

grant select, insert, update, delete on people.entry to app_definer;
create policy definer_keeps on people.entry to app_definer using (true) with check (true);

grant select, insert, update (shown) on people.search to app_user;
grant select, delete on people.search to app_worker;
create policy own on people.search to app_user
  using (practitioner_id = (select access.practitioner()) and expires_at > access.now())
  with check (practitioner_id = (select access.practitioner()));
create policy worker_clears on people.search to app_worker using (true);

-- What a decision weighed is about records that its reader may not see: only the functions of the model read that.
grant insert on people.match_decision to app_user;
grant select (id, kind, person_ids, model_version, reason, by, by_name, at) on people.match_decision to app_user;
grant select on people.match_decision to app_definer;
create policy definer_reads on people.match_decision for select to app_definer using (true);
create policy decided on people.match_decision for insert to app_user
  with check (by = (select access.practitioner()) and (select access.may('people.search')));
create policy seen on people.match_decision for select to app_user
  using (not exists (select from unnest(person_ids) person where not people.may_see(person)));

grant create on schema people to app_definer;
set local role app_definer;

-- Writes somebody's entries anew. `entries` is a JSON array of rows without person and restriction.
create function people.keep_entries(who uuid, entries jsonb) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if access.actor() is distinct from 'system' then perform people.must_work(who); end if;
  delete from people.entry e where e.person_id = who;
  insert into people.entry (person_id, given, surname, given_key, surname_key, name_until, born, born_kind, sex,
      postcode, postcode_until, nhs_number, restricted)
    select who, r.given, r.surname, r.given_key, r.surname_key, r.name_until, r.born, r.born_kind, r.sex, r.postcode,
      r.postcode_until, r.nhs_number, p.restricted
    from jsonb_to_recordset(entries) as r(given text, surname text, given_key text, surname_key text, name_until date,
      born date, born_kind text, sex text, postcode text, postcode_until date, nhs_number text)
    join people.person p on p.id = who;
end $$;

create function people.entries_follow() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.entry e set restricted = new.restricted where e.person_id = new.id;
  return null;
end $$;

-- Whoever shields an address need not think of the search: its postcode is gone from there in the same statement.
create function people.entries_forget() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare plain text := replace(upper(new.postcode), ' ', '');
begin
  update people.entry e set postcode = null where e.person_id = new.person_id and e.postcode = plain
    and not exists (select from people.address a where a.person_id = new.person_id and not a.shielded
      and a.withdrawn_at is null and replace(upper(a.postcode), ' ', '') = plain);
  return null;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['people.keep_entries(uuid, jsonb)', 'people.entries_follow()',
    'people.entries_forget()'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to app_user, app_worker, app_owner', signature);
  end loop;
end $$;

set local role app_owner;
create trigger entries_follow after update of restricted on people.person
  for each row when (old.restricted is distinct from new.restricted) execute function people.entries_follow();
create trigger entries_forget after update of shielded on people.address
  for each row when (new.shielded and not old.shielded and new.postcode is not null)
  execute function people.entries_forget();
revoke create on schema people from app_definer;
