-- Links to other sites that lead nowhere stand beside our own; whether they are looked up, and how long what somebody
-- asked is kept, are dated settings of the business team.
alter table library.dead_link add column outside boolean not null default false;

create table library.setting (
  seq bigint generated always as identity primary key,
  name text not null check (name in ('check links', 'inbox days')),
  -- 0 and 1 for no and yes.
  value integer not null check (value between 0 and 3650),
  effective_from date not null,
  source text not null check (source <> ''),
  by_name text not null,
  at timestamptz not null default access.now()
);
create index on library.setting (name, effective_from desc, seq desc);

alter table library.retention no force row level security;
insert into library.setting (name, value, effective_from, source, by_name)
  select 'inbox days', days, '2019-01-01', 'to be confirmed here', 'the installation' from library.retention where what = 'inbox';
insert into library.setting (name, value, effective_from, source, by_name)
  values ('check links', 0, '2019-01-01', 'off until somebody switches it on', 'the installation');
drop table library.retention;

alter table library.setting enable row level security;
alter table library.setting force row level security;
grant select on library.setting to app_user, app_worker;
grant insert (name, value, effective_from, source, by_name) on library.setting to app_user;
create policy worker on library.setting for select to app_worker using (true);
create policy read on library.setting for select to app_user
  using ((select access.may('library.inbox')) or (select access.may('library.edit')));
create policy added on library.setting for insert to app_user with check ((select access.may('library.inbox')));
