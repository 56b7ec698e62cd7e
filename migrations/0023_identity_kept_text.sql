-- What somebody had typed when their session ended, sealed under a key for this person and this page, for a day.
create table identity.kept_text (
  id uuid primary key,
  practitioner_id uuid not null references partnership.practitioner,
  path text not null,
  -- Whether the form can be opened again at its own path.
  form_opens boolean not null,
  sealed bytea not null,
  kept_at timestamptz not null default access.now(),
  expires_at timestamptz not null
);
create index on identity.kept_text (practitioner_id, kept_at);
alter table identity.kept_text enable row level security;
alter table identity.kept_text force row level security;

grant select, delete on identity.kept_text to app_user;
create policy own_words on identity.kept_text to app_user
  using (practitioner_id = (select access.practitioner()) and expires_at > access.now());
grant select, delete on identity.kept_text to app_worker;
create policy worker_clears on identity.kept_text to app_worker using (true);
grant select, insert, delete on identity.kept_text to app_definer;
create policy definer_keeps on identity.kept_text to app_definer using (true) with check (true);

-- Whose session a token was, though it has ended: what they typed in it is still theirs.
create function identity.person_of_ended(token bytea) returns uuid
language sql stable security definer set search_path = '' as $$
  select s.practitioner_id from identity.session s
    join partnership.practitioner p on p.id = s.practitioner_id and p.disabled_at is null
    where s.token_hash = token and s.started_at > access.now() - interval '2 days' $$;

-- Keeps words for their writer; of one person never more than twenty, for whoever holds an old token could go on.
create function identity.keep_text(kept uuid, person uuid, at_path text, opens boolean, words bytea, until timestamptz)
returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into identity.kept_text (id, practitioner_id, path, form_opens, sealed, expires_at)
    values (kept, person, at_path, opens, words, until);
  delete from identity.kept_text k where k.practitioner_id = person and (k.expires_at <= access.now() or k.id in (
    select older.id from identity.kept_text older where older.practitioner_id = person
      order by older.kept_at desc, older.id offset 20));
end $$;

do $$ declare signature text; begin
  grant create on schema identity to app_definer;
  foreach signature in array array['person_of_ended(bytea)',
    'keep_text(uuid, uuid, text, boolean, bytea, timestamptz)'] loop
    execute format('revoke all on function identity.%s from public', signature);
    execute format('grant execute on function identity.%s to app_user', signature);
    execute format('alter function identity.%s owner to app_definer', signature);
  end loop;
  revoke create on schema identity from app_definer;
end $$;
