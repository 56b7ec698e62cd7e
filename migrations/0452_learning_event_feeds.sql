-- Events of others that come by a feed: the address of a calendar file or a list, when it was last fetched, and what
-- stood in the way. What it brings stands among the events that were entered by hand.

create table learning.external_feed (
  id uuid primary key default gen_random_uuid(),
  -- Who runs what it tells of.
  name text not null,
  href text not null unique check (href like 'https://%'),
  added_by uuid not null references partnership.practitioner,
  added_at timestamptz not null default access.now(),
  tried_at timestamptz,
  fetched_at timestamptz,
  -- In words that may be shown; null when the last time went well.
  failure text,
  ended_at timestamptz
);
alter table learning.external_event
  add column feed_id uuid references learning.external_feed,
  -- What the feed calls it.
  add column uid text,
  add check ((feed_id is null) = (uid is null));
create unique index on learning.external_event (feed_id, uid) where feed_id is not null;

alter table learning.external_feed enable row level security;
alter table learning.external_feed force row level security;
grant select, insert on learning.external_feed to app_user;
grant update (ended_at) on learning.external_feed to app_user;
create policy coordinated on learning.external_feed to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));
grant select, update on learning.external_feed to app_worker;
create policy worker on learning.external_feed to app_worker using (true) with check (true);
