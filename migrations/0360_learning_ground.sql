-- Learning: the training programme, who booked what at which price, what was completed, and what that qualifies for.

create schema learning;
grant usage on schema learning to app_user, app_worker, app_definer;

create table learning.course (
  id uuid primary key default gen_random_uuid(),
  -- Named in addresses, rules of credentials and certificates: "GCP2", "safeguarding-level-2".
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  title text not null,
  -- Whose programme it is in; every area's when empty.
  areas text[] not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  -- Months for which having completed it counts; for ever when null.
  valid_months integer check (valid_months > 0),
  created_at timestamptz not null default access.now()
);

-- That somebody completed a course, however they did: what certificates and credentials stand on. Never edited:
-- one that was wrong is withdrawn, with a reason.
create table learning.completion (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references learning.course,
  -- Whoever has an account, or the address of whoever has none.
  practitioner_id uuid references partnership.practitioner,
  email text,
  name text not null,
  completed_on date not null,
  expires_on date,
  how text not null check (how in ('attended', 'e-learning', 'evidence')),
  -- The booking, the attempt or the piece of evidence.
  came_of uuid not null,
  certificate_code text not null unique,
  withdrawn_at timestamptz,
  withdrawn_why text,
  recorded_at timestamptz not null default access.now(),
  unique (course_id, came_of),
  check (practitioner_id is not null or email is not null),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index on learning.completion (practitioner_id, course_id);
create index on learning.completion (email) where email is not null;

do $$ declare name text; begin
  foreach name in array array['course', 'completion'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select, insert, update on learning.%I to app_worker', name);
    execute format('create policy worker on learning.%I to app_worker using (true) with check (true)', name);
  end loop;
end $$;

-- What is offered is anybody's to read; what is being written is the coordinators'.
grant select, insert on learning.course to app_user;
grant update (title, areas, state, valid_months) on learning.course to app_user;
create policy offered on learning.course for select to app_user using (state <> 'draft');
create policy coordinated on learning.course to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

-- Completions are one's own, or the coordinators'.
grant select on learning.completion to app_user;
create policy own on learning.completion for select to app_user
  using (practitioner_id = (select access.practitioner()));
create policy coordinated on learning.completion for select to app_user
  using ((select access.may('learning.coordinate')));
