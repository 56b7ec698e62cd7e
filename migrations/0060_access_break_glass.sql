-- Who holds each record, emergency access to it, conflicts of interest, and what people must be told of these.

-- What each role may do, as the program's own table says; written at every start.
create table access.role_permission (
  role text not null,
  permission text not null,
  primary key (role, permission)
);

-- Each record that need-to-know applies to: who holds it and whether it is closed to all but named people. Kept
-- by a trigger on the slice's own table, so that access can answer for records of every kind.
create table access.record (
  record_id uuid primary key,
  kind text not null,
  reference text not null,
  team_id uuid not null,
  area text,
  restricted boolean not null
);
create index on access.record (reference);

alter table access.opening add column approved_by uuid;
alter table access.opening add check (approved_by is null or basis = 'break-glass');

-- Each use of emergency access, to be looked at afterwards by somebody else.
create table access.break_glass (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null references access.record,
  area text,
  practitioner_id uuid not null,
  opening_id uuid not null references access.opening,
  reason text not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  approved_by uuid,
  review_due_at timestamptz not null,
  escalated_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text check (verdict in ('justified', 'not justified')),
  words text,
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (verdict is null)),
  check (reviewed_by is distinct from practitioner_id)
);
create index on access.break_glass (review_due_at, id) where reviewed_at is null;
create index on access.break_glass (reviewed_at desc, id desc) where reviewed_at is not null;
create index on access.break_glass (practitioner_id, used_at desc);
create index on access.break_glass (record_id);

-- Somebody says that there is a record they cannot find. They learn whether there is one from the answer alone.
create table access.request (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null,
  asked_for text not null,
  reason text not null,
  asked_at timestamptz not null default access.now(),
  record_id uuid references access.record,
  area text,
  decided_at timestamptz,
  decided_by uuid,
  verdict text check (verdict in ('opened', 'named', 'refused')),
  words text,
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (verdict is null)),
  check (decided_by is distinct from practitioner_id)
);
create index on access.request (asked_at, id) where decided_at is null;
create index on access.request (practitioner_id, asked_at desc);
create index on access.request (record_id);

-- What somebody must be told, shown on their desk until they have put it away.
create table access.notice (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null,
  kind text not null check (kind in ('glass broken', 'glass to review', 'review late', 'glass reviewed',
    'access asked', 'request answered', 'named')),
  record_id uuid,
  break_glass_id uuid references access.break_glass,
  request_id uuid references access.request,
  at timestamptz not null default access.now(),
  put_away_at timestamptz
);
create index on access.notice (practitioner_id, at desc, id desc) where put_away_at is null;
create index on access.notice (break_glass_id);
create index on access.notice (request_id);

do $$ declare name text; begin
  foreach name in array array['role_permission', 'record', 'break_glass', 'request', 'notice'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('grant select on access.%I to app_definer', name);
    execute format('create policy definer_reads on access.%I for select to app_definer using (true)', name);
  end loop;
  foreach name in array array['record', 'break_glass', 'request', 'notice'] loop
    execute format('grant insert, update on access.%I to app_definer', name);
    execute format('create policy definer_writes on access.%I for insert to app_definer with check (true)', name);
    execute format('create policy definer_changes on access.%I for update to app_definer using (true)', name);
  end loop;
end $$;
create policy configured on access.role_permission to app_owner using (true) with check (true);
grant insert on access.conflict to app_definer;
create policy definer_writes on access.conflict for insert to app_definer with check (true);

-- A conflict of interest is for ever: no statement of anybody's takes one back.
create function access.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'a conflict of interest is for ever' using errcode = 'insufficient_privilege'; end $$;
create trigger for_ever before update or delete on access.conflict
  for each row execute function access.refuse_change();
create trigger never_truncated before truncate on access.conflict
  for each statement execute function access.refuse_change();

-- What the caller's roles permit: anywhere, and where.
create function access.may(wanted text) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from access.role_held h join access.role_permission p on p.role = h.role
     where h.practitioner_id = access.practitioner() and p.permission = wanted) $$;
create function access.areas_where(wanted text) returns setof text
  language sql stable security definer set search_path = '' as
  $$ select h.area from access.role_held h join access.role_permission p on p.role = h.role
     where h.practitioner_id = access.practitioner() and p.permission = wanted $$;
create function access.must(wanted text) returns void
  language plpgsql stable security definer set search_path = '' as
  $$ begin if access.may(wanted) then return; end if;
     raise exception 'the caller may not %', wanted using errcode = 'insufficient_privilege'; end $$;

