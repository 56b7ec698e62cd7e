-- The family is told by message too, where somebody of it said that an address is theirs alone. The message says
-- that there is something to read and holds a code; the words open with the code, for a fortnight.

create table front_door.family_contact (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  whom text not null,
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  -- Who said that it is safe to write there, and when it is; null: at any time.
  safe_said_by text not null check (access.said(safe_said_by, 3)),
  safe_times jsonb,
  taken_by uuid not null,
  taken_by_name text not null,
  taken_at timestamptz not null default access.now()
);
create index on front_door.family_contact (concern_id);

alter table front_door.telling add column contact_id uuid references front_door.family_contact;
alter table front_door.telling add check (contact_id is null or how = 'message');

create table front_door.family_word (
  code_hash text primary key,
  telling_id uuid not null unique references front_door.telling,
  concern_id uuid not null references front_door.concern,
  words text not null,
  expires_at timestamptz not null,
  opened_at timestamptz
);
create index on front_door.family_word (concern_id);
create index on front_door.family_word (expires_at);

do $$ declare name text; begin
  foreach name in array array['family_contact', 'family_word'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
    execute format('grant select, insert on front_door.%I to app_user', name);
    execute format($policy$create policy hub_sees on front_door.%I for select to app_user
      using (coalesce(access.basis(concern_id), 'asked') <> 'asked')$policy$, name);
    execute format('create policy hub_keeps on front_door.%I for insert to app_user
      with check ((select access.may(''front-door.tell'')) and front_door.may_work(concern_id))', name);
  end loop;
end $$;
-- Whoever holds the code reads the words, and the first time is kept.
create policy opened on front_door.family_word for select to app_user
  using (code_hash = (select access.receipt()) and expires_at > access.now());
create policy reads on front_door.family_word for update to app_user
  using (code_hash = (select access.receipt()) and expires_at > access.now() and opened_at is null)
  with check (code_hash = (select access.receipt()));
grant update (opened_at) on front_door.family_word to app_user;
-- The worker writes to the address, and clears what nobody can open any more.
grant select on front_door.family_contact to app_worker;
create policy worker_reads on front_door.family_contact for select to app_worker using (true);
grant select, delete on front_door.family_word to app_worker;
create policy worker_clears on front_door.family_word to app_worker using (true);
