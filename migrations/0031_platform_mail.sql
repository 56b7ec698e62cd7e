-- Messages to people outside the product, by e-mail or text. A page writes one with the change it tells of;
-- the worker alone reads and sends them.
create table platform.message (
  id uuid primary key default gen_random_uuid(),
  channel text not null check (channel in ('email', 'sms')),
  to_address text,
  subject text not null,
  body text,
  safe boolean not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'withheld')),
  -- Why it was withheld, or the class of the last failure.
  why text,
  tries integer not null default 0,
  -- The body is a one-time code or the like: gone once it was sent.
  ephemeral boolean not null default false,
  good_until timestamptz,
  -- Shown on the trial's own mailbox. Set by the worker, in trial mode only.
  kept_for_trial boolean not null default false,
  provider_id text,
  record_id uuid,
  outbox_id uuid references platform.outbox on delete set null,
  created_at timestamptz not null default access.now(),
  sending_at timestamptz,
  sent_at timestamptz,
  purged_at timestamptz,
  -- A way of reaching somebody that is not safe leaves no address behind that a mistake could use.
  check (safe or state = 'withheld'),
  check (state <> 'withheld' or (to_address is null and why is not null)),
  check (state = 'withheld' or to_address is not null or purged_at is not null)
);
create index message_unsent on platform.message (created_at) where state in ('waiting', 'sending', 'failed');
create index message_kept on platform.message (created_at desc, id desc) where kept_for_trial;
create index on platform.message (record_id);
create index on platform.message (outbox_id);
create index message_unpurged on platform.message (created_at) where body is not null or to_address is not null;
alter table platform.message enable row level security;
alter table platform.message force row level security;

grant select, insert, update, delete on platform.message to app_worker;
create policy worker_sends on platform.message to app_worker using (true) with check (true);

grant insert on platform.message to app_user;
create policy anyone_queues on platform.message for insert to app_user
  with check ((select access.actor()) is not null and state in ('waiting', 'withheld') and not kept_for_trial);
-- The trial's mailbox belongs to nobody real, so everybody reads it. No row is ever kept in live mode.
grant select on platform.message to app_user;
create policy trial_mailbox on platform.message for select to app_user
  using (kept_for_trial and (select access.actor()) is not null);

-- How a message fared, for whoever holds its random id. Neither address nor words.
create function platform.delivery(messages uuid[])
returns table (id uuid, channel text, state text, why text, sent_at timestamptz)
language sql stable security definer set search_path = '' as
  $$ select m.id, m.channel, m.state, m.why, m.sent_at from platform.message m where m.id = any(messages) $$;

-- A way of reaching somebody stopped being safe: nothing more about this record goes that way.
create function platform.withhold(about uuid, by_channel text, reason text) returns integer
language sql security definer set search_path = '' as
  $$ with withheld as (
       update platform.message m set state = 'withheld', safe = false, to_address = null, why = reason
       where m.record_id = about and m.channel = by_channel and m.state in ('waiting', 'sending', 'failed')
       returning 1)
     select count(*)::integer from withheld $$;

grant select, update on platform.message to app_definer;
create policy definer_reads on platform.message for select to app_definer using (true);
create policy definer_withholds on platform.message for update to app_definer
  using (true) with check (state = 'withheld');
revoke all on function platform.delivery(uuid[]), platform.withhold(uuid, text, text) from public;
grant execute on function platform.delivery(uuid[]), platform.withhold(uuid, text, text) to app_user, app_worker;
grant create on schema platform to app_definer;
alter function platform.delivery(uuid[]) owner to app_definer;
alter function platform.withhold(uuid, text, text) owner to app_definer;
revoke create on schema platform from app_definer;
