-- The programme: what a course is, its sessions with their own times, who booked what at which price, who waits, and
-- what they were told. What is public stands apart from what is not: how to join, who pays, what somebody needs.

alter table learning.course
  add column summary text not null default '',
  -- Markdown: what happens on the day.
  add column words text not null default '',
  add column outcomes text[] not null default '{}',
  -- As the programme calls it: "2", "3 core"; null where levels do not apply.
  add column level text,
  -- For whom it is, in words, and by the codes that the catalogue filters by.
  add column audience text not null default '',
  add column audiences text[] not null default '{}',
  add column minutes integer check (minutes > 0),
  add column delivery text not null default 'face to face'
    check (delivery in ('face to face', 'virtual', 'e-learning', 'external link')),
  add column provider text not null default 'internal' check (provider in ('internal', 'external')),
  add column provider_name text,
  -- Where an external course is booked.
  add column external_href text,
  -- The name of its table of prices; free when null.
  add column price_table text,
  -- The name of the charging policy for late cancellations; none when null.
  add column charging_policy text,
  add column age_from integer check (age_from between 0 and 120),
  add column age_to integer check (age_to between 0 and 120),
  -- The upper age for people with special educational needs or a disability.
  add column age_to_send integer check (age_to_send between 0 and 120),
  -- Who may be told what it teaches to use: "licensed to trained assessors only".
  add column licence_note text not null default '',
  -- What to bring, sent with the reminder.
  add column to_bring text not null default '',
  add column feedback_form text,
  -- Two half days count only together.
  add column needs_every_part boolean not null default true,
  add column version integer not null default 1,
  add column changed_at timestamptz not null default access.now();

grant update (summary, words, outcomes, level, audience, audiences, minutes, delivery, provider, provider_name,
  external_href, price_table, charging_policy, age_from, age_to, age_to_send, licence_note, to_bring, feedback_form,
  needs_every_part, version, changed_at) on learning.course to app_user;

-- Every text of a course as it stood: what somebody booked can be read for ever.
create table learning.course_version (
  course_id uuid not null references learning.course,
  version integer not null,
  content jsonb not null,
  changed_by uuid references partnership.practitioner,
  changed_by_name text not null,
  changed_at timestamptz not null default access.now(),
  primary key (course_id, version)
);

create table learning.prerequisite (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references learning.course,
  needs_id uuid not null references learning.course,
  -- Hard: completed before the session begins, or no place. Soft: expected, and somebody may say what stands for it.
  strength text not null check (strength in ('hard', 'soft')),
  equivalent boolean not null default false,
  evidence boolean not null default false,
  unique (course_id, needs_id),
  check (course_id <> needs_id)
);

-- Whose staff do not come here, and where they go instead.
create table learning.exclusion (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references learning.course,
  agency_id uuid not null references partnership.agency,
  message text not null,
  href text,
  unique (course_id, agency_id)
);

create table learning.session (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references learning.course,
  area text references partnership.area,
  venue text,
  -- What everybody may know of the place: parking, the nearest station, steps.
  venue_notes text not null default '',
  capacity integer not null check (capacity between 1 and 2000),
  -- Places held, kept by a trigger; whatever the program does, it is never more than there are.
  taken integer not null default 0,
  -- The first start and the last end of its parts.
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Which revision of its calendar entry it is.
  sequence integer not null default 0,
  cancelled_at timestamptz,
  cancelled_why text,
  -- Since then nobody who had booked before pays for leaving.
  moved_at timestamptz,
  moved_why text,
  -- The rule by which it was made, shared by its siblings.
  series_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default access.now(),
  constraint never_oversold check (taken between 0 and capacity),
  check ((cancelled_at is null) = (cancelled_why is null))
);
create index on learning.session (course_id, starts_at);
create index on learning.session (starts_at, id);

create table learning.session_part (
  session_id uuid not null references learning.session,
  n integer not null check (n between 1 and 20),
  title text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  primary key (session_id, n)
);

create table learning.trainer (
  session_id uuid not null references learning.session,
  practitioner_id uuid not null references partnership.practitioner,
  primary key (session_id, practitioner_id)
);
create index on learning.trainer (practitioner_id);

-- How to join a virtual session: for those with a place, not for the public.
create table learning.joining (
  session_id uuid primary key references learning.session,
  href text not null,
  words text not null default ''
);

