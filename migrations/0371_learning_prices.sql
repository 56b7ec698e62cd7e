-- What a place costs: tables of prices as dated editions that are never edited, so that the price of a booking can be
-- read from the day it was made; and memberships that lower a price, believed once somebody looked at what shows them.

create table learning.price_edition (
  id uuid primary key default gen_random_uuid(),
  -- The name by which courses know their table.
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  effective_from date not null,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  why text not null,
  made_by uuid references partnership.practitioner,
  made_by_name text not null,
  made_at timestamptz not null default access.now(),
  unique (code, effective_from)
);
create index on learning.price_edition (made_by);

-- The first line that fits is the price.
create table learning.price_line (
  edition_id uuid not null references learning.price_edition,
  n integer not null check (n between 1 and 40),
  label text not null,
  organisation_types text[] not null check (cardinality(organisation_types) > 0),
  membership text,
  pence integer not null check (pence between 0 and 1000000),
  primary key (edition_id, n)
);

create table learning.membership (
  id uuid primary key default gen_random_uuid(),
  scheme text not null,
  organisation text not null,
  agency_id uuid references partnership.agency,
  -- What shows it: a number, or where it can be seen.
  evidence text not null,
  evidence_key text not null generated always as (regexp_replace(lower(evidence), '[^a-z0-9]', '', 'g')) stored,
  asked_by uuid references partnership.practitioner,
  asked_by_name text not null,
  asked_at timestamptz not null default access.now(),
  valid_until date,
  decision text check (decision in ('confirmed', 'refused')),
  decided_why text,
  decided_by uuid references partnership.practitioner,
  decided_by_name text,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check ((decision = 'confirmed') = (valid_until is not null) or decision is null),
  -- Nobody confirms what they brought themselves.
  check (decided_by is distinct from asked_by or decided_by is null)
);
create unique index membership_once on learning.membership (scheme, evidence_key) where decision is distinct from 'refused';
create index on learning.membership (asked_by);
create index on learning.membership (decided_by);
create index on learning.membership (agency_id);

do $$ declare name text; begin
  foreach name in array array['price_edition', 'price_line', 'membership'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select, insert on learning.%I to app_user', name);
    execute format('grant select on learning.%I to app_worker', name);
    execute format('create policy worker_reads on learning.%I for select to app_worker using (true)', name);
    execute format('create policy owner_writes on learning.%I to app_owner using (true) with check (true)', name);
  end loop;
end $$;

create policy anyone_reads on learning.price_edition for select to app_user using ((select access.actor()) is not null);
create policy anyone_reads on learning.price_line for select to app_user using ((select access.actor()) is not null);
-- From tomorrow at the earliest: what was booked today was booked at today's price.
create policy charged_add on learning.price_edition for insert to app_user
  with check ((select access.may('learning.charge')) and made_by = (select access.practitioner())
    and made_at = (select access.now()) and effective_from > (select partnership.today()));
create policy charged_add on learning.price_line for insert to app_user
  with check (exists (select from learning.price_edition e where e.id = edition_id
    and e.made_by = (select access.practitioner()) and e.made_at = (select access.now())));

grant update (decision, decided_why, decided_by, decided_by_name, decided_at, valid_until) on learning.membership to app_user;
create policy charged on learning.membership for select to app_user
  using ((select access.may('learning.charge')) or (agency_id = (select access.agency()) and (select access.may('learning.staff'))));
create policy charged_bring on learning.membership for insert to app_user
  with check ((select access.may('learning.charge')) and decision is null and asked_by = (select access.practitioner()));
create policy charged_decide on learning.membership for update to app_user
  using ((select access.may('learning.charge')) and decision is null)
  with check (decided_by = (select access.practitioner()) and decided_at = (select access.now()));

grant select, insert on learning.membership to app_definer;
create policy definer_keeps on learning.membership to app_definer using (true) with check (true);

-- Whether a membership was confirmed and holds on a day. Anybody who books may ask of the number they give.
create function learning.is_member(of_scheme text, shown text, on_day date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from learning.membership m where m.scheme = of_scheme and m.decision = 'confirmed'
    and m.valid_until >= on_day and m.evidence_key <> ''
    and m.evidence_key = regexp_replace(lower(shown), '[^a-z0-9]', '', 'g')) $$;

-- Somebody booked and named a membership that nobody has looked at: it waits for a coordinator.
create function learning.claim_membership(of_scheme text, shown text, of_organisation text, of_agency uuid, by_name text)
returns void language sql security definer set search_path = '' as $$
  insert into learning.membership (scheme, evidence, organisation, agency_id, asked_by, asked_by_name)
  values (of_scheme, shown, of_organisation, of_agency, access.practitioner(), by_name)
  on conflict do nothing $$;

do $$ declare signature text; begin
  grant create on schema learning to app_definer;
  foreach signature in array array['is_member(text, text, date)', 'claim_membership(text, text, text, uuid, text)'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('grant execute on function learning.%s to app_user, app_worker', signature);
    execute format('alter function learning.%s owner to app_definer', signature);
  end loop;
  revoke create on schema learning from app_definer;
end $$;

with edition as (
  insert into learning.price_edition (code, effective_from, source, certainty, why, made_by_name)
  values ('standard', '2019-01-01', 'Prices that the partnership published for its courses; that of people who come for themselves is assumed',
    'V', 'What every installation begins with.', 'The product') returning id)
insert into learning.price_line
  select id, n, label, types, membership, pence from edition cross join (values
    (1, 'Members of the council for voluntary youth services (ECVYS)', array['voluntary'], 'ecvys', 2000),
    (2, 'Other voluntary organisations and charities', array['voluntary'], null, 3000),
    (3, 'Health, police, probation, local government, schools and community interest companies',
      array['health', 'police', 'probation', 'local-government', 'school', 'community-interest'], null, 6000),
    (4, 'Private, independent and profit-making organisations', array['private'], null, 9000),
    (5, 'People who come for themselves', array['individual'], null, 3000)) l(n, label, types, membership, pence);

-- What giving up a place too late costs where the place itself is free: the line of this table. Nothing when null.
alter table learning.cancellation_policy add column charge_table text;
update learning.cancellation_policy set charge_table = 'standard' where code = 'standard';
