-- Concerns that other agencies' systems bring in, and back-logs that the hub takes over from elsewhere.

alter table front_door.concern add column came_by text not null default 'form'
  check (came_by in ('form', 'api', 'import'));

-- The agency whose system brought the concern in sees its receipt, and nothing else of it.
alter table front_door.receipt add column agency_id uuid default access.key_agency();
alter policy brought_in on front_door.receipt
  with check (concern_id = (select access.submitting()) and code_hash = (select access.receipt())
    and agency_id is not distinct from (select access.key_agency()));
create policy agency_receipt on front_door.receipt for select to app_user
  using (agency_id = (select access.key_agency()) and expires_at > access.now());

-- One idempotency key of an agency, one concern: whatever comes with it again is answered with what is kept here.
create table front_door.intake (
  agency_id uuid not null default access.key_agency(),
  idempotency_key text not null check (length(idempotency_key) between 1 and 64),
  body_hash bytea not null,
  -- Written before its concern, in the same transaction.
  concern_id uuid not null unique references front_door.concern deferrable initially deferred,
  decision_due_by timestamptz not null,
  taken_at timestamptz not null default access.now(),
  primary key (agency_id, idempotency_key)
);
alter table front_door.intake enable row level security;
alter table front_door.intake force row level security;
grant select, insert on front_door.intake to app_user;
create policy own_intake on front_door.intake to app_user
  using (agency_id = (select access.key_agency())) with check (agency_id = (select access.key_agency()));