create table learning.booking (
  id uuid primary key default gen_random_uuid(),
  -- In the order in which they came: who waits longest is offered first.
  number bigint generated always as identity unique,
  session_id uuid not null references learning.session,
  course_id uuid not null references learning.course,
  practitioner_id uuid references partnership.practitioner,
  name text not null,
  -- In lower case.
  email text not null check (email = lower(email)),
  organisation text not null,
  agency_id uuid references partnership.agency,
  organisation_type text not null,
  -- A membership that lowers the price, and the number that shows it.
  membership text,
  membership_evidence text,
  booked_by uuid references partnership.practitioner,
  booked_by_email text check (booked_by_email = lower(booked_by_email)),
  booked_by_name text not null,
  purchase_order text,
  approval text not null default 'not needed' check (approval in ('not needed', 'asked', 'given', 'refused')),
  approved_by uuid references partnership.practitioner,
  approved_at timestamptz,
  state text not null check (state in
    ('requested', 'waiting', 'offered', 'confirmed', 'cancelled', 'attended', 'no-show')),
  price_pence integer not null check (price_pence >= 0),
  price_reason text not null,
  policy_version text,
  -- Of the course's texts, at the booking.
  course_version integer not null,
  -- Where it was booked, for links in messages, and what opens its calendar file.
  site text not null,
  calendar_code text not null,
  calendar_hash text not null unique,
  booked_at timestamptz not null default access.now(),
  offered_at timestamptz,
  offer_expires_at timestamptz,
  confirmed_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by text check (cancelled_by in ('booker', 'coordinator', 'session', 'manager', 'offer')),
  cancelled_why text,
  -- The booking whose place it took: somebody else came, or the same person came another day.
  substituted_for uuid unique references learning.booking,
  moved_from uuid unique references learning.booking,
  -- Which revision of its calendar entry it is, besides its session's.
  sequence integer not null default 0,
  changed_at timestamptz not null default access.now(),
  check (booked_by is not null or booked_by_email is not null),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check (state <> 'offered' or offer_expires_at is not null)
);
-- Nobody holds two places, or stands twice in the queue.
create unique index booking_one_each on learning.booking (session_id, email)
  where state in ('requested', 'waiting', 'offered', 'confirmed');
create index booking_queue on learning.booking (session_id, number) where state = 'waiting';
create index booking_offers on learning.booking (offer_expires_at) where state = 'offered';
create index on learning.booking (session_id, state);
create index on learning.booking (practitioner_id) where practitioner_id is not null;
create index on learning.booking (booked_by) where booked_by is not null;
create index on learning.booking (email);
create index on learning.booking (booked_by_email) where booked_by_email is not null;
create index on learning.booking (agency_id, booked_at desc) where agency_id is not null;

-- Who pays if something is to be paid: asked for that one purpose, and deleted when it has passed.
create table learning.booking_payer (
  booking_id uuid primary key references learning.booking on delete cascade,
  purpose text not null,
  name text not null,
  organisation text not null,
  email text not null,
  phone text not null default '',
  address text not null,
  delete_after date not null
);
create index on learning.booking_payer (delete_after);

-- What somebody needs to take part, and to eat. Trainers see the first.
create table learning.booking_need (
  booking_id uuid not null references learning.booking on delete cascade,
  kind text not null check (kind in ('access', 'dietary')),
  words text not null,
  delete_after date not null,
  primary key (booking_id, kind)
);
create index on learning.booking_need (delete_after);

-- What somebody says stands for a course that is expected first.
create table learning.booking_claim (
  booking_id uuid not null references learning.booking on delete cascade,
  needs_id uuid not null references learning.course,
  words text not null,
  judged text not null default 'open' check (judged in ('open', 'accepted', 'refused')),
  judged_by uuid references partnership.practitioner,
  judged_at timestamptz,
  primary key (booking_id, needs_id)
);

-- What was written to whom about which revision: nothing goes twice.
create table learning.told (
  booking_id uuid not null references learning.booking on delete cascade,
  what text not null,
  sequence integer not null,
  told_at timestamptz not null default access.now(),
  primary key (booking_id, what, sequence)
);

-- Whoever wants to hear of dates: of one course, or of all there are. Written to once the address answered.
create table learning.interest (
  id uuid primary key default gen_random_uuid(),
  course_id uuid references learning.course,
  email text not null check (email = lower(email)),
  name text not null default '',
  practitioner_id uuid references partnership.practitioner,
  site text not null,
  code_hash text not null unique,
  -- Kept for the links that end it.
  code text not null,
  asked_at timestamptz not null default access.now(),
  confirmed_at timestamptz,
  ended_at timestamptz,
  told_until timestamptz not null default access.now()
);
create unique index interest_one_each on learning.interest (email, course_id) nulls not distinct where ended_at is null;
create index on learning.interest (course_id) where confirmed_at is not null and ended_at is null;

