-- What was done at once for a child, and the discussions in which social care, police and health agree what comes
-- next. Several are possible; none is edited: a later record supersedes one that was wrong.

create table front_door.immediate_action (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  kind text not null check (kind in ('police protection', 'emergency order', 'medical', 'safe place', 'other')),
  what text not null,
  by_whom text not null,
  taken_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null default access.now()
);
create index on front_door.immediate_action (concern_id);

create table front_door.strategy_discussion (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  called_at timestamptz not null,
  held_at timestamptz not null check (held_at >= called_at),
  -- Name, role, agency and what kind of agency, for each who was there.
  present jsonb not null,
  missing_why text,
  known text not null,
  agreed text not null,
  enquiry text not null check (enquiry in ('none', 'single', 'joint')),
  -- The policy on who must be there that was in force.
  policy text not null,
  supersedes uuid references front_door.strategy_discussion,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null default access.now()
);
create index on front_door.strategy_discussion (concern_id);
create unique index strategy_superseded_once on front_door.strategy_discussion (supersedes) where supersedes is not null;

-- What somebody is to do, as agreed there.
create table front_door.strategy_action (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  discussion_id uuid not null references front_door.strategy_discussion,
  concern_id uuid not null references front_door.concern,
  what text not null,
  who text not null,
  due_at timestamptz not null,
  done_at timestamptz,
  done_words text,
  done_by_name text,
  -- The discussion was recorded anew: this one no longer counts.
  dropped_at timestamptz,
  check ((done_at is null) = (done_words is null))
);
create index on front_door.strategy_action (discussion_id);
create index strategy_action_due on front_door.strategy_action (due_at, id) where done_at is null and dropped_at is null;

do $$ declare part record; begin
  for part in select * from (values ('immediate_action', 'front-door.rate'), ('strategy_discussion', 'front-door.decide'),
    ('strategy_action', 'front-door.decide')) as t(name, permission) loop
    execute format('alter table front_door.%I enable row level security', part.name);
    execute format('alter table front_door.%I force row level security', part.name);
    execute format('create policy seen on front_door.%I for select to app_user
      using (exists (select from front_door.concern c where c.id = concern_id))', part.name);
    execute format('create policy kept on front_door.%I for insert to app_user
      with check ((select access.may(%L)) and front_door.may_work(concern_id))', part.name, part.permission);
    execute format('grant select, insert on front_door.%I to app_user', part.name);
  end loop;
end $$;
create policy done on front_door.strategy_action for update to app_user
  using (done_at is null and dropped_at is null and front_door.may_work(concern_id))
  with check (front_door.may_work(concern_id));
grant update (done_at, done_words, done_by_name, dropped_at) on front_door.strategy_action to app_user;

-- The clocks that run after a decision, for the desk.
create index clock_afterwards on front_door.clock (due_at) where met_at is null and ended_at is null
  and rule in ('initial-child-protection-conference', 'child-and-family-assessment', 'police-protection');
