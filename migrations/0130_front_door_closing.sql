-- The end of a concern at the front door, the strategy discussion that is called and not held yet, and what the
-- ledger says of one that was.

-- Closed when nothing is left to do here; opened again with a reason, or by a later decision.
create table front_door.closing (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  why text not null check (why in ('taken up', 'nothing further', 'with the family', 'duplicate', 'other')),
  words text not null check (access.said(words, 10)),
  closed_by uuid not null,
  closed_by_name text not null,
  closed_at timestamptz not null default access.now(),
  reopened_at timestamptz,
  reopened_by_name text,
  reopened_why text,
  check ((reopened_at is null) = (reopened_why is null))
);
create index on front_door.closing (concern_id);
create unique index closed_once on front_door.closing (concern_id) where reopened_at is null;

-- Called, with who is to come; held when it is recorded, or called off.
create table front_door.strategy_call (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  why text not null check (access.said(why, 10)),
  planned_at timestamptz not null,
  invited text[] not null check (invited <> '{}'),
  called_by uuid not null,
  called_by_name text not null,
  called_at timestamptz not null default access.now(),
  discussion_id uuid references front_door.strategy_discussion,
  called_off_at timestamptz,
  called_off_by_name text,
  called_off_why text,
  check ((called_off_at is null) = (called_off_why is null)),
  check (discussion_id is null or called_off_at is null)
);
create index on front_door.strategy_call (concern_id);
create unique index called_once on front_door.strategy_call (concern_id)
  where discussion_id is null and called_off_at is null;

do $$ declare part record; begin
  for part in select * from (values ('closing', 'closed_by', 'reopened_at, reopened_by_name, reopened_why'),
      ('strategy_call', 'called_by', 'discussion_id, called_off_at, called_off_by_name, called_off_why')) as t(name, who, changes) loop
    execute format('alter table front_door.%I enable row level security', part.name);
    execute format('alter table front_door.%I force row level security', part.name);
    execute format('create policy seen on front_door.%I for select to app_user
      using (exists (select from front_door.concern c where c.id = concern_id))', part.name);
    execute format('create policy kept on front_door.%I for insert to app_user
      with check ((select access.may(''front-door.decide'')) and front_door.may_work(concern_id)
        and %I = (select access.practitioner()))', part.name, part.who);
    execute format('create policy changed on front_door.%I for update to app_user
      using ((select access.may(''front-door.decide'')) and front_door.may_work(concern_id))
      with check (front_door.may_work(concern_id))', part.name);
    execute format('grant select, insert on front_door.%I to app_user', part.name);
    execute format('grant update (%s) on front_door.%I to app_user', part.changes, part.name);
  end loop;
end $$;

drop index front_door.clock_afterwards;
create index clock_afterwards on front_door.clock (due_at) where met_at is null and ended_at is null
  and rule in ('strategy-discussion-held', 'initial-child-protection-conference', 'child-and-family-assessment', 'police-protection');

-- What a standing hangs on, with the closings.
create or replace function front_door.triage_facts(concern uuid) returns jsonb language sql stable set search_path = '' as
  $$ select jsonb_build_object(
       'sendBacks', (select jsonb_agg(jsonb_build_object('endedHow', s.ended_how, 'endedAt', s.ended_at) order by s.seq)
         from front_door.send_back s where s.concern_id = concern),
       'passedOn', (select jsonb_agg(jsonb_build_object('kind', p.kind, 'inside', p.area is not null, 'answer', p.answer,
           'endedAt', p.answer_recorded_at) order by p.seq)
         from front_door.passed_on p where p.concern_id = concern),
       'notes', (select jsonb_agg(jsonb_build_object('acknowledged', n.acknowledged_at is not null) order by n.seq)
         from front_door.overnight_note n where n.concern_id = concern),
       'closedAt', (select k.closed_at from front_door.closing k where k.concern_id = concern and k.reopened_at is null)) $$;

-- What people at a strategy discussion learned stands in the ledger.
do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'front_door.sharing'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''hand-over''%' loop
    execute format('alter table front_door.sharing drop constraint %I', held.conname);
    execute format('alter table front_door.sharing add constraint %I %s', held.conname,
      replace(held.def, '''hand-over''::text', '''hand-over''::text, ''strategy discussion''::text'));
  end loop;
end $$;
