-- An address that is a directory's feed is fetched again by itself, where somebody said so: each night, each week or each
-- fourth week. What comes is tried like a person's, and its report kept. Who hears of what concerns somebody who left.

create table directory.feed (
  id uuid primary key default gen_random_uuid(),
  source text not null unique check (source ~ '^[a-z0-9][a-z0-9.-]{1,79}$'),
  url text not null check (url ~ '^https://'),
  areas text[] not null default '{}',
  -- In days; 0 while only a person fetches it.
  every_days smallint not null default 0 check (every_days in (0, 1, 7, 28)),
  -- What comes is taken in without a person, unless it would change too much.
  take_in boolean not null default false,
  owner_id uuid not null references partnership.practitioner,
  owner_name text not null,
  version integer not null default 1,
  next_at timestamptz,
  -- How often in a row it could not be fetched, and since when.
  failures integer not null default 0,
  failed_since timestamptz,
  told_failing_at timestamptz,
  -- Fetched, and a person must say whether it is taken in.
  waits boolean not null default false,
  told_waiting_at timestamptz,
  check ((every_days = 0) = (next_at is null))
);
create index on directory.feed (next_at) where next_at is not null;
create index on directory.feed (owner_id);

-- Of a run: whose feed it is where nobody brought it, how much came, and what the trial said before it was taken in.
alter table directory.import_run
  add column feed_id uuid references directory.feed,
  add column bytes bigint not null default 0,
  add column tried jsonb;
-- Never two of one feed at once.
create unique index import_run_one_of_a_feed on directory.import_run (feed_id) where state in ('fetching', 'running');
create index on directory.import_run (feed_id, began_at desc) where feed_id is not null;

alter table directory.feed enable row level security;
alter table directory.feed force row level security;
grant select, insert, update on directory.feed to app_user;
grant select, insert, update, delete on directory.feed to app_worker;
create policy worker_feeds on directory.feed to app_worker using (true) with check (true);
create policy seen on directory.feed for select to app_user using ((select access.may('directory.publish')));
create policy added on directory.feed for insert to app_user
  with check (owner_id = (select access.practitioner()) and (select access.may('directory.publish')));
create policy kept on directory.feed for update to app_user
  using ((select access.may('directory.publish'))) with check ((select access.may('directory.publish')));

-- Addresses that were brought before stand there, each as it was brought last, and are fetched by nobody yet.
create policy moved on directory.import_run for select to app_owner using (true);
create policy moved on directory.feed for insert to app_owner with check (true);
insert into directory.feed (source, url, areas, owner_id, owner_name)
  select distinct on (source) source, url, areas, by_id, by_name from directory.import_run
  where url is not null order by source, began_at desc;
drop policy moved on directory.import_run;
drop policy moved on directory.feed;

-- Who is written to in somebody's place: themselves while they work here; else those of their teams who may do what is
-- asked; and of what only the business team may do, whoever else may.
grant create on schema directory to app_definer;
set local role app_definer;
create function directory.in_place_of(person uuid, wanted text) returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin
    return query select p.id from partnership.practitioner p where p.id = person and p.disabled_at is null;
    if found then return; end if;
    return query select distinct m.practitioner_id from access.team_member theirs
      join access.team_member m on m.team_id = theirs.team_id
      join partnership.practitioner p on p.id = m.practitioner_id and p.disabled_at is null
      join access.role_held h on h.practitioner_id = m.practitioner_id
      join access.role_permission r on r.role = h.role and r.permission = wanted
      where theirs.practitioner_id = person;
    if found or wanted <> 'directory.publish' then return; end if;
    return query select distinct h.practitioner_id from access.role_held h
      join access.role_permission r on r.role = h.role and r.permission = wanted
      join partnership.practitioner p on p.id = h.practitioner_id and p.disabled_at is null;
  end $$;
revoke all on function directory.in_place_of(uuid, text) from public;
grant execute on function directory.in_place_of(uuid, text) to app_worker;
set local role app_owner;
revoke create on schema directory from app_definer;
