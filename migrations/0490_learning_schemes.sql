-- The bodies whose members may pay less, as dated editions that are never edited: what each is called, what it asks to be
-- shown, and where it counts. What was booked keeps the price that was said then.

create table learning.scheme (
  id uuid primary key default gen_random_uuid(),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  effective_from date not null,
  name text not null check (length(name) between 1 and 120),
  -- What a member gives that shows it: "Number of the membership".
  evidence text not null check (length(evidence) between 1 and 120),
  -- Where it counts; everywhere when empty.
  areas text[] not null default '{}',
  -- From that day on it can no longer be named.
  ended boolean not null default false,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  made_by uuid references partnership.practitioner,
  made_by_name text not null,
  made_at timestamptz not null default access.now(),
  unique (code, effective_from)
);
create index on learning.scheme (made_by);

alter table learning.scheme enable row level security;
alter table learning.scheme force row level security;
grant select, insert on learning.scheme to app_user;
grant select on learning.scheme to app_worker;
create policy worker_reads on learning.scheme for select to app_worker using (true);
create policy owner_writes on learning.scheme to app_owner using (true) with check (true);
create policy anyone_reads on learning.scheme for select to app_user using ((select access.actor()) is not null);
-- From tomorrow at the earliest: what was booked today was booked by what held today.
create policy charged_add on learning.scheme for insert to app_user
  with check ((select access.may('learning.charge')) and made_by = (select access.practitioner())
    and made_at = (select access.now()) and effective_from > (select partnership.today()));

insert into learning.scheme (code, effective_from, name, evidence, source, certainty, made_by_name)
values ('ecvys', '2019-01-01', 'Essex Council for Voluntary Youth Services (ECVYS)', 'Number of the membership',
  'Prices that the partnership published for its courses', 'V', 'The product');
