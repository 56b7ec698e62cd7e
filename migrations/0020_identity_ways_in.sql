-- Ways in: agency accounts, passkeys and invitations, and what a sign-in under way has to remember.

-- An agency account is its issuer's own name for somebody. An e-mail address never stands for it.
create table identity.credential_oidc (
  issuer text not null,
  subject text not null,
  practitioner_id uuid not null references partnership.practitioner,
  bound_at timestamptz not null default access.now(),
  last_used_at timestamptz,
  primary key (issuer, subject)
);
create index on identity.credential_oidc (practitioner_id);

-- Somebody went to their agency's sign-in and is expected back: in the same browser, once, within ten minutes.
-- The nonce and the code verifier are derived from the state, which only the browser holds.
create table identity.oidc_request (
  state_hash bytea primary key,
  visit text not null,
  next text not null,
  invitation_hash bytea,
  expires_at timestamptz not null
);

create table identity.passkey (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null references partnership.practitioner,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null default access.now(),
  last_used_at timestamptz
);
create index on identity.passkey (practitioner_id);

-- A challenge is answered once, by the browser it was given to, for the purpose it was given for.
create table identity.passkey_challenge (
  challenge_hash bytea primary key,
  visit text not null,
  purpose text not null check (purpose in ('sign in', 'add')),
  practitioner_id uuid references partnership.practitioner,
  expires_at timestamptz not null,
  check ((purpose = 'add') = (practitioner_id is not null))
);

-- Whoever holds the link may bind one way in to the person it names.
create table identity.invitation (
  id uuid primary key default gen_random_uuid(),
  practitioner_id uuid not null references partnership.practitioner,
  token_hash bytea not null unique,
  invited_by uuid references partnership.practitioner,
  invited_at timestamptz not null default access.now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create index on identity.invitation (practitioner_id);

do $$ declare name text; begin
  foreach name in array array['credential_oidc', 'oidc_request', 'passkey', 'passkey_challenge', 'invitation'] loop
    execute format('alter table identity.%I enable row level security', name);
    execute format('alter table identity.%I force row level security', name);
  end loop;
end $$;

grant select on identity.credential_oidc to app_user;
create policy own_accounts on identity.credential_oidc for select to app_user
  using (practitioner_id = (select access.practitioner()));

grant select, insert, delete on identity.oidc_request, identity.passkey_challenge to app_user;
create policy this_browser on identity.oidc_request to app_user
  using (visit = (select access.visit())) with check (visit = (select access.visit()));
create policy this_browser on identity.passkey_challenge to app_user
  using (visit = (select access.visit())) with check (visit = (select access.visit()));

grant select, delete, update (name) on identity.passkey to app_user;
create policy own_passkeys on identity.passkey to app_user
  using (practitioner_id = (select access.practitioner()))
  with check (practitioner_id = (select access.practitioner()));

grant select, delete on identity.oidc_request, identity.passkey_challenge, identity.session to app_worker;
create policy worker_clears on identity.oidc_request to app_worker using (true);
create policy worker_clears on identity.passkey_challenge to app_worker using (true);
create policy worker_clears on identity.session to app_worker using (true);

-- The command line invites the first administrator.
create policy configured on identity.invitation to app_owner using (true) with check (true);

grant select, insert, update on identity.credential_oidc, identity.passkey, identity.invitation to app_definer;
create policy definer_keeps on identity.credential_oidc to app_definer using (true) with check (true);
create policy definer_keeps on identity.passkey to app_definer using (true) with check (true);
create policy definer_keeps on identity.invitation to app_definer using (true) with check (true);

-- Whose account the issuer just vouched for; null when nobody here was invited with it.
create function identity.account_holder(of_issuer text, of_subject text) returns uuid
language sql security definer set search_path = '' as $$
  update identity.credential_oidc c set last_used_at = access.now()
    where c.issuer = of_issuer and c.subject = of_subject returning c.practitioner_id $$;

-- Binds an account that was just proved. False when it is bound to somebody else.
create function identity.bind_account(person uuid, of_issuer text, of_subject text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  insert into identity.credential_oidc (issuer, subject, practitioner_id, last_used_at)
    values (of_issuer, of_subject, person, access.now()) on conflict do nothing;
  return exists (select from identity.credential_oidc c
    where c.issuer = of_issuer and c.subject = of_subject and c.practitioner_id = person);
end $$;

-- Binds a passkey that was just made and proved. Null when that passkey is known already.
create function identity.add_passkey(person uuid, credential text, key bytea, count bigint, ways text[], called text)
returns uuid language sql security definer set search_path = '' as $$
  insert into identity.passkey (practitioner_id, credential_id, public_key, counter, transports, name)
    values (person, credential, key, count, ways, called)
    on conflict do nothing returning id $$;

create function identity.passkey_by_credential(credential text)
returns table (id uuid, practitioner_id uuid, public_key bytea, counter bigint, transports text[])
language sql stable security definer set search_path = '' as $$
  select p.id, p.practitioner_id, p.public_key, p.counter, p.transports
    from identity.passkey p where p.credential_id = credential $$;

-- Notes that a passkey was used. False when its counter did not move on: a copy of it may be about.
create function identity.passkey_used(passkey uuid, count bigint) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update identity.passkey p set counter = count, last_used_at = access.now()
    where p.id = passkey and (p.counter < count or (p.counter = 0 and count = 0));
  return found;
end $$;

-- Whom an invitation is for while it still stands: not used, withdrawn or run out, its person not disabled.
create function identity.open_invitation(token bytea)
returns table (practitioner_id uuid, name text, job_title text, agency_name text, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select p.id, p.name, p.job_title, a.name, i.expires_at
    from identity.invitation i
    join partnership.practitioner p on p.id = i.practitioner_id and p.disabled_at is null
    join partnership.agency a on a.id = p.agency_id
    where i.token_hash = token and i.used_at is null and i.withdrawn_at is null and i.expires_at > access.now() $$;

-- Uses an invitation up and says for whom; null when it does not stand (any more).
create function identity.use_invitation(token bytea) returns uuid
language sql security definer set search_path = '' as $$
  update identity.invitation i set used_at = access.now()
    where i.token_hash = token and i.used_at is null and i.withdrawn_at is null and i.expires_at > access.now()
      and exists (select from partnership.practitioner p where p.id = i.practitioner_id and p.disabled_at is null)
    returning i.practitioner_id $$;

do $$ declare signature text; begin
  grant create on schema identity to app_definer;
  foreach signature in array array['account_holder(text, text)', 'bind_account(uuid, text, text)',
    'add_passkey(uuid, text, bytea, bigint, text[], text)', 'passkey_by_credential(text)',
    'passkey_used(uuid, bigint)', 'open_invitation(bytea)', 'use_invitation(bytea)'] loop
    execute format('revoke all on function identity.%s from public', signature);
    execute format('grant execute on function identity.%s to app_user', signature);
    execute format('alter function identity.%s owner to app_definer', signature);
  end loop;
  revoke create on schema identity from app_definer;
end $$;
