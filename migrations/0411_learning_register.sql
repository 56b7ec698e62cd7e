-- Who was there: marks of the register, part by part. A mark is never edited; the latest of a part counts, and those
-- before it stay to be read.

create table learning.mark (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  session_id uuid not null,
  part integer not null,
  booking_id uuid not null references learning.booking,
  mark text not null check (mark in ('here', 'late', 'left early', 'away')),
  -- How late, or how much too early, where it was said.
  minutes integer check (minutes between 1 and 600),
  by_id uuid not null references partnership.practitioner,
  by_name text not null,
  marked_at timestamptz not null default access.now(),
  foreign key (session_id, part) references learning.session_part (session_id, n),
  check (minutes is null or mark in ('late', 'left early'))
);
create index on learning.mark (session_id, part, booking_id, seq desc);
create index on learning.mark (booking_id);

-- A register that is closed: who had a place and is on no part was not there, and is charged as the policy says.
create table learning.register (
  session_id uuid primary key references learning.session,
  closed_by uuid not null references partnership.practitioner,
  closed_by_name text not null,
  closed_at timestamptz not null default access.now()
);

do $$ declare name text; begin
  foreach name in array array['mark', 'register'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select on learning.%I to app_worker', name);
    execute format('create policy worker on learning.%I for select to app_worker using (true)', name);
    execute format('grant select, insert on learning.%I to app_user', name);
    execute format($policy$create policy kept on learning.%I to app_user
      using ((select access.may('learning.coordinate')) or ((select access.may('learning.register'))
        and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner())))))
      with check ((select access.may('learning.coordinate')) or ((select access.may('learning.register'))
        and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner())))))$policy$, name);
  end loop;
end $$;
create policy own_hand on learning.mark as restrictive for insert to app_user
  with check (by_id = (select access.practitioner())
    and exists (select from learning.booking b where b.id = booking_id and b.session_id = mark.session_id));
create policy own_hand on learning.register as restrictive for insert to app_user
  with check (closed_by = (select access.practitioner())
    and exists (select from learning.session s where s.id = session_id and s.ends_at <= access.now()));
