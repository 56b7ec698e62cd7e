-- A concern from the front door to its answer. The concern row carries what lists need; what was told, the
-- children, addresses and people stand beside it, so that a fact can be shielded inside a record one may see.

create schema front_door;
grant usage on schema front_door to app_user, app_worker, app_definer;

-- The concern that this transaction is bringing in: the only one that somebody outside may write.
create function access.submitting() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.submitting', true), '')::uuid $$;
-- Records that I may work on though my team does not hold them. Break-glass and being asked only let one read.
create function access.working() returns setof uuid language plpgsql stable security definer set search_path = '' as
  $$ begin return query select record_id from access.opening
     where practitioner_id = access.practitioner() and basis in ('allocated', 'named')
       and (expires_at is null or expires_at > access.now()); end $$;
revoke all on function access.working() from public;
grant execute on function access.working() to app_user, app_worker, app_definer;
grant create on schema access to app_definer;
alter function access.working() owner to app_definer;
revoke create on schema access from app_definer;

create sequence front_door.reference_number;
grant usage on sequence front_door.reference_number to app_user;

create table front_door.concern (
  id uuid primary key,
  reference text not null,
  -- Null until it is known where the child lives: never guessed.
  area text references partnership.area,
  team_id uuid not null references partnership.team,
  restricted boolean not null default false,
  -- An address of it is shielded: said in lists and on the record to those who may not read the address.
  shielded boolean not null default false,
  raised_by text not null check (raised_by in ('young person', 'public', 'professional')),
  source_code text not null,
  source_words text not null,
  headline text not null,
  child_label text not null,
  children smallint not null,
  received_at timestamptz not null,
  danger_now boolean not null default false,
  -- The projection of rules/status.ts, kept for sorting and counting; a test recomputes every row.
  state text not null check (state in ('received', 'screening', 'gathering', 'decided', 'returned', 'transferred', 'closed')),
  open boolean not null,
  rating text check (rating in ('red', 'amber', 'green')),
  level smallint check (level between 1 and 4),
  outcome text,
  due_at timestamptz,
  due_rule text,
  decided_at timestamptz,
  decided_late boolean,
  allocated_to uuid,
  allocated_to_name text,
  version integer not null default 1
);
-- Carries what the figures above the list count by, so that counting reads the index alone.
create index concern_inbox on front_door.concern (team_id, due_at, id)
  include (restricted, area, rating, state, source_code, allocated_to) where open;
create index concern_past on front_door.concern (team_id, received_at desc, id) where not open;
create index concern_unrated on front_door.concern (team_id, due_at) where open and rating is null;
create index concern_told on front_door.concern (team_id, decided_at desc) include (id, restricted, decided_late)
  where decided_at is not null;
create index on front_door.concern (reference);

-- What was told, word for word, never changed afterwards.
create table front_door.account (
  concern_id uuid primary key references front_door.concern,
  told jsonb not null
);

create table front_door.child (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  position smallint not null,
  unborn boolean not null default false,
  given text not null default '',
  surname text not null default '',
  date_of_birth date,
  expected_date date,
  age_told text not null default '',
  sex text check (sex in ('M', 'F', 'U')),
  nhs_number text,
  upn text,
  sound text generated always as (dmetaphone(given) || ' ' || dmetaphone(surname)) stored,
  -- As json, which keeps the order in which they were asked.
  facts json not null default '{}'
);
create index on front_door.child (concern_id);
create index on front_door.child (nhs_number) where nhs_number is not null;
create index on front_door.child (sound, date_of_birth);

create table front_door.address (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  child_id uuid references front_door.child,
  words text not null,
  postcode text,
  shielded boolean not null default false,
  shielded_why text
);
create index on front_door.address (concern_id);

-- Household, significant others, professionals involved, and whoever is said to have caused harm.
create table front_door.involved (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  part text not null check (part in ('household', 'significant other', 'professional', 'alleged to have caused harm')),
  name text not null,
  -- As json, which keeps the order in which they were asked.
  facts json not null default '{}'
);
create index on front_door.involved (concern_id);