-- Events of others, as a pointer: true only as long as somebody looks.
create table learning.external_event (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  provider text not null,
  words text not null default '',
  href text not null check (href like 'https://%'),
  starts_on date,
  checked_on date not null,
  checked_by uuid references partnership.practitioner,
  ended_at timestamptz
);

-- Whose staff need their training lead's word for a place.
create table learning.agency_rule (
  agency_id uuid primary key references partnership.agency,
  needs_approval boolean not null,
  set_by uuid references partnership.practitioner,
  set_at timestamptz not null default access.now()
);

-- Lengths that a partnership sets: hours an offer stands, days before a session at which something is sent.
create table learning.setting (
  name text not null,
  effective_from date not null,
  value integer not null check (value >= 0),
  source text not null,
  certainty text not null,
  primary key (name, effective_from)
);
insert into learning.setting values
  ('offer-hours', '2019-01-01', 48, 'Not published; two days is usual', 'G'),
  ('joining-link-days', '2019-01-01', 7, 'Sources: the invitation comes a week before', 'V'),
  ('reminder-days', '2019-01-01', 2, 'Not published', 'G'),
  ('payer-kept-days', '2019-01-01', 90, 'Not published: as long as an invoice may take', 'G'),
  ('external-check-days', '2019-01-01', 31, 'Sources: updated monthly', 'V');

-- Places held are counted where they change.
create function learning.holds_place(state text) returns boolean language sql immutable parallel safe as
  $$ select state in ('requested', 'offered', 'confirmed', 'attended', 'no-show') $$;

create function learning.count_places() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare before integer := 0; after integer := 0;
begin
  if tg_op <> 'INSERT' then before := learning.holds_place(old.state)::integer; end if;
  if tg_op <> 'DELETE' then after := learning.holds_place(new.state)::integer; end if;
  if before <> after then
    update learning.session s set taken = s.taken + after - before
      where s.id = case when tg_op = 'DELETE' then old.session_id else new.session_id end;
  end if;
  return null;
end $$;
create trigger places_counted after insert or update of state or delete on learning.booking
  for each row execute function learning.count_places();

-- Takes a session for the rest of the transaction, so that whoever comes next decides on what this one left. Anybody
-- may ask: it answers what the catalogue shows, and how many wait.
create function learning.lock_session(wanted uuid)
returns table (id uuid, course_id uuid, capacity integer, taken integer, waiting integer, starts_at timestamptz,
  cancelled_at timestamptz, moved_at timestamptz, sequence integer)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform 1 from learning.session s where s.id = wanted for update;
  return query select s.id, s.course_id, s.capacity, s.taken,
      (select count(*)::integer from learning.booking b where b.session_id = s.id and b.state = 'waiting'),
      s.starts_at, s.cancelled_at, s.moved_at, s.sequence
    from learning.session s join learning.course c on c.id = s.course_id
    where s.id = wanted and c.state <> 'draft';
end $$;