-- On a restricted record: the named people, and those whose emergency access its lead approved. The latter read and
-- never work.
create function access.admitted() returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select o.record_id from access.opening o where o.practitioner_id = access.practitioner()
       and (o.basis = 'named' or (o.basis = 'break-glass' and o.approved_by is not null))
       and (o.expires_at is null or o.expires_at > access.now()); end $$;

-- The rule that every policy on a record states, for functions that look past them.
create function access.sees(about uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return exists (select from access.record r where r.record_id = about
       and not (about = any(array(select access.conflicted())))
       and case when r.restricted then about = any(array(select access.admitted()))
         else r.team_id = any(array(select access.my_teams())) or about = any(array(select access.opened())) end); end $$;

-- By which rule the caller sees a record, in the words of the audit; null when they do not.
create function access.basis(about uuid) returns text
  language plpgsql stable security definer set search_path = '' as
  $$ begin return (select case when not access.sees(about) then null
       when not r.restricted and r.team_id = any(array(select access.my_teams())) then 'team holds it'
       else (select o.basis from access.opening o
         where o.record_id = about and (o.expires_at is null or o.expires_at > access.now())
           and (o.practitioner_id = access.practitioner() or o.agency_id = access.agency())
           and (o.basis in ('named', 'break-glass') or (not r.restricted and o.basis in ('allocated', 'asked')))
         order by array_position(array['named', 'allocated', 'asked', 'break-glass'], o.basis) limit 1) end
     from access.record r where r.record_id = about); end $$;

-- Keeps access.record beside a slice's table with columns id, reference, team_id, area and restricted.
create function access.keep_record() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into access.record (record_id, kind, reference, team_id, area, restricted)
    values (new.id, tg_argv[0], new.reference, new.team_id, new.area, new.restricted)
    on conflict (record_id) do update set reference = excluded.reference, team_id = excluded.team_id,
      area = excluded.area, restricted = excluded.restricted;
  return null;
end $$;

-- People who answer for a permission in an area, or in any where the record has none.
create function access.leads(wanted text, in_area text) returns setof uuid
  language sql stable security definer set search_path = '' as
  $$ select distinct h.practitioner_id from access.role_held h
     join access.role_permission p on p.role = h.role and p.permission = wanted
     join partnership.practitioner who on who.id = h.practitioner_id and who.disabled_at is null
     where in_area is null or h.area = in_area $$;

-- People who hold a record: its team or, when it is restricted, those named.
create function access.holders(about uuid) returns setof uuid
  language sql stable security definer set search_path = '' as
  $$ select m.practitioner_id from access.record r join access.team_member m on m.team_id = r.team_id
     where r.record_id = about and not r.restricted
     union
     select o.practitioner_id from access.record r join access.opening o on o.record_id = r.record_id
     where r.record_id = about and r.restricted and o.basis = 'named'
       and (o.expires_at is null or o.expires_at > access.now()) $$;

-- Puts a notice on desks, never on that of somebody with a conflict of interest, and says who was told.
create function access.tell(people uuid[], what text, about uuid, use_of uuid, asked uuid) returns uuid[]
  language sql security definer set search_path = '' as
  $$ with told as (
       insert into access.notice (practitioner_id, kind, record_id, break_glass_id, request_id)
       select distinct p.id, what, about, use_of, asked from unnest(people) as person
         join partnership.practitioner p on p.id = person and p.disabled_at is null
       where not exists (select from access.conflict c where c.practitioner_id = p.id and c.record_id = about)
       returning practitioner_id)
     select coalesce(array_agg(practitioner_id), '{}') from told $$;

-- Reasons are words, not spaces.
create function access.said(words text, characters integer) returns boolean language sql immutable parallel safe as
  $$ select length(btrim(regexp_replace(words, '\s+', ' ', 'g'))) >= characters $$;

-- Opens a record to the caller for four hours, at most, and tells who holds it and their lead.
create function access.open_glass(about uuid, person uuid, why text, approver uuid, review_due timestamptz)
returns table (id uuid, told uuid[]) language plpgsql security definer set search_path = '' as $$
declare held access.record; opening_made uuid; use_made uuid; people uuid[];
begin
  if not access.said(why, 20) then
    raise exception 'emergency access needs a reason of twenty characters' using errcode = 'check_violation';
  end if;
  if review_due < access.now() or review_due > access.now() + interval '30 days' then
    raise exception 'a review is due within thirty days' using errcode = 'check_violation';
  end if;
  select * into held from access.record r where r.record_id = about for share;
  insert into access.opening (record_id, practitioner_id, basis, granted_by, approved_by, expires_at)
    values (about, person, 'break-glass', person, approver, access.now() + interval '4 hours')
    returning opening.id into opening_made;
  insert into access.break_glass (record_id, area, practitioner_id, opening_id, reason, used_at, expires_at,
      approved_by, review_due_at)
    values (about, held.area, person, opening_made, why, access.now(), access.now() + interval '4 hours', approver, review_due)
    returning break_glass.id into use_made;
  people := access.tell(array(select h from access.holders(about) h where h <> person),
      'glass broken', about, use_made, null)
    || access.tell(array(select l from access.leads('access.review', held.area) l where l <> person),
      'glass to review', about, use_made, null);
  return query select use_made, array(select distinct p from unnest(people) p);
end $$;

-- Emergency access for oneself, from a search stub. No row where there is nothing to open this way: an unknown
-- record, a restricted one, a conflict of interest, or one that the caller sees already.
create function access.break_glass(about uuid, why text, review_due timestamptz)
returns table (id uuid, told uuid[]) language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('access.break-glass');
  if not exists (select from access.stub(about)) then return; end if;
  return query select * from access.open_glass(about, access.practitioner(), why, null, review_due);
end $$;

-- A record which the caller could open in an emergency, and the team that holds it; no row for every other.
create function access.stub(about uuid) returns table (kind text, team text)
  language sql stable security definer set search_path = '' as
  $$ select r.kind, t.name from access.record r join partnership.team t on t.id = r.team_id
     where r.record_id = about and not r.restricted and access.may('access.break-glass')
       and not (about = any(array(select access.conflicted()))) and not access.sees(about) $$;

-- The caller has done what they had to and shuts the record again.
create function access.end_glass(use_of uuid) returns boolean
  language sql security definer set search_path = '' as
  $$ with ended as (
       update access.break_glass b set ended_at = access.now()
       where b.id = use_of and b.practitioner_id = access.practitioner() and b.ended_at is null
         and b.expires_at > access.now() returning b.opening_id),
     shut as (
       update access.opening o set expires_at = access.now() from ended where o.id = ended.opening_id returning 1)
     select exists (select from shut) $$;

-- Asks the lead for a record that the caller cannot find, by its reference. The answer is the same whether or not
-- there is one.
create function access.ask(what text, why text) returns table (id uuid, told uuid[])
language plpgsql security definer set search_path = '' as $$
declare found access.record; asked uuid;
begin
  perform access.must('access.break-glass');
  if not access.said(why, 20) or not access.said(what, 3) then
    raise exception 'a request needs a reference and a reason of twenty characters' using errcode = 'check_violation';
  end if;
  select * into found from access.record r where r.reference = upper(btrim(what)) limit 1;
  insert into access.request (practitioner_id, asked_for, reason, record_id, area)
    values (access.practitioner(), what, why, found.record_id, found.area) returning request.id into asked;
  return query select asked, access.tell(
    array(select l from access.leads('access.review', found.area) l where l <> access.practitioner()),
    'access asked', found.record_id, null, asked);
end $$;

-- The lead's answer: four hours, a place among the named people of a restricted record, or neither.
create function access.answer(asked uuid, answer text, why text, review_due timestamptz)
returns table (told uuid[]) language plpgsql security definer set search_path = '' as $$
declare wish access.request; held access.record; opened uuid[] := '{}';
begin
  perform access.must('access.review');
  if not access.said(why, 10) then
    raise exception 'an answer needs words' using errcode = 'check_violation';
  end if;
  select * into wish from access.request r where r.id = asked and r.decided_at is null
    and r.practitioner_id <> access.practitioner()
    and not (coalesce(r.record_id = any(array(select access.conflicted())), false)) for update;
  if wish.id is null then return; end if;
  if answer <> 'refused' then
    select * into held from access.record r where r.record_id = wish.record_id;
    if held.record_id is null or not access.answerable(held.record_id, wish.practitioner_id) then
      raise exception 'this cannot be opened to them' using errcode = 'insufficient_privilege';
    end if;
    if answer = 'opened' then
      select o.told into opened from access.open_glass(held.record_id, wish.practitioner_id, wish.reason,
        access.practitioner(), review_due) o;
    else
      perform access.must('access.restrict');
      if not held.restricted then
        raise exception 'only a restricted record has named people' using errcode = 'check_violation';
      end if;
      insert into access.opening (record_id, practitioner_id, basis, granted_by)
        values (held.record_id, wish.practitioner_id, 'named', access.practitioner());
      opened := access.tell(array(select h from access.holders(held.record_id) h where h <> wish.practitioner_id),
        'named', held.record_id, null, asked);
    end if;
  end if;
  update access.request r set decided_at = access.now(), decided_by = access.practitioner(), verdict = answer, words = why
    where r.id = asked;
  return query select opened || access.tell(array[wish.practitioner_id], 'request answered', null, null, asked);
end $$;

-- Whether a lead may open a record to somebody: in the lead's own area, and over nobody's conflict of interest.
create function access.answerable(about uuid, person uuid) returns boolean
  language sql stable security definer set search_path = '' as
  $$ select exists (select from access.record r where r.record_id = about
       and (r.area is null or r.area = any(array(select access.areas_where('access.review')))))
     and not exists (select from access.conflict c where c.record_id = about and c.practitioner_id = person) $$;

-- What the lead has to decide: with what was found under the reference, which the person asking is not shown.
create function access.requests(of_request uuid, show_decided boolean, after_at timestamptz, after_id uuid, most integer)
returns table (id uuid, name text, job_title text, agency text, asked_for text, reason text, asked_at timestamptz,
  reference text, team text, restricted boolean, answerable boolean, decided_at timestamptz, decided_by text, verdict text,
  words text)
language sql stable security definer set search_path = '' as
  $$ select q.id, p.name, p.job_title, g.name, q.asked_for, q.reason, q.asked_at, r.reference, t.name, r.restricted,
       r.record_id is not null and access.answerable(r.record_id, q.practitioner_id), q.decided_at, d.name, q.verdict, q.words
     from access.request q
       join partnership.practitioner p on p.id = q.practitioner_id
       join partnership.agency g on g.id = p.agency_id
       left join access.record r on r.record_id = q.record_id
       left join partnership.team t on t.id = r.team_id
       left join partnership.practitioner d on d.id = q.decided_by
     where access.may('access.review') and q.practitioner_id <> access.practitioner()
       and not coalesce(q.record_id = any(array(select access.conflicted())), false)
       and (r.area is null or r.area = any(array(select access.areas_where('access.review'))))
       and case when of_request is not null then q.id = of_request else (q.decided_at is not null) = show_decided end
       and (after_id is null or case when show_decided then (q.asked_at, q.id) < (after_at, after_id)
         else (q.asked_at, q.id) > (after_at, after_id) end)
     order by case when show_decided then q.asked_at end desc, case when show_decided then q.id end desc, q.asked_at, q.id
     limit most $$;

-- The lead's view of one use after the fact. What was not justified ends at once.
create function access.review(use_of uuid, judged text, why text) returns table (told uuid[])
language plpgsql security definer set search_path = '' as $$
declare used access.break_glass;
begin
  perform access.must('access.review');
  if not access.said(why, 10) then
    raise exception 'a review needs words' using errcode = 'check_violation';
  end if;
  update access.break_glass b set reviewed_at = access.now(), reviewed_by = access.practitioner(), verdict = judged, words = why
    where b.id = use_of and b.reviewed_at is null and b.practitioner_id <> access.practitioner()
      and (b.area is null or b.area = any(array(select access.areas_where('access.review'))))
      and not (b.record_id = any(array(select access.conflicted())))
    returning * into used;
  if used.id is null then return; end if;
  if judged = 'not justified' and used.expires_at > access.now() and used.ended_at is null then
    update access.opening o set expires_at = access.now() where o.id = used.opening_id;
    update access.break_glass b set ended_at = access.now() where b.id = use_of;
  end if;
  return query select access.tell(array[used.practitioner_id], 'glass reviewed', used.record_id, use_of, null);
end $$;

-- The lead's lists: uses to look at, due first, or looked at, latest first, with what they were of. Nobody judges their own.
create function access.uses(of_use uuid, show_reviewed boolean, after_at timestamptz, after_id uuid, most integer)
returns table (id uuid, name text, job_title text, agency text, kind text, reference text, team text, restricted boolean,
  reason text, used_at timestamptz, expires_at timestamptz, ended_at timestamptz, approved_by text,
  review_due_at timestamptz, escalated_at timestamptz, reviewed_at timestamptz, reviewed_by text, verdict text, words text)
language sql stable security definer set search_path = '' as
  $$ select b.id, p.name, p.job_title, g.name, r.kind, r.reference, t.name, r.restricted, b.reason, b.used_at, b.expires_at,
       b.ended_at, a.name, b.review_due_at, b.escalated_at, b.reviewed_at, v.name, b.verdict, b.words
     from access.break_glass b
       join access.record r on r.record_id = b.record_id
       join partnership.team t on t.id = r.team_id
       join partnership.practitioner p on p.id = b.practitioner_id
       join partnership.agency g on g.id = p.agency_id
       left join partnership.practitioner a on a.id = b.approved_by
       left join partnership.practitioner v on v.id = b.reviewed_by
     where access.may('access.review') and b.practitioner_id <> access.practitioner()
       and (b.area is null or b.area = any(array(select access.areas_where('access.review'))))
       and not (b.record_id = any(array(select access.conflicted())))
       and case when of_use is not null then b.id = of_use else (b.reviewed_at is not null) = show_reviewed end
       and (after_id is null or case when show_reviewed then (b.used_at, b.id) < (after_at, after_id)
         else (b.review_due_at, b.id) > (after_at, after_id) end)
     order by case when show_reviewed then b.used_at end desc, case when show_reviewed then b.id end desc,
       b.review_due_at, b.id limit most $$;

-- The caller's own uses, newest first. A conflict of interest hides what it was of.
create function access.own_uses(before_at timestamptz, before_id uuid, most integer)
returns table (id uuid, record_id uuid, kind text, reference text, used_at timestamptz, expires_at timestamptz,
  ended_at timestamptz, verdict text, words text)
language sql stable security definer set search_path = '' as
  $$ select b.id, b.record_id, r.kind, r.reference, b.used_at, b.expires_at, b.ended_at, b.verdict, b.words
     from access.break_glass b join access.record r on r.record_id = b.record_id
     where b.practitioner_id = access.practitioner()
       and not (b.record_id = any(array(select access.conflicted())))
       and (before_id is null or (b.used_at, b.id) < (before_at, before_id))
     order by b.used_at desc, b.id desc limit most $$;

-- The caller's notices, newest first. What a record is called is said only to those who see it or answer for it.
create function access.notices(most integer)
returns table (id uuid, kind text, at timestamptz, record_id uuid, record_kind text, reference text, break_glass_id uuid,
  request_id uuid, name text, agency text)
language sql stable security definer set search_path = '' as
  $$ select n.id, n.kind, n.at, case when access.sees(n.record_id) then n.record_id end, r.kind,
       case when access.sees(n.record_id) or access.may('access.review') then r.reference end,
       n.break_glass_id, n.request_id, p.name, g.name
     from access.notice n
       left join access.record r on r.record_id = n.record_id
       left join access.break_glass b on b.id = n.break_glass_id
       left join access.request q on q.id = n.request_id
       left join partnership.practitioner p on p.id = coalesce(b.practitioner_id, q.practitioner_id)
       left join partnership.agency g on g.id = p.agency_id
     where n.practitioner_id = access.practitioner() and n.put_away_at is null
       and not coalesce(n.record_id = any(array(select access.conflicted())), false)
     order by n.at desc, n.id desc limit most $$;

-- Reviews not done in time are told to every lead and to whoever answers for the board, once.
create function access.escalate() returns integer
  language plpgsql security definer set search_path = '' as $$
declare late access.break_glass; count integer := 0;
begin
  for late in update access.break_glass b set escalated_at = access.now()
    where b.reviewed_at is null and b.escalated_at is null and b.review_due_at <= access.now() returning * loop
    perform access.tell(array(select l from access.leads('access.review', null) l where l <> late.practitioner_id)
      || array(select l from access.leads('access.oversee', null) l where l <> late.practitioner_id),
      'review late', late.record_id, late.id, null);
    count := count + 1;
  end loop;
  return count;
end $$;

-- A conflict of interest, declared by whoever keeps them or by the person themselves about a record they see.
-- False when there is no such record or person.
create function access.declare_conflict(person uuid, about uuid, why text) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  if not (access.may('access.conflict') or (person = access.practitioner() and access.sees(about))) then
    raise exception 'the caller may not declare this' using errcode = 'insufficient_privilege';
  end if;
  if not access.said(why, 10) then
    raise exception 'a conflict of interest needs a reason' using errcode = 'check_violation';
  end if;
  if not exists (select from access.record r where r.record_id = about)
    or not exists (select from partnership.practitioner p where p.id = person) then return false; end if;
  insert into access.conflict (practitioner_id, record_id, declared_by, reason)
    values (person, about, access.practitioner(), why) on conflict do nothing;
  return true;
end $$;

-- A record by its reference, for those who declare conflicts about records they do not see.
create function access.referred(to_reference text) returns uuid
  language sql stable security definer set search_path = '' as
  $$ select r.record_id from access.record r
     where access.may('access.conflict') and r.reference = upper(btrim(to_reference)) limit 1 $$;

-- The conflicts declared, newest first, for those who keep them. Never one about themselves.
create function access.conflicts(before_at timestamptz, before_record uuid, before_person uuid, most integer)
returns table (practitioner_id uuid, name text, agency text, record_id uuid, reference text, reason text, declared_by text,
  declared_at timestamptz)
language sql stable security definer set search_path = '' as
  $$ select c.practitioner_id, p.name, g.name, c.record_id, r.reference, c.reason, d.name, c.declared_at
     from access.conflict c
       join access.record r on r.record_id = c.record_id
       join partnership.practitioner p on p.id = c.practitioner_id
       join partnership.agency g on g.id = p.agency_id
       left join partnership.practitioner d on d.id = c.declared_by
     where access.may('access.conflict') and c.practitioner_id <> access.practitioner()
       and (before_record is null
         or (c.declared_at, c.record_id, c.practitioner_id) < (before_at, before_record, before_person))
     order by c.declared_at desc, c.record_id desc, c.practitioner_id desc limit most $$;

-- Concerns are the first kind of record.
create trigger known_to_access after insert or update of reference, team_id, area, restricted on front_door.concern
  for each row execute function access.keep_record('concern');
set local role app_definer;
insert into access.record (record_id, kind, reference, team_id, area, restricted)
  select c.id, 'concern', c.reference, c.team_id, c.area, c.restricted from front_door.concern c;
set local role app_owner;

do $$ declare signature text; begin
  foreach signature in array array['may(text)', 'areas_where(text)', 'must(text)', 'admitted()', 'sees(uuid)', 'basis(uuid)',
    'break_glass(uuid, text, timestamptz)', 'stub(uuid)', 'end_glass(uuid)', 'ask(text, text)',
    'answer(uuid, text, text, timestamptz)', 'requests(uuid, boolean, timestamptz, uuid, integer)', 'review(uuid, text, text)',
    'uses(uuid, boolean, timestamptz, uuid, integer)', 'own_uses(timestamptz, uuid, integer)', 'notices(integer)', 'declare_conflict(uuid, uuid, text)', 'referred(text)',
    'conflicts(timestamptz, uuid, uuid, integer)'] loop
    execute format('grant execute on function access.%s to app_user', signature);
  end loop;
  grant execute on function access.escalate() to app_worker;
  grant create on schema access to app_definer;
  -- The others are for these functions themselves.
  foreach signature in array array['may(text)', 'areas_where(text)', 'must(text)', 'admitted()', 'sees(uuid)', 'basis(uuid)',
    'keep_record()', 'leads(text, text)', 'holders(uuid)', 'tell(uuid[], text, uuid, uuid, uuid)',
    'open_glass(uuid, uuid, text, uuid, timestamptz)', 'break_glass(uuid, text, timestamptz)', 'stub(uuid)', 'end_glass(uuid)',
    'ask(text, text)', 'answer(uuid, text, text, timestamptz)', 'answerable(uuid, uuid)',
    'requests(uuid, boolean, timestamptz, uuid, integer)', 'review(uuid, text, text)',
    'uses(uuid, boolean, timestamptz, uuid, integer)', 'own_uses(timestamptz, uuid, integer)', 'notices(integer)', 'escalate()', 'declare_conflict(uuid, uuid, text)', 'referred(text)',
    'conflicts(timestamptz, uuid, uuid, integer)'] loop
    execute format('revoke all on function access.%s from public', signature);
    execute format('alter function access.%s owner to app_definer', signature);
  end loop;
  revoke create on schema access from app_definer;
end $$;

-- One's own: what one asked for and must be told. Not the record that a request was found to be about.
grant select (id, practitioner_id, asked_for, reason, asked_at, decided_at, verdict, words) on access.request to app_user;
grant select (id, practitioner_id), update (put_away_at) on access.notice to app_user;
create policy own_requests on access.request for select to app_user
  using (practitioner_id = (select access.practitioner()));
create policy own_notices on access.notice to app_user
  using (practitioner_id = (select access.practitioner())) with check (practitioner_id = (select access.practitioner()));
