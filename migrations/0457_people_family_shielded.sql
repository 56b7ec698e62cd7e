-- What is known of a family can be shielded as an address can: who belongs to whom, who lives in a household, what is
-- around somebody. A relationship is shielded on the records of both.

do $$ declare name text; begin
  foreach name in array array['relationship', 'household_member', 'tie'] loop
    execute format('grant update on people.%I to app_definer', name);
    execute format('create policy definer_keeps on people.%I for update to app_definer using (true) with check (true)', name);
  end loop;
end $$;

grant create on schema people to app_definer;
set local role app_definer;

-- In which table the parts of a record stand that can be shielded; null for a part that cannot.
create function people.shieldable_in(part text) returns text language sql immutable set search_path = '' as
  $$ select case when part in ('address', 'contact', 'fact', 'registration', 'relationship', 'tie') then part
       when part = 'member' then 'household_member' end $$;

create function people.shielded_parts(about uuid) returns table (part text, fact_id uuid)
language sql stable security definer set search_path = '' rows 3 as
  $$ select 'address', a.id from people.address a where a.person_id = about and a.shielded and a.withdrawn_at is null
     union all select 'contact', c.id from people.contact c where c.person_id = about and c.shielded and c.withdrawn_at is null
     union all select 'fact', k.id from people.fact k where k.person_id = about and k.shielded and k.withdrawn_at is null
     union all select 'registration', r.id from people.registration r where r.person_id = about and r.shielded and r.withdrawn_at is null
     union all select 'relationship', r.id from people.relationship r where r.person_id = about and r.shielded and r.withdrawn_at is null
     union all select 'relationship', r.id from people.relationship r where r.other_id = about and r.shielded and r.withdrawn_at is null
     union all select 'member', m.id from people.household_member m where m.person_id = about and m.shielded and m.withdrawn_at is null
     union all select 'tie', t.id from people.tie t where t.person_id = about and t.shielded and t.withdrawn_at is null $$;

create or replace function people.shielded(about uuid) returns table (part text, fact_id uuid, readable boolean, named boolean)
language plpgsql stable security definer set search_path = '' as $$
declare unshielded uuid[] := array(select access.unshielded());
begin
  if not access.sees(about) then return; end if;
  return query select f.part, f.fact_id, f.fact_id = any(unshielded),
      exists (select from access.opening o join partnership.practitioner p on p.id = o.practitioner_id
        where o.record_id = f.fact_id and o.basis = 'shield' and p.disabled_at is null
          and (o.expires_at is null or o.expires_at > access.now()))
    from people.shielded_parts(about) f;
end $$;

-- On whose record it stands, for the caller: of a relationship the one that they work on.
create or replace function people.shieldable(in_part text, which uuid) returns table (person_id uuid, shielded boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  if people.shieldable_in(in_part) is null then
    raise exception 'a % cannot be shielded', in_part using errcode = 'check_violation';
  end if;
  return query execute format('select %s, f.shielded from people.%I f where f.id = $1',
    case when in_part = 'relationship' then 'case when people.may_work(f.person_id) then f.person_id else f.other_id end'
      else 'f.person_id' end, people.shieldable_in(in_part)) using which;
end $$;

do $$ declare hiding text; begin
  hiding := pg_get_functiondef('people.shield(text, uuid, uuid[], text)'::regprocedure);
  if position('where f.id = $1'', in_part)' in hiding) = 0 then raise exception 'people.shield is not as expected'; end if;
  execute replace(hiding, 'where f.id = $1'', in_part)', 'where f.id = $1'', people.shieldable_in(in_part))');
end $$;

create or replace function people.unshield(in_part text, which uuid, why text) returns void
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
  execute format('update people.%I f set shielded = false, shielded_why = null where f.id = $1', people.shieldable_in(in_part)) using which;
  update people.person p set shielded = exists (select from people.shielded_parts(p.id))
    where p.id = held.person_id or in_part = 'relationship'
      and p.id in (select o from people.relationship r cross join unnest(array[r.person_id, r.other_id]) o where r.id = which);
end $$;

create function people.mark_both_shielded() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.person p set shielded = true where p.id in (new.person_id, new.other_id) and not p.shielded;
  return null;
end $$;

-- Whether a relationship stands between two people that the caller may read: nobody is their own twin, parent or partner.
create or replace function people.related(one uuid, other uuid) returns text
  language sql stable security definer set search_path = '' as
  $$ select r.kind from people.relationship r where r.withdrawn_at is null
       and (not r.shielded or r.id = any(array(select access.unshielded())))
       and ((r.person_id in (select people.one_person(one)) and r.other_id in (select people.one_person(other)))
         or (r.other_id in (select people.one_person(one)) and r.person_id in (select people.one_person(other))))
     order by r.seq limit 1 $$;

revoke all on function people.shieldable_in(text), people.shielded_parts(uuid), people.mark_both_shielded() from public;
grant execute on function people.mark_both_shielded() to app_owner;

set local role app_owner;
create trigger shielded_said after insert or update of shielded on people.relationship
  for each row when (new.shielded) execute function people.mark_both_shielded();
do $$ declare name text; begin
  foreach name in array array['household_member', 'tie'] loop
    execute format('create trigger shielded_said after insert or update of shielded on people.%I
      for each row when (new.shielded) execute function people.mark_shielded()', name);
  end loop;
end $$;
revoke create on schema people from app_definer;