-- How many stand before a booking in the queue; for whoever may see the booking.
create function learning.place_in_queue(booking uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select 1 + count(*)::integer from learning.booking b, learning.booking own
  where own.id = booking and b.session_id = own.session_id and b.state = 'waiting' and b.number < own.number $$;

-- Whether somebody holds a place or waits already: said to whoever books for that address, as the form must.
create function learning.is_booked(wanted uuid, address text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from learning.booking b where b.session_id = wanted and b.email = lower(address)
    and b.state in ('requested', 'waiting', 'offered', 'confirmed')) $$;

-- Which of these courses somebody completed that still counts on a day: yes or no, for the rules of a booking.
create function learning.completed(person uuid, address text, courses uuid[], on_day date) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct c.course_id from learning.completion c
  where c.course_id = any(courses) and c.withdrawn_at is null and c.completed_on <= on_day
    and (c.expires_on is null or c.expires_on >= on_day)
    and (c.practitioner_id = person or c.email = lower(address)) $$;

create function learning.needs_approval(agency uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce((select r.needs_approval from learning.agency_rule r where r.agency_id = agency), false) $$;

do $$ declare name text; begin
  foreach name in array array['course_version', 'prerequisite', 'exclusion', 'session', 'session_part', 'trainer', 'joining',
    'booking', 'booking_payer', 'booking_need', 'booking_claim', 'told', 'interest', 'external_event', 'agency_rule', 'setting'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select, insert, update, delete on learning.%I to app_worker', name);
    execute format('create policy worker on learning.%I to app_worker using (true) with check (true)', name);
  end loop;
  -- What anybody may read is about courses and days, never about people.
  foreach name in array array['prerequisite', 'exclusion', 'session', 'session_part', 'external_event', 'setting'] loop
    execute format('grant select on learning.%I to app_user', name);
  end loop;
  foreach name in array array['course_version', 'prerequisite', 'exclusion', 'session', 'session_part', 'trainer', 'joining',
    'external_event', 'setting'] loop
    execute format('grant insert on learning.%I to app_user', name);
    execute format('create policy coordinated on learning.%I to app_user using ((select access.may(''learning.coordinate''))) with check ((select access.may(''learning.coordinate'')))', name);
  end loop;
  foreach name in array array['prerequisite', 'exclusion', 'session_part', 'trainer', 'joining'] loop
    execute format('grant update, delete on learning.%I to app_user', name);
  end loop;
end $$;

create policy offered on learning.session for select to app_user
  using (exists (select from learning.course c where c.id = course_id));
create policy offered on learning.session_part for select to app_user
  using (exists (select from learning.session s where s.id = session_id));
create policy offered on learning.prerequisite for select to app_user
  using (exists (select from learning.course c where c.id = course_id));
create policy offered on learning.exclusion for select to app_user
  using (exists (select from learning.course c where c.id = course_id));
create policy offered on learning.external_event for select to app_user using (ended_at is null);
create policy anybodys on learning.setting for select to app_user using (true);
grant update (title, provider, words, href, starts_on, checked_on, checked_by, ended_at) on learning.external_event to app_user;
grant update (area, venue, venue_notes, capacity, starts_at, ends_at, sequence, cancelled_at, cancelled_why, moved_at,
  moved_why, version) on learning.session to app_user;
grant select on learning.course_version to app_user;

grant select on learning.trainer to app_user;
create policy own on learning.trainer for select to app_user using (practitioner_id = (select access.practitioner()));

-- A booking is the person's, whoever's booked it, their agency's training lead's, the session's trainers', the
-- coordinators'; and, with the code that was sent to its address, its calendar file's.
grant select, insert on learning.booking to app_user;
grant update (practitioner_id, state, approval, approved_by, approved_at, offered_at, offer_expires_at, confirmed_at,
  cancelled_at, cancelled_by, cancelled_why, sequence, changed_at) on learning.booking to app_user;
create policy own on learning.booking for select to app_user
  using (practitioner_id = (select access.practitioner()) or booked_by = (select access.practitioner())
    or email = (select access.visitor()) or booked_by_email = (select access.visitor()));
create policy agencys on learning.booking for select to app_user
  using (agency_id = (select access.agency()) and (select access.may('learning.staff')));
create policy trained on learning.booking for select to app_user
  using ((select access.may('learning.register'))
    and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner()))));
create policy by_code on learning.booking for select to app_user using (calendar_hash = (select access.receipt()));
create policy coordinated on learning.booking to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));
create policy booked on learning.booking for insert to app_user
  with check (booked_by = (select access.practitioner()) or (booked_by is null and booked_by_email = (select access.visitor())));
create policy changed on learning.booking for update to app_user
  using (practitioner_id = (select access.practitioner()) or booked_by = (select access.practitioner())
    or email = (select access.visitor()) or booked_by_email = (select access.visitor())
    or (agency_id = (select access.agency()) and (select access.may('learning.staff')))
    or ((select access.may('learning.register')) and session_id = any(array(select t.session_id from learning.trainer t
      where t.practitioner_id = (select access.practitioner())))))
  with check (true);

-- Who pays is for whoever booked, their training lead, and those who charge.
grant select, insert, delete on learning.booking_payer to app_user;
create policy own on learning.booking_payer to app_user
  using (exists (select from learning.booking b where b.id = booking_id
    and (b.booked_by = (select access.practitioner()) or b.booked_by_email = (select access.visitor())
      or (b.agency_id = (select access.agency()) and (select access.may('learning.staff'))))))
  with check (exists (select from learning.booking b where b.id = booking_id
    and (b.booked_by = (select access.practitioner()) or b.booked_by_email = (select access.visitor()))));
create policy charged on learning.booking_payer to app_user
  using ((select access.may('learning.charge'))) with check ((select access.may('learning.charge')));

