-- What is known of somebody is asked for once. A fact that is told again is not written twice: it is fresh again, and
-- where it need not have been asked it counts as asked again, by agency. A shielded fact has named people of its own.

create table people.told_again (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  part text not null check (part in ('name', 'address', 'contact', 'identifier', 'fact', 'registration')),
  fact_id uuid not null,
  telling_id uuid not null references people.telling,
  -- By which arrangement it is asked anew: "address", "contact". Null for what never has to be.
  asked_as text,
  -- The family was asked, though what is held had not been told long ago.
  needless boolean not null,
  why text not null default '',
  agency_id uuid references partnership.agency,
  at timestamptz not null default access.now(),
  check (not needless or why <> '')
);
create index on people.told_again (person_id);
create index on people.told_again (telling_id);
create index on people.told_again (at) where needless;

-- Each time a fact was hidden from all but named people, shown again, or taken on by somebody.
create table people.shielding (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  part text not null,
  fact_id uuid not null,
  what text not null check (what in ('shield', 'unshield', 'take on')),
  named uuid[] not null,
  reason text not null,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null default access.now()
);
create index on people.shielding (person_id);

do $$ declare name text; begin
  foreach name in array array['told_again', 'shielding'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select on people.%I to app_user, app_definer', name);
    execute format('create policy definer_reads on people.%I for select to app_definer using (true)', name);
  end loop;
end $$;
grant insert on people.told_again to app_user;
grant insert on people.shielding to app_definer;
create policy seen on people.told_again for select to app_user
  using (exists (select from people.person p where p.id = person_id));
create policy worked_on on people.told_again for insert to app_user
  with check ((select access.may('people.write')) and people.may_work(person_id));
create policy seen on people.shielding for select to app_user
  using (fact_id = any(array(select access.unshielded())) and exists (select from people.person p where p.id = person_id));
create policy definer_adds on people.shielding for insert to app_definer with check (true);

-- What is to be hidden is written first and hidden by people.shield, which knows who may read it.
do $$ declare name text; begin
  foreach name in array array['address', 'contact', 'fact', 'registration'] loop
    execute format('alter policy worked_on on people.%I
      with check ((select access.may(''people.write'')) and not shielded and people.may_work(person_id))', name);
  end loop;
end $$;

grant create on schema people to app_definer;
set local role app_definer;

-- The person says that something of them is shielded, however it came to be so.
create function people.mark_shielded() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.person p set shielded = true where p.id = new.person_id and not p.shielded;
  return null;
end $$;

-- The shielded facts of somebody whom the caller sees, by id and part alone: whether the caller reads each, and whether
-- anybody who can still sign in is named for it.
create function people.shielded(about uuid) returns table (part text, fact_id uuid, readable boolean, named boolean)
language plpgsql stable security definer set search_path = '' as $$
declare unshielded uuid[] := array(select access.unshielded());
begin
  if not access.sees(about) then return; end if;
  return query select f.part, f.id, f.id = any(unshielded),
      exists (select from access.opening o join partnership.practitioner p on p.id = o.practitioner_id
        where o.record_id = f.id and o.basis = 'shield' and p.disabled_at is null
          and (o.expires_at is null or o.expires_at > access.now()))
    from (select 'address' as part, a.id from people.address a where a.person_id = about and a.shielded and a.withdrawn_at is null
      union all select 'contact', c.id from people.contact c where c.person_id = about and c.shielded and c.withdrawn_at is null
      union all select 'fact', k.id from people.fact k where k.person_id = about and k.shielded and k.withdrawn_at is null
      union all select 'registration', r.id from people.registration r
        where r.person_id = about and r.shielded and r.withdrawn_at is null) f;
end $$;

-- Whose fact it is and whether it is shielded; refuses a part that has no shield.
create function people.shieldable(in_part text, which uuid) returns table (person_id uuid, shielded boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not (in_part = any(array['address', 'contact', 'fact', 'registration'])) then
    raise exception 'a % cannot be shielded', in_part using errcode = 'check_violation';
  end if;
  return query execute format('select f.person_id, f.shielded from people.%I f where f.id = $1', in_part) using which;
end $$;

create function people.note_shielding(who uuid, in_part text, which uuid, did text, people uuid[], because text) returns void
language sql security definer set search_path = '' as
  $$ insert into people.shielding (person_id, part, fact_id, what, named, reason, set_by, set_by_name)
     select who, in_part, which, did, people, because, c.id, c.name from partnership.practitioner c
     where c.id = access.practitioner() $$;

-- Hides one fact from all but the named people, whoever does it among them. To hide must not wait: whoever works on the
-- record may. Where some are named already, only they name others.
create function people.shield(in_part text, which uuid, named_people uuid[], why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare held record; names uuid[];
begin
  select * into held from people.shieldable(in_part, which);
  perform access.must('people.write');
  perform people.must_work(held.person_id);
  if held.shielded and not (which = any(array(select access.unshielded()))) then
    raise exception 'only the named people may name others' using errcode = 'insufficient_privilege';
  end if;
  names := array(select p.id from partnership.practitioner p
    where (p.id = any(named_people) or p.id = access.practitioner()) and p.disabled_at is null order by p.id);
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select which, n, 'shield', access.practitioner() from unnest(names) n
    where not exists (select from access.opening o where o.record_id = which and o.practitioner_id = n
      and o.basis = 'shield' and (o.expires_at is null or o.expires_at > access.now()));
  execute format('update people.%I f set shielded = true, shielded_why = $2 where f.id = $1', in_part) using which, why;
  perform people.note_shielding(held.person_id, in_part, which, 'shield', names, why);
end $$;

-- Hides a fact that is new from all but those who are named for another of its sort, and whoever told it: where one
-- address is shielded, the next one may be the same, or as dangerous to tell.
create function people.shield_alike(in_part text, which uuid, why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare held record; names uuid[];
begin
  select * into held from people.shieldable(in_part, which);
  perform people.must_work(held.person_id);
  names := array(select distinct o.practitioner_id from people.shielded(held.person_id) s join access.opening o
    on o.record_id = s.fact_id and o.basis = 'shield' and (o.expires_at is null or o.expires_at > access.now())
    where s.part = in_part and o.practitioner_id is not null);
  perform people.shield(in_part, which, names, why);
end $$;

-- Shows it again, on the word of somebody who may read it and may restrict. Shielded anew, it has new named people.
create function people.unshield(in_part text, which uuid, why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare held record;
begin
  select * into held from people.shieldable(in_part, which);
  perform access.must('people.restrict');
  perform people.must_work(held.person_id);
  if not (which = any(array(select access.unshielded()))) then
    raise exception 'only the named people may show what is shielded' using errcode = 'insufficient_privilege';
  end if;
  perform people.note_shielding(held.person_id, in_part, which, 'unshield', '{}', why);
  update access.opening o set expires_at = access.now() where o.record_id = which and o.basis = 'shield'
    and (o.expires_at is null or o.expires_at > access.now());
  execute format('update people.%I f set shielded = false, shielded_why = null where f.id = $1', in_part) using which;
  update people.person p set shielded = exists (select from people.shielded(held.person_id))
    or exists (select from people.household_member m where m.person_id = held.person_id and m.shielded and m.withdrawn_at is null)
    or exists (select from people.tie t where t.person_id = held.person_id and t.shielded and t.withdrawn_at is null)
    or exists (select from people.relationship r where held.person_id in (r.person_id, r.other_id) and r.shielded
      and r.withdrawn_at is null)
    where p.id = held.person_id;
end $$;

-- Opens what is shielded and nobody's to whoever may restrict; false where somebody is named: then only they let others
-- read it.
create function people.take_on(in_part text, which uuid, why text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare held record; free boolean;
begin
  select * into held from people.shieldable(in_part, which);
  perform access.must('people.restrict');
  perform people.must_work(held.person_id);
  perform from people.person p where p.id = held.person_id for update;
  select not s.named into free from people.shielded(held.person_id) s where s.fact_id = which;
  if not coalesce(free, false) then return false; end if;
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    values (which, access.practitioner(), 'shield', access.practitioner());
  perform people.note_shielding(held.person_id, in_part, which, 'take on', array[access.practitioner()], why);
  return true;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['mark_shielded()', 'shielded(uuid)', 'shieldable(text, uuid)',
    'note_shielding(uuid, text, uuid, text, uuid[], text)', 'shield(text, uuid, uuid[], text)',
    'shield_alike(text, uuid, text)', 'unshield(text, uuid, text)', 'take_on(text, uuid, text)'] loop
    execute format('revoke all on function people.%s from public', signature);
  end loop;
  foreach signature in array array['shielded(uuid)', 'shield(text, uuid, uuid[], text)',
    'shield_alike(text, uuid, text)', 'unshield(text, uuid, text)',
    'take_on(text, uuid, text)'] loop
    execute format('grant execute on function people.%s to app_user', signature);
  end loop;
  execute 'grant execute on function people.mark_shielded() to app_owner';
end $$;
alter function people.shielded(uuid) rows 3;

set local role app_owner;
do $$ declare name text; begin
  foreach name in array array['address', 'contact', 'fact', 'registration'] loop
    execute format('create trigger shielded_said after insert or update of shielded on people.%I
      for each row when (new.shielded) execute function people.mark_shielded()', name);
  end loop;
end $$;
revoke create on schema people from app_definer;
