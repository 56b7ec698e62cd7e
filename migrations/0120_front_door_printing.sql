-- Each time a concern was put on paper: what, for what, and by whom. Never edited.
create table front_door.printing (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  -- The concern with its decision, or a bundle of chosen parts for a meeting.
  what text not null check (what in ('concern', 'bundle')),
  purpose text not null,
  parts text[] not null,
  -- Whether addresses that only named people may read are on it.
  shielded boolean not null,
  -- Which state of the record it shows.
  version integer not null,
  printed_by uuid not null,
  printed_by_name text not null,
  printed_by_agency text not null,
  printed_at timestamptz not null default access.now()
);
create index on front_door.printing (concern_id);

alter table front_door.printing enable row level security;
alter table front_door.printing force row level security;
grant select, insert on front_door.printing to app_user;
create policy seen on front_door.printing for select to app_user
  using (exists (select from front_door.concern c where c.id = concern_id));
create policy worked_on on front_door.printing for insert to app_user
  with check (printed_by = (select access.practitioner()) and front_door.may_work(concern_id));
