-- Who belongs to whom: relationships with dates and parental responsibility, households over time, and the ties of
-- a family to what is around it. Each says who told it, and is never edited: ended by a date, or withdrawn.

-- `person_id` is what `kind` says to `other_id`: the parent of, the partner of.
create table people.relationship (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  other_id uuid not null references people.person,
  kind text not null check (kind in ('parent', 'adoptive parent', 'step-parent', 'foster carer', 'other carer',
    'grandparent', 'aunt or uncle', 'sibling', 'half-sibling', 'step-sibling', 'twin', 'partner', 'former partner',
    'other relative', 'friend')),
  parental_responsibility text check (parental_responsibility in ('yes', 'no', 'not known')),
  check (person_id <> other_id),
  check (parental_responsibility is null or kind in ('parent', 'adoptive parent', 'step-parent', 'foster carer',
    'other carer', 'grandparent', 'aunt or uncle', 'other relative'))
);
create index on people.relationship (other_id);

-- People who live together. It has no address of its own: where they live stands on each person, who may shield it.
create table people.household (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  made_at timestamptz not null default access.now(),
  made_by uuid
);
create table people.household_member (
  id uuid primary key default gen_random_uuid(),
  household_id uuid not null references people.household,
  person_id uuid not null references people.person
);
create index on people.household_member (household_id);

-- What is around a person, and how strong the tie is: a school, a club, a grandmother abroad.
create table people.tie (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  kind text not null check (kind in ('family and friends', 'school or work', 'health', 'services', 'faith and community',
    'leisure', 'money and housing', 'other')),
  words text not null,
  strength text not null check (strength in ('strong', 'ordinary', 'weak', 'stressful', 'broken'))
);

