-- A concern passed on: to another authority, or to the worker whom the child already has. It stays ours and open,
-- with a clock, until they have accepted it in writing, or acknowledged it. Never edited: the answer stands beside.

create table front_door.passed_on (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  kind text not null check (kind in ('authority', 'worker')),
  -- The area of this installation that it goes to; null for an authority outside it.
  area text references partnership.area,
  -- The authority, or the worker by name.
  whom text not null,
  team text,
  -- How to reach them, or the reference by which they know the child.
  contact text not null,
  how text not null,
  reason text not null,
  told_at timestamptz not null,
  told_by uuid not null,
  told_by_name text not null,
  recorded_at timestamptz not null default access.now(),
  answer text check (answer in ('accepted', 'refused', 'withdrawn')),
  answered_at timestamptz,
  -- Who of them answered, and their words or reference.
  answered_by text,
  words text,
  answer_recorded_by uuid,
  answer_recorded_by_name text,
  answer_recorded_at timestamptz,
  check ((answer is null) = (answer_recorded_at is null)),
  check (answer is null or answer = 'withdrawn' or (answered_at is not null and answered_by is not null and words is not null))
);
create index on front_door.passed_on (concern_id);
create unique index passed_on_once_at_a_time on front_door.passed_on (concern_id) where answer is null;

alter table front_door.passed_on enable row level security;
alter table front_door.passed_on force row level security;
create policy seen on front_door.passed_on for select to app_user
  using (exists (select from front_door.concern c where c.id = concern_id));
create policy passed on front_door.passed_on for insert to app_user
  with check ((select access.may('front-door.triage')) and front_door.may_work(concern_id));
create policy answered on front_door.passed_on for update to app_user
  using (answer is null and front_door.may_work(concern_id)) with check (front_door.may_work(concern_id));
grant select, insert on front_door.passed_on to app_user;
grant update (answer, answered_at, answered_by, words, answer_recorded_by, answer_recorded_by_name, answer_recorded_at)
  on front_door.passed_on to app_user;

-- Nobody decides that a concern has gone to somebody who has not said that they have it.
create policy accepted_first on front_door.decision as restrictive for insert to app_user with check (
  case outcome when 'another-authority' then exists (select from front_door.passed_on p
      where p.concern_id = decision.concern_id and p.kind = 'authority' and p.area is null and p.answer = 'accepted')
    when 'allocated-worker' then exists (select from front_door.passed_on p
      where p.concern_id = decision.concern_id and p.kind = 'worker' and p.answer = 'accepted')
    else true end);

create or replace function front_door.triage_facts(concern uuid) returns jsonb language sql stable set search_path = '' as
  $$ select jsonb_build_object(
       'sendBacks', (select jsonb_agg(jsonb_build_object('endedHow', s.ended_how, 'endedAt', s.ended_at) order by s.seq)
         from front_door.send_back s where s.concern_id = concern),
       'passedOn', (select jsonb_agg(jsonb_build_object('kind', p.kind, 'inside', p.area is not null, 'answer', p.answer,
           'endedAt', p.answer_recorded_at) order by p.seq)
         from front_door.passed_on p where p.concern_id = concern)) $$;
