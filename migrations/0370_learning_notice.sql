-- What notice means: the days on which the organisation itself is shut, and the terms on which a place may be given
-- up. Terms are versions that are never edited: a booking keeps the one it was made under.

create table learning.closure_day (
  date date primary key,
  name text not null check (length(btrim(name)) between 3 and 100),
  added_by uuid references partnership.practitioner,
  added_at timestamptz not null default access.now()
);
create index on learning.closure_day (added_by);

create table learning.cancellation_policy (
  id uuid primary key default gen_random_uuid(),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  version integer not null check (version > 0),
  name text not null,
  counting text not null check (counting in ('skip-cancel-day', 'count-cancel-day')),
  -- So many working days of notice or more cost nothing.
  free_from integer not null check (free_from between 0 and 60),
  charges_no_show boolean not null,
  -- What going to another date with too little notice means.
  moving text not null check (moving in ('charged', 'free')),
  -- How many working days the payer may say that a charge is wrong.
  dispute_days integer not null check (dispute_days between 1 and 250),
  effective_from date not null,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  why text not null,
  made_by uuid references partnership.practitioner,
  made_by_name text not null,
  made_at timestamptz not null default access.now(),
  unique (code, version),
  unique (code, effective_from)
);
create index on learning.cancellation_policy (made_by);

insert into learning.cancellation_policy (code, version, name, counting, free_from, charges_no_show, moving,
    dispute_days, effective_from, source, certainty, why, made_by_name)
  values ('standard', 1, 'The usual terms', 'skip-cancel-day', 15, true, 'charged', 20, '2019-01-01',
    'Training pages of the partnership: a charge for less than 15 working days’ notice, and for not coming', 'V',
    'What the partnership has always asked. Whether the day of cancelling counts was never said: it does not until decided.',
    'The product');
insert into learning.cancellation_policy (code, version, name, counting, free_from, charges_no_show, moving,
    dispute_days, effective_from, source, certainty, why, made_by_name)
  values ('no-charge', 1, 'No charge', 'skip-cancel-day', 0, false, 'free', 20, '2019-01-01',
    'Courses that the partnership offers without any charge', 'G', 'For courses that cost nobody anything.', 'The product');

do $$ declare name text; begin
  foreach name in array array['closure_day', 'cancellation_policy'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select on learning.%I to app_user, app_worker', name);
    -- The terms stand on every page that offers a place.
    execute format('create policy anyone_reads on learning.%I for select to app_user, app_worker
      using ((select access.actor()) is not null)', name);
    execute format('create policy owner_writes on learning.%I to app_owner using (true) with check (true)', name);
  end loop;
end $$;

grant insert, delete on learning.closure_day to app_user;
create policy charged_add on learning.closure_day for insert to app_user
  with check ((select access.may('learning.charge')) and added_by = (select access.practitioner())
    and date > (select partnership.today()));
-- A day that has passed may have been counted already.
create policy charged_take_back on learning.closure_day for delete to app_user
  using ((select access.may('learning.charge')) and date > (select partnership.today()));
grant insert on learning.cancellation_policy to app_user;
create policy charged_add on learning.cancellation_policy for insert to app_user
  with check ((select access.may('learning.charge')) and made_by = (select access.practitioner())
    and made_at = (select access.now()) and effective_from >= (select partnership.today()));