do $$ declare name text; begin
  foreach name in array array['relationship', 'household_member', 'tie'] loop
    execute format('alter table people.%I add column seq bigint generated always as identity,
      add column telling_id uuid not null references people.telling, add column from_on date, add column until_on date,
      add column shielded boolean not null default false, add column shielded_why text,
      add column withdrawn_at timestamptz, add column withdrawn_by uuid, add column withdrawn_by_name text,
      add column withdrawn_why text, add check ((withdrawn_at is null) = (withdrawn_why is null))', name);
    execute format('create index on people.%I (person_id)', name);
    execute format('create index on people.%I (telling_id)', name);
    execute format('grant update (until_on, withdrawn_at, withdrawn_by, withdrawn_by_name, withdrawn_why)
      on people.%I to app_user', name);
  end loop;
  foreach name in array array['relationship', 'household', 'household_member', 'tie'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select, insert on people.%I to app_user', name);
    execute format('grant select on people.%I to app_definer', name);
    execute format('create policy definer_reads on people.%I for select to app_definer using (true)', name);
  end loop;
  foreach name in array array['household_member', 'tie'] loop
    execute format('create policy seen on people.%I for select to app_user
      using ((not shielded or id = any(array(select access.unshielded())))
        and exists (select from people.person p where p.id = person_id))', name);
    execute format('create policy worked_on on people.%I for insert to app_user
      with check ((select access.may(''people.write'')) and not shielded and people.may_work(person_id))', name);
    execute format('create policy withdrawn on people.%I for update to app_user
      using ((select access.may(''people.write'')) and people.may_work(person_id)) with check (people.may_work(person_id))', name);
  end loop;
end $$;

-- A relationship is seen by whoever sees both; what else is told of it goes through people.relatives.
create policy seen on people.relationship for select to app_user
  using ((not shielded or id = any(array(select access.unshielded())))
    and exists (select from people.person p where p.id = person_id)
    and exists (select from people.person p where p.id = other_id));
create policy worked_on on people.relationship for insert to app_user
  with check ((select access.may('people.write')) and not shielded
    and (people.may_work(person_id) or people.may_work(other_id))
    and people.may_see(person_id) and people.may_see(other_id));
create policy withdrawn on people.relationship for update to app_user
  using ((select access.may('people.write')) and (people.may_work(person_id) or people.may_work(other_id)))
  with check (people.may_work(person_id) or people.may_work(other_id));
create policy seen on people.household for select to app_user
  using (exists (select from people.household_member m where m.household_id = household.id) or made_by = (select access.practitioner()));
create policy made on people.household for insert to app_user
  with check ((select access.may('people.write')) and made_by = (select access.practitioner()));

grant create on schema people to app_definer;
set local role app_definer;

-- A family around one person whom the caller sees: everybody within three steps of parent, child, partner, sibling or
-- carer, and everybody who shares a household with any of them. Somebody whose record the caller may not open is
-- named as the family is known here, with age and who holds it, and no more; the walk goes no further through them.
-- Somebody restricted, or across a conflict of interest, is not there at all.
create function people.family(around uuid)
returns table (id uuid, label text, born date, born_kind text, expected_on date, died_on date, sex text, reference text,
  team_id uuid, seen boolean, steps integer)
language plpgsql stable security definer set search_path = '' as $$
declare conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  mine uuid[] := array(select access.my_teams()); opened uuid[] := array(select access.opened());
  unshielded uuid[] := array(select access.unshielded());
  found uuid[] := array[around]; outermost uuid[] := array[around]; fresh uuid[]; step integer := 0;
begin
  if not access.sees(around) then return; end if;
  while step < 3 and cardinality(found) < 120 and cardinality(outermost) > 0 loop
    step := step + 1;
    fresh := array(select distinct n.next from (
        select r.other_id as next from people.relationship r where r.person_id = any(outermost) and r.withdrawn_at is null
          and (not r.shielded or r.id = any(unshielded)) and r.kind <> 'friend'
        union select r.person_id from people.relationship r where r.other_id = any(outermost) and r.withdrawn_at is null
          and (not r.shielded or r.id = any(unshielded)) and r.kind <> 'friend'
        union select m.person_id from people.household_member h join people.household_member m
          on m.household_id = h.household_id and m.until_on is null and m.withdrawn_at is null
          and (not m.shielded or m.id = any(unshielded))
          where step = 1 and h.person_id = any(outermost) and h.until_on is null and h.withdrawn_at is null
          and (not h.shielded or h.id = any(unshielded))) n
      join people.person p on p.id = n.next
      where not (n.next = any(found)) and not (p.id = any(conflicted)) and (not p.restricted or p.id = any(admitted)));
    found := found || fresh;
    return query select p.id, p.label, p.born, p.born_kind, p.expected_on, p.died_on, p.sex, p.reference, p.team_id,
        p.restricted or p.team_id = any(mine) or p.teams && mine or p.id = any(opened), step
      from people.person p where p.id = any(fresh);
    outermost := array(select p.id from people.person p where p.id = any(fresh)
      and (p.restricted or p.team_id = any(mine) or p.teams && mine or p.id = any(opened)));
  end loop;
end $$;

-- The relationships among people whom people.family names, as the caller may read them.
create function people.relations(among uuid[])
returns table (id uuid, person_id uuid, other_id uuid, kind text, parental_responsibility text, from_on date,
  until_on date, shielded boolean, said_by text, how text, told_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare unshielded uuid[] := array(select access.unshielded());
begin return query
  select r.id, r.person_id, r.other_id, r.kind, r.parental_responsibility, r.from_on, r.until_on, r.shielded,
    t.said_by, t.how, t.told_at
  from people.relationship r join people.telling t on t.id = r.telling_id
  where r.person_id = any(among) and r.other_id = any(among) and r.withdrawn_at is null
    and (not r.shielded or r.id = any(unshielded))
    and (access.sees(r.person_id) or access.sees(r.other_id)) order by r.seq;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['family(uuid)', 'relations(uuid[])'] loop
    execute format('revoke all on function people.%s from public', signature);
    execute format('grant execute on function people.%s to app_user', signature);
  end loop;
end $$;
set local role app_owner;
revoke create on schema people from app_definer;
