-- A concern returned to whoever spoke up, with what is missing and by when. It stays the hub's and open. What was
-- told is never edited: the answer stands beside it.

create table front_door.send_back (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  reason text not null check (reason in ('missing', 'unclear', 'no-consent')),
  -- What whoever spoke up reads.
  need text not null,
  -- What the record keeps of why; not shown to them.
  why text,
  answer_due_at timestamptz not null,
  sent_by uuid not null,
  sent_by_name text not null,
  sent_at timestamptz not null default access.now(),
  ended_at timestamptz,
  ended_how text check (ended_how in ('answered', 'taken back', 'decided')),
  answer text,
  answered_by_name text,
  check ((ended_at is null) = (ended_how is null)),
  check (ended_how <> 'answered' or answer is not null)
);
create index on front_door.send_back (concern_id);
create unique index send_back_once_at_a_time on front_door.send_back (concern_id) where ended_at is null;

alter table front_door.send_back enable row level security;
alter table front_door.send_back force row level security;
create policy seen on front_door.send_back for select to app_user
  using (exists (select from front_door.concern c where c.id = concern_id));
create policy sent on front_door.send_back for insert to app_user
  with check ((select access.may('front-door.triage')) and front_door.may_work(concern_id));
create policy ended on front_door.send_back for update to app_user using (front_door.may_work(concern_id));
create policy definer_keeps on front_door.send_back to app_definer using (true) with check (true);
grant select, insert on front_door.send_back to app_user;
grant update (ended_at, ended_how, answer, answered_by_name) on front_door.send_back to app_user;
grant select, update on front_door.send_back to app_definer;

-- A clock whose rule lets it stand still, while it does.
alter table front_door.clock add column paused_at timestamptz;
grant update (paused_at) on front_door.clock to app_user;

-- Whom or what an open concern waits for besides its decision; part of the projection.
alter table front_door.concern add column waiting text;
grant update (waiting) on front_door.concern to app_user;

-- What the receipt says while the hub waits for an answer. The words go when they are answered.
alter table front_door.receipt add column returned_at timestamptz, add column need text,
  add column answer_due_at timestamptz, add column answered_at timestamptz;
grant update (returned_at, need, answer_due_at, answered_at) on front_door.receipt to app_user;

grant select, update on front_door.clock, front_door.receipt to app_definer;
create policy definer_keeps on front_door.clock to app_definer using (true) with check (true);
create policy definer_keeps on front_door.receipt to app_definer using (true) with check (true);

-- What happened at the hub between rating and decision, as rules/status.ts takes it. Under the caller's own eyes.
create function front_door.triage_facts(concern uuid) returns jsonb language sql stable set search_path = '' as
  $$ select jsonb_build_object('sendBacks', (select jsonb_agg(jsonb_build_object('endedHow', s.ended_how) order by s.seq)
       from front_door.send_back s where s.concern_id = concern)) $$;
revoke all on function front_door.triage_facts(uuid) from public;
grant execute on function front_door.triage_facts(uuid) to app_user;

-- A notice of a new kind beside those there are.
do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'access.notice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''glass broken''%' loop
    execute format('alter table access.notice drop constraint %I', held.conname);
    execute format('alter table access.notice add constraint %I %s', held.conname,
      replace(held.def, '''glass broken''::text', '''glass broken''::text, ''referrer answered''::text'));
  end loop;
end $$;

grant create on schema front_door to app_definer;

-- Whether the caller may answer for a concern: they hold its receipt by its code, or raised it signed in.
create function front_door.holds_receipt(concern uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return exists (select from front_door.receipt r where r.concern_id = concern and r.expires_at > access.now()
       and (r.code_hash = access.receipt() or r.practitioner_id = access.practitioner())); end $$;

-- What an answer sets going again: the clocks that stand still, and when they stood still before. Nothing of what
-- was told.
create function front_door.standing_still(concern uuid) returns table (area text, clocks jsonb, pauses jsonb)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not front_door.holds_receipt(concern) then return; end if;
  return query select c.area,
    (select jsonb_agg(jsonb_build_object('id', k.id, 'rule', k.rule, 'started_at', k.started_at))
      from front_door.clock k where k.concern_id = c.id and k.paused_at is not null and k.met_at is null and k.ended_at is null),
    (select jsonb_agg(jsonb_build_object('from', s.sent_at, 'until', coalesce(s.ended_at, access.now())) order by s.seq)
      from front_door.send_back s where s.concern_id = c.id)
  from front_door.concern c where c.id = concern;
end $$;

-- The answer of whoever spoke up: beside what was told, once, while it is waited for. The concern comes back to
-- screening with the clocks going on, and the hub hears of it. `dues` gives the new end of each clock that stood
-- still. False when nothing is waited for.
create function front_door.answer_send_back(concern uuid, words text, by_name text, dues jsonb) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare asked front_door.send_back; given front_door.concern; people uuid[];
begin
  if not front_door.holds_receipt(concern) or not access.said(words, 1) then return false; end if;
  select * into given from front_door.concern c where c.id = concern for update;
  update front_door.send_back s set ended_at = access.now(), ended_how = 'answered', answer = words, answered_by_name = by_name
    where s.concern_id = concern and s.ended_at is null returning * into asked;
  if asked.id is null or not given.open then return false; end if;
  update front_door.receipt r set need = null, answered_at = access.now() where r.concern_id = concern;
  update front_door.clock k set met_at = access.now()
    where k.concern_id = concern and k.rule = 'send-back-answer' and k.met_at is null and k.ended_at is null;
  update front_door.clock k set paused_at = null, due_at = greatest(k.due_at, (d->>'due_at')::timestamptz)
    from jsonb_array_elements(dues) d where k.concern_id = concern and k.id = (d->>'id')::uuid and k.paused_at is not null;
  update front_door.concern c set version = c.version + 1, waiting = 'answered',
      state = case when front_door.agencies_asked(concern) > 0 then 'gathering' else 'screening' end,
      due_at = k.due_at, due_rule = k.rule
    from (select n.due_at, n.rule from front_door.clock n where n.concern_id = concern and n.met_at is null
      and n.ended_at is null and n.paused_at is null order by n.due_at, n.rule limit 1) k
    where c.id = concern;
  people := array(select h from access.holders(concern) h where h in (asked.sent_by, given.allocated_to));
  perform access.tell(case when people = '{}' then array(select access.holders(concern)) else people end,
    'referrer answered', concern, null, null);
  return true;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['holds_receipt(uuid)', 'standing_still(uuid)', 'answer_send_back(uuid, text, text, jsonb)'] loop
    execute format('revoke all on function front_door.%s from public', signature);
    execute format('grant execute on function front_door.%s to app_user', signature);
    execute format('alter function front_door.%s owner to app_definer', signature);
  end loop;
end $$;
revoke create on schema front_door from app_definer;
