-- Who wants to hear what is new: an address that proved to be somebody's own wish, and nothing else about them.

create table library.subscription (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  email_key text not null,
  -- Empty: all of them.
  topics text[] not null default '{}',
  audiences text[] not null default '{}',
  areas text[] not null default '{}',
  pace text not null check (pace in ('at once', 'weekly')),
  -- In every message to this address, and nowhere else: whoever has it may change or stop the messages.
  token text not null unique check (length(token) >= 40),
  asked_at timestamptz not null default access.now(),
  confirmed_at timestamptz,
  ended_at timestamptz,
  -- When the next week's message is due, and up to which changes it was told.
  next_at timestamptz,
  told_until timestamptz
);
create index on library.subscription (email_key);
create unique index on library.subscription (email_key) where confirmed_at is not null and ended_at is null;
create index on library.subscription (next_at) where confirmed_at is not null and ended_at is null;
create index on library.subscription (asked_at) where confirmed_at is null;
create index on library.change (told_at);

alter table library.subscription enable row level security;
alter table library.subscription force row level security;
grant select, insert, update, delete on library.subscription to app_worker, app_definer;
create policy worker on library.subscription to app_worker using (true) with check (true);
create policy definer on library.subscription to app_definer using (true) with check (true);

grant create on schema library to app_definer;
set local role app_definer;

-- Keeps a wish until it is confirmed. False where this address was asked too often today: then nothing is sent.
create function library.subscribe(address text, by_topics text[], by_audiences text[], by_areas text[], by_pace text, code text)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if (select count(*) from library.subscription s where s.email_key = lower(address)
      and s.confirmed_at is null and s.asked_at > access.now() - interval '1 day') >= 3 then return false; end if;
  insert into library.subscription (email, email_key, topics, audiences, areas, pace, token)
    values (address, lower(address), by_topics, by_audiences, by_areas, by_pace, code);
  return true;
end $$;

-- What somebody holds the code of. Never the address.
create function library.subscription_of(code text)
returns table (topics text[], audiences text[], areas text[], pace text, confirmed boolean, ended boolean)
language sql stable security definer set search_path = '' as $$
  select s.topics, s.audiences, s.areas, s.pace, s.confirmed_at is not null, s.ended_at is not null
  from library.subscription s where s.token = code
    and (s.confirmed_at is not null or s.asked_at > access.now() - interval '2 days') $$;

-- The wish was theirs: from now on, in place of what they had.
create function library.subscription_confirm(code text, first_at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare the library.subscription;
begin
  select * into the from library.subscription s where s.token = code and s.ended_at is null
    and (s.confirmed_at is not null or s.asked_at > access.now() - interval '2 days') for update;
  if the.id is null then return false; end if;
  if the.confirmed_at is not null then return true; end if;
  update library.subscription s set ended_at = access.now()
    where s.email_key = the.email_key and s.id <> the.id and s.confirmed_at is not null and s.ended_at is null;
  update library.subscription s set confirmed_at = access.now(), told_until = access.now(), next_at = first_at
    where s.id = the.id;
  return true;
end $$;

create function library.subscription_change(code text, by_topics text[], by_audiences text[], by_areas text[],
  by_pace text, first_at timestamptz) returns boolean
language sql security definer set search_path = '' as $$
  with changed as (update library.subscription s
    set topics = by_topics, audiences = by_audiences, areas = by_areas, pace = by_pace, next_at = first_at
    where s.token = code and s.confirmed_at is not null and s.ended_at is null returning 1)
  select exists (select from changed) $$;

-- Stops the messages, for good; done twice, it is still done.
create function library.subscription_end(code text) returns boolean
language sql security definer set search_path = '' as $$
  with known as (select s.id from library.subscription s where s.token = code),
    stopped as (update library.subscription s set ended_at = access.now() from known k
      where s.id = k.id and s.ended_at is null returning 1)
  select exists (select from known) $$;

do $$ declare signature text; begin
  foreach signature in array array['subscribe(text, text[], text[], text[], text, text)', 'subscription_of(text)',
    'subscription_confirm(text, timestamptz)', 'subscription_end(text)',
    'subscription_change(text, text[], text[], text[], text, timestamptz)'] loop
    execute format('revoke all on function library.%s from public', signature);
    execute format('grant execute on function library.%s to app_user', signature);
  end loop;
end $$;

set local role app_owner;
revoke create on schema library from app_definer;
