-- People outside who proved that they read an e-mail address, for as long as they look at what they sent us.

-- The address proved, in lower case: policies of other slices compare with it and nothing else.
create function access.visitor() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.visitor', true), '') $$;

-- A code sent to an address. Held as a keyed hash; for the browser that asked, five tries, ten minutes, once.
create table identity.one_time_code (
  id uuid primary key,
  visit text not null,
  email text not null,
  code_hash text not null,
  tries smallint not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on identity.one_time_code (visit);

create table identity.visitor_session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  email text not null,
  started_at timestamptz not null default access.now(),
  last_seen_at timestamptz not null default access.now(),
  ended_at timestamptz
);

alter table identity.one_time_code enable row level security;
alter table identity.one_time_code force row level security;
alter table identity.visitor_session enable row level security;
alter table identity.visitor_session force row level security;

grant select, insert, update, delete on identity.one_time_code to app_user;
create policy this_browser on identity.one_time_code to app_user
  using (visit = (select access.visit())) with check (visit = (select access.visit()));

grant select, delete on identity.one_time_code, identity.visitor_session to app_worker;
create policy worker_clears on identity.one_time_code to app_worker using (true);
create policy worker_clears on identity.visitor_session to app_worker using (true);

grant select, insert, update on identity.visitor_session to app_definer;
create policy definer_keeps on identity.visitor_session to app_definer using (true) with check (true);

create function identity.start_visitor(token bytea, address text) returns void
language sql security definer set search_path = '' as $$
  insert into identity.visitor_session (token_hash, email) values (token, address) $$;

-- The address that the holder of this token proved, if the session still stands.
create function identity.identify_visitor(token bytea, idle interval, absolute interval) returns text
language sql security definer set search_path = '' as $$
  update identity.visitor_session s set last_seen_at = access.now()
    where s.token_hash = token and s.ended_at is null
      and s.last_seen_at > access.now() - idle and s.started_at > access.now() - absolute
    returning s.email $$;

create function identity.end_visitor(token bytea) returns void
language sql security definer set search_path = '' as $$
  update identity.visitor_session s set ended_at = access.now() where s.token_hash = token and s.ended_at is null $$;

do $$ declare signature text; begin
  grant create on schema identity to app_definer;
  foreach signature in array array['start_visitor(bytea, text)', 'identify_visitor(bytea, interval, interval)',
    'end_visitor(bytea)'] loop
    execute format('revoke all on function identity.%s from public', signature);
    execute format('grant execute on function identity.%s to app_user', signature);
    execute format('alter function identity.%s owner to app_definer', signature);
  end loop;
  revoke create on schema identity from app_definer;
end $$;
