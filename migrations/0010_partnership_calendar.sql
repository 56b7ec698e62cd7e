-- The partnership's dated arrangements: bank holidays, opening hours, telephone lines and time limits.
-- A row is in force from effective_from up to but not on effective_to. Certainty: V seen in its source,
-- L one locality's practice, G general knowledge still to be checked, derived from another row.

create table partnership.bank_holiday (
  date date primary key,
  name text not null,
  forecast boolean not null,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived'))
);

create table partnership.service_hours (
  service text not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  primary key (service, weekday, effective_from),
  check (opens < closes and closes < '24:00'),
  check (effective_from < effective_to)
);

create table partnership.phone_line (
  id text not null,
  area text references partnership.area,
  purpose text not null
    check (purpose in ('child', 'allegation', 'rail', 'domestic-abuse', 'child-death', 'training')),
  holds text not null check (holds in ('open', 'shut', 'always')),
  service text,
  name text not null,
  phone text not null,
  text_number text,
  why text not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  primary key (id, effective_from),
  check ((holds = 'always') = (service is null)),
  check (effective_from < effective_to)
);

create table partnership.clock_rule (
  name text not null,
  area text references partnership.area,
  version integer not null check (version > 0),
  counted text not null
    check (counted in ('elapsed-hours', 'service-hours', 'working-days', 'calendar-days', 'calendar-months')),
  amount integer not null check (amount >= 0),
  start_event text not null,
  counts_start_day boolean not null,
  landing text not null check (landing in ('same-time', 'close-of-service', 'end-of-day')),
  pauses_allowed boolean not null,
  warn_hours integer not null check (warn_hours >= 0),
  effective_from date not null,
  effective_to date,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  unique nulls not distinct (name, area, version),
  check (effective_from < effective_to)
);

alter table partnership.bank_holiday enable row level security;
alter table partnership.bank_holiday force row level security;
alter table partnership.service_hours enable row level security;
alter table partnership.service_hours force row level security;
alter table partnership.phone_line enable row level security;
alter table partnership.phone_line force row level security;
alter table partnership.clock_rule enable row level security;
alter table partnership.clock_rule force row level security;

grant select on partnership.bank_holiday, partnership.service_hours, partnership.phone_line,
  partnership.clock_rule to app_user, app_worker;
-- Nothing in them is secret: the public reads them on every page that says whom to ring.
create policy anyone_reads on partnership.bank_holiday for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy anyone_reads on partnership.service_hours for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy anyone_reads on partnership.phone_line for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy anyone_reads on partnership.clock_rule for select to app_user, app_worker
  using ((select access.actor()) is not null);
-- Every start of the product writes what is published and not yet there.
create policy owner_writes on partnership.bank_holiday to app_owner using (true) with check (true);
create policy owner_writes on partnership.service_hours to app_owner using (true) with check (true);
create policy owner_writes on partnership.phone_line to app_owner using (true) with check (true);
create policy owner_writes on partnership.clock_rule to app_owner using (true) with check (true);