-- Needs are for the person, whoever wrote them down, the coordinators, and as to access the trainers.
grant select, insert, delete on learning.booking_need to app_user;
create policy own on learning.booking_need to app_user
  using (exists (select from learning.booking b where b.id = booking_id
    and (b.practitioner_id = (select access.practitioner()) or b.booked_by = (select access.practitioner())
      or b.email = (select access.visitor()) or b.booked_by_email = (select access.visitor()))))
  with check (exists (select from learning.booking b where b.id = booking_id
    and (b.booked_by = (select access.practitioner()) or b.booked_by_email = (select access.visitor()))));
create policy coordinated on learning.booking_need to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));
create policy trained on learning.booking_need for select to app_user
  using (kind = 'access' and (select access.may('learning.register')) and exists (select from learning.booking b
    where b.id = booking_id and b.session_id = any(array(select t.session_id from learning.trainer t
      where t.practitioner_id = (select access.practitioner())))));

grant select, insert on learning.booking_claim to app_user;
grant update (judged, judged_by, judged_at) on learning.booking_claim to app_user;
create policy seen on learning.booking_claim for select to app_user
  using (exists (select from learning.booking b where b.id = booking_id));
create policy claimed on learning.booking_claim for insert to app_user
  with check (judged = 'open' and exists (select from learning.booking b where b.id = booking_id
    and (b.booked_by = (select access.practitioner()) or b.booked_by_email = (select access.visitor()))));
create policy coordinated on learning.booking_claim to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

-- What was told is written by whoever changed the booking.
grant select, insert on learning.told to app_user;
create policy of_booking on learning.told to app_user
  using (exists (select from learning.booking b where b.id = booking_id))
  with check (exists (select from learning.booking b where b.id = booking_id));

-- How to join: those with a place, their trainers, the coordinators.
grant select on learning.joining to app_user;
create policy with_place on learning.joining for select to app_user
  using (exists (select from learning.booking b where b.session_id = joining.session_id and b.state in ('confirmed', 'attended')
      and (b.practitioner_id = (select access.practitioner()) or b.email = (select access.visitor())))
    or session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner()))));

-- Anybody may ask to hear of dates; the code sent to the address confirms it and ends it.
grant select, insert on learning.interest to app_user;
grant update (confirmed_at, ended_at) on learning.interest to app_user;
create policy asked on learning.interest for insert to app_user
  with check (confirmed_at is null or practitioner_id = (select access.practitioner()) or email = (select access.visitor()));
create policy by_code on learning.interest to app_user
  using (code_hash = (select access.receipt())) with check (code_hash = (select access.receipt()));
create policy own on learning.interest to app_user
  using (practitioner_id = (select access.practitioner()) or email = (select access.visitor()))
  with check (practitioner_id = (select access.practitioner()) or email = (select access.visitor()));
create policy coordinated on learning.interest for select to app_user using ((select access.may('learning.coordinate')));

grant select, insert, update on learning.agency_rule to app_user;
create policy own on learning.agency_rule to app_user
  using (agency_id = (select access.agency()) and (select access.may('learning.staff')))
  with check (agency_id = (select access.agency()) and (select access.may('learning.staff')));

-- The functions above look past the policies, and say no more than they name.
do $$ declare name text; signature text; begin
  foreach name in array array['session', 'booking', 'course', 'completion', 'agency_rule'] loop
    execute format('grant select on learning.%I to app_definer', name);
    execute format('create policy definer_reads on learning.%I for select to app_definer using (true)', name);
  end loop;
  grant update on learning.session to app_definer;
  create policy definer_counts on learning.session for update to app_definer using (true) with check (true);
  grant create on schema learning to app_definer;
  foreach signature in array array['lock_session(uuid)', 'place_in_queue(uuid)', 'is_booked(uuid, text)',
    'completed(uuid, text, uuid[], date)', 'needs_approval(uuid)', 'count_places()'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('grant execute on function learning.%s to app_user, app_worker', signature);
    execute format('alter function learning.%s owner to app_definer', signature);
  end loop;
  revoke create on schema learning from app_definer;
end $$;

-- What the whole site's search may read.
create view learning.public_course with (security_invoker = true) as
  select id, title, summary, concat_ws(' ', words, array_to_string(outcomes, ' '), audience) as words,
    '/learning/courses/' || code as href, areas, audiences
  from learning.course where state = 'open';
grant select on learning.public_course to app_user, app_worker;