create table front_door.referrer (
  concern_id uuid primary key references front_door.concern,
  anonymous boolean not null default false,
  name text,
  job_title text,
  agency text,
  relationship text,
  email text,
  email_safe boolean not null default false,
  phone text,
  phone_safe boolean not null default false,
  contact_notes text,
  practitioner_id uuid
);

create table front_door.rating (
  id uuid primary key default gen_random_uuid(),
  -- The order in which they were given, whatever the clock said.
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  rating text not null check (rating in ('red', 'amber', 'green')),
  reason text not null,
  rated_by uuid not null,
  rated_by_name text not null,
  rated_at timestamptz not null default access.now()
);
create index on front_door.rating (concern_id);

-- Never edited: a later decision supersedes an earlier one.
create table front_door.decision (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  level smallint not null check (level between 1 and 4),
  outcome text not null,
  reason text not null,
  for_referrer text not null,
  late_reason text,
  -- Whether the family agreed to early help; null for every other outcome.
  family_agreed boolean check (outcome <> 'early-help' or family_agreed),
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null default access.now(),
  supersedes uuid references front_door.decision
);
create index on front_door.decision (concern_id);
create unique index decision_superseded_once on front_door.decision (supersedes) where supersedes is not null;

-- Each clock with the version of the rule that applied to it.
create table front_door.clock (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  rule text not null,
  rule_version text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  late_reason text,
  ended_at timestamptz,
  unique (concern_id, rule, started_at)
);
create index clock_running on front_door.clock (due_at) where met_at is null and ended_at is null;

-- What whoever spoke up may see, and nothing about the child. Opened by the code or the proved e-mail address.
create table front_door.receipt (
  code_hash text primary key,
  concern_id uuid not null unique references front_door.concern,
  professional boolean not null,
  visitor text,
  practitioner_id uuid,
  reference text not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  -- Until when it may be looked at; then the code opens nothing, like one that never was.
  expires_at timestamptz not null default access.now() + interval '1 year',
  weighing_at timestamptz,
  decided_at timestamptz,
  outcome text,
  reason text
);

-- Answers not yet sent, sealed with the product's key. Opened by the browser that typed them, by any browser
-- in which the code was typed, or by the practitioner who began them.
create table front_door.draft (
  id uuid primary key default gen_random_uuid(),
  -- A stash is one page that somebody typed when their session had ended.
  kind text not null default 'draft' check (kind in ('draft', 'stash')),
  code_hash text unique,
  visits text[] not null default '{}',
  practitioner_id uuid,
  answers bytea not null,
  version integer not null default 1,
  started_at timestamptz not null default access.now(),
  expires_at timestamptz not null
);
create index on front_door.draft using gin (visits);
create index on front_door.draft (practitioner_id);

