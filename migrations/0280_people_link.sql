-- Two records that are found to be of one person are linked, never poured together: one of them stands in front, the
-- other leads to it, and every fact stays where it was written. One person proposes a link and another confirms it;
-- it can be taken apart again. Whoever may see only one of the two records goes on seeing exactly that one.

-- The record in front of all that are linked to it, however many steps away; null for one that leads nowhere else.
-- Computed from linked_to, which keeps what was said to be the same as what.
alter table people.person add column head_id uuid references people.person;
create index on people.person (head_id) where head_id is not null;
alter table people.person add check ((linked_to is null) = (head_id is null)), add check (head_id is distinct from id);
alter policy added on people.person with check ((select access.may('people.create')) and not restricted and teams = '{}'
  and linked_to is null and head_id is null and team_id = any(array(select access.my_teams())));

create table people.link (
  id uuid primary key default gen_random_uuid(),
  -- `person_id` leads to `head_id`. Both stood in front of their own when it was proposed.
  person_id uuid not null references people.person,
  head_id uuid not null references people.person,
  state text not null default 'proposed' check (state in ('proposed', 'linked', 'refused', 'withdrawn', 'split')),
  why text not null,
  -- As in people.match_decision: what spoke for it and against it when it was proposed.
  weighed jsonb not null,
  model_version text not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null default access.now(),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decided_why text,
  split_by uuid,
  split_by_name text,
  split_at timestamptz,
  split_why text,
  check (person_id <> head_id),
  check (state not in ('linked', 'split') or decided_by <> proposed_by),
  check ((state = 'split') = (split_at is not null))
);
create unique index link_proposed_once on people.link (least(person_id, head_id), greatest(person_id, head_id))
  where state = 'proposed';
create unique index linked_once on people.link (person_id) where state = 'linked';
create index on people.link (person_id);
create index on people.link (head_id);
create index on people.link (proposed_at, id) where state = 'proposed';

-- Two records of which somebody said that they are two people: brothers, twins, namesakes. Settled once.
create table people.not_same (
  low_id uuid not null references people.person,
  high_id uuid not null references people.person,
  reason text not null,
  said_by uuid not null,
  said_by_name text not null,
  said_at timestamptz not null default access.now(),
  model_version text not null,
  -- What numbers were known then: only one that came later, and is the same on both, opens the question again.
  numbers_until bigint not null,
  primary key (low_id, high_id),
  check (low_id < high_id)
);
create index on people.not_same (high_id);

do $$ declare name text; begin
  foreach name in array array['link', 'not_same'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('alter table people.%I force row level security', name);
    execute format('grant select on people.%I to app_user', name);
    execute format('grant select, insert, update, delete on people.%I to app_definer', name);
    execute format('create policy definer_keeps on people.%I to app_definer using (true) with check (true)', name);
  end loop;
end $$;
-- Only whoever sees both records learns that anybody held them to be one, or two.
create policy seen on people.link for select to app_user
  using (exists (select from people.person p where p.id = person_id)
    and exists (select from people.person p where p.id = people.link.head_id));
create policy seen on people.not_same for select to app_user
  using (exists (select from people.person p where p.id = low_id)
    and exists (select from people.person p where p.id = high_id));

-- Notices of new kinds beside those there are.
do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'access.notice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''glass broken''%' loop
    execute format('alter table access.notice drop constraint %I', held.conname);
    execute format('alter table access.notice add constraint %I %s', held.conname, replace(held.def,
      '''glass broken''::text', '''glass broken''::text, ''records linked''::text, ''records split''::text, ''link refused''::text'));
  end loop;
end $$;

grant insert, delete on access.about to app_definer;
grant create on schema access, people, front_door to app_definer;
set local role app_definer;

-- A conflict of interest over somebody reaches every record that is linked to theirs, and through each of them
-- every record about that person.
create or replace function access.conflicted() returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select c.record_id from access.conflict c where c.practitioner_id = access.practitioner()
     union all select a.record_id from access.conflict c join access.about a on a.person_id = c.record_id
       where c.practitioner_id = access.practitioner()
     union all select b.record_id from access.conflict c join access.about a on a.person_id = c.record_id
       join access.about b on b.person_id = a.record_id where c.practitioner_id = access.practitioner(); end $$;

create or replace function access.in_conflict(person uuid, about uuid) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from access.conflict c where c.practitioner_id = person and (c.record_id = about
       or c.record_id in (select a.person_id from access.about a where a.record_id = about)
       or c.record_id in (select b.person_id from access.about a join access.about b on b.record_id = a.person_id
         where a.record_id = about))) $$;

-- The records over which anybody of an agency has a conflict of interest: hidden from its systems.
create function access.conflicted_in(agency uuid) returns setof uuid
  language sql stable security definer set search_path = '' as
  $$ with held as (select c.record_id from access.conflict c join partnership.practitioner p on p.id = c.practitioner_id
       where p.agency_id = agency)
     select h.record_id from held h
     union select a.record_id from held h join access.about a on a.person_id = h.record_id
     union select b.record_id from held h join access.about a on a.person_id = h.record_id
       join access.about b on b.person_id = a.record_id $$;

create or replace function front_door.let_go() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform front_door.let_go_of(new.practitioner_id, r.id) from (select new.record_id as id
    union select a.record_id from access.about a where a.person_id = new.record_id
    union select b.record_id from access.about a join access.about b on b.person_id = a.record_id
      where a.person_id = new.record_id) r;
  return null;
end $$;
create or replace function front_door.let_go_later() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform front_door.let_go_of(c.practitioner_id, r.id)
    from access.conflict c, (select new.record_id as id union select b.record_id from access.about b where b.person_id = new.record_id) r
    where c.record_id = new.person_id;
  perform front_door.let_go_of(c.practitioner_id, new.record_id)
    from access.about a join access.conflict c on c.record_id = a.person_id where a.record_id = new.person_id;
  return null;
end $$;

-- The records of one person that the caller sees, this one included: what is told on any of them is told of all.
create function people.one_person(who uuid) returns setof uuid
  language plpgsql stable security definer set search_path = '' rows 2 as $$
declare root uuid;
begin
  select coalesce(p.head_id, p.id) into root from people.person p where p.id = who;
  return query select who
    union select p.id from people.person p where (p.id = root or p.head_id = root) and p.id <> who and access.sees(p.id);
end $$;

-- Under which record the caller reads this person: the one in front where they see it, else the first that they do.
-- Of somebody who is closed to them altogether it is the one in front, unless that is restricted or across a
-- conflict of interest.
create function people.shown_as(who uuid) returns uuid
  language plpgsql stable security definer set search_path = '' as $$
declare root uuid; found uuid;
begin
  select coalesce(p.head_id, p.id) into root from people.person p where p.id = who;
  if root is null then return who; end if;
  if root = who and not exists (select from people.person p where p.head_id = who) then return who; end if;
  if access.sees(root) then return root; end if;
  select p.id into found from people.person p where p.head_id = root and access.sees(p.id) order by p.created_at, p.id limit 1;
  if found is not null then return found; end if;
  return (select case when p.restricted or p.id = any(array(select access.conflicted())) then who else root end
    from people.person p where p.id = root);
end $$;

-- Everybody of the people to whom these records belong, where a person has several: which stands in front, under
-- which one the caller reads each, and whether they see this very one.
create function people.linked_among(ids uuid[])
returns table (id uuid, root uuid, shown_as uuid, seen boolean)
  language sql stable security definer set search_path = '' rows 2 as
  $$ with roots as (select distinct coalesce(p.head_id, p.id) as root from people.person p where p.id = any(ids)
       and (p.head_id is not null or exists (select from people.person m where m.head_id = p.id)))
     select m.id, r.root, people.shown_as(m.id), access.sees(m.id) from roots r cross join lateral
       (select r.root as id union all select p.id from people.person p where p.head_id = r.root) m $$;

-- Every two records of one person are about each other, so that a conflict of interest over one reaches the others.
create function people.keep_about(members uuid[]) returns void
  language sql security definer set search_path = '' as
  $$ delete from access.about a where a.record_id = any(members)
       and exists (select from people.person p where p.id = a.record_id)
       and not (a.person_id = any(members) and coalesce((select p.head_id from people.person p where p.id = a.person_id), a.person_id)
         = coalesce((select p.head_id from people.person p where p.id = a.record_id), a.record_id));
     insert into access.about (record_id, person_id)
       select one.id, other.id from people.person one join people.person other on one.id <> other.id
         and coalesce(one.head_id, one.id) = coalesce(other.head_id, other.id)
       where one.id = any(members) and other.id = any(members) on conflict do nothing $$;

-- Whether a relationship stands between two people: nobody is their own twin, parent or partner.
create function people.related(one uuid, other uuid) returns text
  language sql stable security definer set search_path = '' as
  $$ select r.kind from people.relationship r where r.withdrawn_at is null
       and ((r.person_id in (select people.one_person(one)) and r.other_id in (select people.one_person(other)))
         or (r.other_id in (select people.one_person(one)) and r.person_id in (select people.one_person(other))))
     order by r.seq limit 1 $$;

-- Whoever links, refuses or takes apart must work with both records.
create function people.must_work_both(one uuid, other uuid) returns void
  language plpgsql stable security definer set search_path = '' as
  $$ begin perform people.must_work(one); perform people.must_work(other); end $$;

-- Proposes that one record leads to another. `refusal` says why it cannot be, and then nothing was done.
create function people.propose_link(which uuid, head uuid, because text, weighed jsonb, model text)
returns table (id uuid, refusal text)
language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  perform access.must('people.write');
  perform people.must_work_both(which, head);
  if not access.said(because, 10) then
    raise exception 'a proposal needs a reason' using errcode = 'check_violation';
  end if;
  perform from people.person p where p.id in (which, head) order by p.id for share;
  if which = head or exists (select from people.person p where p.id in (which, head) and p.linked_to is not null) then
    return query select null::uuid, 'linked'; return;
  end if;
  if people.related(which, head) is not null then return query select null::uuid, 'related'; return; end if;
  insert into people.link (person_id, head_id, why, weighed, model_version, proposed_by, proposed_by_name)
    select which, head, because, propose_link.weighed, model, p.id, p.name from partnership.practitioner p
    where p.id = access.practitioner()
    on conflict do nothing returning link.id into made;
  return query select made, case when made is null then 'proposed' end;
end $$;

-- Decides on a proposal: `linked` or `refused` by another than whoever proposed it, `withdrawn` by them. Both records
-- are locked in one order, so that of two opposite links at once the second finds the first. What comes back is
-- `done`, or why nothing was done: `own`, `gone` (decided already), `linked` (one of the two was meanwhile), `related`,
-- `changed` (not as the caller was shown them), `void` (whoever proposed it may not any more).
create function people.decide_link(which uuid, answer text, because text, person_version integer, head_version integer)
returns text
language plpgsql security definer set search_path = '' as $$
declare wish people.link; one people.person; head people.person;
begin
  select * into wish from people.link l where l.id = which;
  if wish.id is null then return 'gone'; end if;
  perform people.must_work_both(wish.person_id, wish.head_id);
  perform from people.person p where p.id in (wish.person_id, wish.head_id) order by p.id for update;
  select * into wish from people.link l where l.id = which for update;
  if wish.state <> 'proposed' then return 'gone'; end if;
  if answer = 'withdrawn' then
    if wish.proposed_by <> access.practitioner() then return 'own'; end if;
  else
    perform access.must('people.link');
    if wish.proposed_by = access.practitioner() then return 'own'; end if;
  end if;
  if answer = 'linked' then
    select * into one from people.person p where p.id = wish.person_id;
    select * into head from people.person p where p.id = wish.head_id;
    if one.linked_to is not null or head.linked_to is not null then return 'linked'; end if;
    if people.related(one.id, head.id) is not null then return 'related'; end if;
    if access.in_conflict(wish.proposed_by, one.id) or access.in_conflict(wish.proposed_by, head.id)
      or not exists (select from partnership.practitioner p where p.id = wish.proposed_by and p.disabled_at is null)
      then return 'void'; end if;
    if one.version <> person_version or head.version <> head_version then return 'changed'; end if;
    update people.person p set linked_to = head.id, head_id = head.id where p.id = one.id;
    update people.person p set head_id = head.id where p.head_id = one.id;
    perform people.keep_about(array(select p.id from people.person p where p.id = head.id or p.head_id = head.id));
    delete from people.not_same n where n.low_id = least(one.id, head.id) and n.high_id = greatest(one.id, head.id);
  end if;
  update people.link l set state = answer, decided_by = p.id, decided_by_name = p.name, decided_at = access.now(),
      decided_why = because from partnership.practitioner p where l.id = which and p.id = access.practitioner();
  if answer = 'linked' then perform people.tell_both(wish.person_id, wish.head_id, array[wish.proposed_by], 'records linked');
  elsif answer = 'refused' then
    perform access.tell(array[wish.proposed_by], 'link refused', wish.person_id, null, null);
  end if;
  return 'done';
end $$;

-- Tells whoever holds either record, and who else had a part in it. Nobody learns from their record that there is a
-- restricted one.
create function people.tell_both(one uuid, other uuid, besides uuid[], what text) returns void
  language plpgsql security definer set search_path = '' as $$
declare pair record;
begin
  for pair in select p.id, o.id as other_id, o.restricted as closed from people.person p
    join people.person o on o.id in (one, other) and o.id <> p.id where p.id in (one, other) loop
    perform access.tell(array(select h from access.holders(pair.id) h where h <> access.practitioner()
        and (not pair.closed or h in (select x from access.holders(pair.other_id) x))
      union select b from unnest(besides) b where pair.id = other and b <> access.practitioner()), what, pair.id, null, null);
  end loop;
end $$;

-- Says that two records are of two people. Remembered: they are not offered as one again.
create function people.say_not_same(one uuid, other uuid, because text, model text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('people.write');
  if not access.said(because, 10) then
    raise exception 'it needs a reason' using errcode = 'check_violation';
  end if;
  if one = other or not access.sees(one) or not access.sees(other) then return false; end if;
  if not (people.may_work(one) or people.may_work(other)) then perform people.must_work(one); end if;
  if exists (select from people.person a join people.person b on coalesce(a.head_id, a.id) = coalesce(b.head_id, b.id)
    where a.id = one and b.id = other) then return false; end if;
  insert into people.not_same (low_id, high_id, reason, said_by, said_by_name, model_version, numbers_until)
    select least(one, other), greatest(one, other), because, p.id, p.name, model,
      coalesce((select max(i.seq) from people.identifier i where i.person_id in (one, other)), 0)
    from partnership.practitioner p where p.id = access.practitioner()
    on conflict (low_id, high_id) do update set reason = excluded.reason, said_by = excluded.said_by,
      said_by_name = excluded.said_by_name, said_at = excluded.said_at, model_version = excluded.model_version,
      numbers_until = excluded.numbers_until;
  return true;
end $$;

-- Takes a link apart, at once: both records stand again exactly as they are, and are remembered as two people. False
-- where it is not linked (any more).
create function people.split_link(which uuid, because text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare held people.link; members uuid[]; own uuid[];
begin
  perform access.must('people.link');
  if not access.said(because, 10) then
    raise exception 'a split needs a reason' using errcode = 'check_violation';
  end if;
  select * into held from people.link l where l.id = which;
  if held.id is null then return false; end if;
  perform people.must_work_both(held.person_id, held.head_id);
  -- Everybody of the person in one order: others may be linked or taken apart at the same time.
  perform from people.person p where p.id in (held.person_id, held.head_id)
    or p.head_id = (select h.head_id from people.person h where h.id = held.person_id)
    or p.id = (select h.head_id from people.person h where h.id = held.person_id) order by p.id for update;
  select * into held from people.link l where l.id = which for update;
  if held.state <> 'linked' then return false; end if;
  members := array(select p.id from people.person p join people.person h on h.id = held.person_id
    where p.id = h.head_id or p.head_id = h.head_id);
  own := array(with recursive under as (select held.person_id as id
    union select p.id from people.person p join under u on p.linked_to = u.id) select u.id from under u);
  update people.person p set linked_to = null, head_id = null where p.id = held.person_id;
  update people.person p set head_id = held.person_id where p.id = any(own) and p.id <> held.person_id;
  perform people.keep_about(members);
  update people.link l set state = 'split', split_by = p.id, split_by_name = p.name, split_at = access.now(),
      split_why = because from partnership.practitioner p where l.id = which and p.id = access.practitioner();
  perform people.say_not_same(held.person_id, held.head_id, because, held.model_version);
  perform people.tell_both(held.person_id, held.head_id, array[held.proposed_by, held.decided_by], 'records split');
  return true;
end $$;

-- What a search compares of these records. Of records that the caller does not see, nothing.
create function people.entries_of(ids uuid[])
returns table (person_id uuid, given text, surname text, name_until date, born date, born_kind text, sex text,
  postcode text, postcode_until date, nhs_number text)
language sql stable security definer set search_path = '' as
  $$ select e.person_id, e.given, e.surname, e.name_until, e.born, e.born_kind, e.sex, e.postcode, e.postcode_until,
       e.nhs_number
     from people.entry e where e.person_id = any(ids) and (access.actor() = 'system' or access.sees(e.person_id)) $$;

-- A search by a key leaves out whoever is linked to somebody whom the agency must not see. A concern may be about a
-- record that leads to another: it is read as that one.
do $$ declare looking text; begin
  looking := pg_get_functiondef('people.candidates(text[], date[], text[], date[], text[], text[], text[], date, date, text[], integer, boolean)'::regprocedure);
  if looking !~ 'select c\.record_id from access\.conflict c\s+join partnership\.practitioner p on p\.id = c\.practitioner_id where p\.agency_id = access\.key_agency\(\)' then
    raise exception 'people.candidates is not as expected';
  end if;
  execute regexp_replace(looking, 'select c\.record_id from access\.conflict c\s+join partnership\.practitioner p on p\.id = c\.practitioner_id where p\.agency_id = access\.key_agency\(\)',
    'select access.conflicted_in(access.key_agency())');
  execute replace(pg_get_functiondef('front_door.identify(uuid, uuid, uuid, text)'::regprocedure), ' and p.linked_to is null', '');
end $$;

do $$ declare signature text; begin
  foreach signature in array array['one_person(uuid)', 'shown_as(uuid)', 'linked_among(uuid[])', 'keep_about(uuid[])',
    'related(uuid, uuid)', 'must_work_both(uuid, uuid)', 'propose_link(uuid, uuid, text, jsonb, text)',
    'decide_link(uuid, text, text, integer, integer)', 'tell_both(uuid, uuid, uuid[], text)',
    'say_not_same(uuid, uuid, text, text)', 'split_link(uuid, text)', 'entries_of(uuid[])'] loop
    execute format('revoke all on function people.%s from public', signature);
    if signature !~ '^(keep_about|must_work_both|tell_both)' then
      execute format('grant execute on function people.%s to app_user', signature);
    end if;
  end loop;
  revoke all on function access.conflicted_in(uuid) from public;
  grant execute on function people.entries_of(uuid[]) to app_worker;
end $$;

set local role app_owner;
revoke create on schema access, people, front_door from app_definer;

create or replace view people.public_person with (security_invoker = true) as
  select p.id, p.reference, p.label, p.team_id, p.linked_to, p.head_id, people.shown_as(p.id) as shown_as
  from people.person p;