do $$ declare name text; begin
  foreach name in array array['concern', 'account', 'child', 'address', 'involved', 'referrer', 'rating', 'decision',
    'clock', 'receipt', 'draft'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
  end loop;
end $$;

-- Who sees a concern. Conflict of interest beats everything; on a restricted record only its named people count.
create policy seen on front_door.concern for select to app_user using (
  not (id = any(array(select access.conflicted())))
  and case when restricted then id = any(array(select access.named()))
    else team_id = any(array(select access.my_teams())) or id = any(array(select access.opened())) end);
create policy worked_on on front_door.concern for update to app_user
  using (not (id = any(array(select access.conflicted())))
    and case when restricted then id = any(array(select access.named()))
      else team_id = any(array(select access.my_teams())) or id = any(array(select access.working())) end)
  with check ((select access.practitioner()) is not null);
create policy brought_in on front_door.concern for insert to app_user
  with check (id = (select access.submitting()) and not restricted and state = 'received');

-- What belongs to a concern is seen with it and written by those who may work on it.
do $$ declare name text; begin
  foreach name in array array['account', 'child', 'involved', 'referrer', 'rating', 'decision', 'clock'] loop
    execute format('create policy seen on front_door.%I for select to app_user
      using (exists (select from front_door.concern c where c.id = concern_id))', name);
  end loop;
  foreach name in array array['account', 'child', 'address', 'involved', 'referrer', 'clock'] loop
    execute format('create policy brought_in on front_door.%I for insert to app_user
      with check (concern_id = (select access.submitting()))', name);
  end loop;
  foreach name in array array['rating', 'decision', 'clock'] loop
    execute format('create policy worked_on on front_door.%I for insert to app_user
      with check (exists (select from front_door.concern c where c.id = concern_id
        and (c.team_id = any(array(select access.my_teams())) or c.id = any(array(select access.working())))))', name);
  end loop;
end $$;
create policy kept on front_door.clock for update to app_user
  using (exists (select from front_door.concern c where c.id = concern_id
    and (c.team_id = any(array(select access.my_teams())) or c.id = any(array(select access.working())))));
create policy seen on front_door.address for select to app_user
  using ((not shielded or concern_id = any(array(select access.unshielded())))
    and exists (select from front_door.concern c where c.id = concern_id));

create policy own_receipt on front_door.receipt for select to app_user
  using (expires_at > access.now()
    and (code_hash = (select access.receipt()) or practitioner_id = (select access.practitioner())));
create policy brought_in on front_door.receipt for insert to app_user
  with check (concern_id = (select access.submitting()) and code_hash = (select access.receipt()));
-- The hub moves a receipt on when it rates or decides.
create policy hub_reads on front_door.receipt for select to app_user
  using (exists (select from front_door.concern c where c.id = concern_id));
create policy hub_tells on front_door.receipt for update to app_user
  using (exists (select from front_door.concern c where c.id = concern_id
    and (c.team_id = any(array(select access.my_teams())) or c.id = any(array(select access.working())))));

create policy own_draft on front_door.draft to app_user
  using (expires_at > access.now() and (visits @> array[(select access.visit())]
    or code_hash = (select access.draft()) or practitioner_id = (select access.practitioner())))
  with check (visits @> array[(select access.visit())] or code_hash = (select access.draft())
    or practitioner_id = (select access.practitioner()));
create policy worker_clears on front_door.draft to app_worker using (true);

-- Only what a rating or a decision changes. Who holds it, who may see it and what was told change through the
-- functions of 0054, or not at all.
grant select, insert on front_door.concern, front_door.clock, front_door.receipt to app_user;
grant update (state, open, rating, level, outcome, due_at, due_rule, decided_at, decided_late, version)
  on front_door.concern to app_user;
grant update (rule_version, due_at, met_at, late_reason, ended_at) on front_door.clock to app_user;
grant update (weighing_at, decided_at, outcome, reason) on front_door.receipt to app_user;
grant select, insert on front_door.account, front_door.child, front_door.address, front_door.involved, front_door.referrer,
  front_door.rating, front_door.decision to app_user;
grant select, insert, update, delete on front_door.draft to app_user;
grant select, delete on front_door.draft to app_worker;

-- The worker tells people and watches clocks: it reads no child and no account.
grant select on front_door.concern, front_door.referrer, front_door.receipt, front_door.clock to app_worker;
create policy worker_reads on front_door.concern for select to app_worker using (true);
create policy worker_reads on front_door.referrer for select to app_worker using (true);
create policy worker_reads on front_door.receipt for select to app_worker using (true);
create policy worker_reads on front_door.clock for select to app_worker using (true);

-- The stub of a search: name as typed, age, who holds it. Never of a restricted record or across a conflict.
grant select on front_door.concern, front_door.child to app_definer;
create policy definer_reads on front_door.concern for select to app_definer using (true);
create policy definer_reads on front_door.child for select to app_definer using (true);
