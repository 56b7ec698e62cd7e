-- A course may end with an assessment: whoever keeps the register says who passed. A result is never edited; the latest
-- counts, and a certificate follows once it is passed, also after the register was closed.

alter table learning.course add column needs_assessment boolean not null default false;
grant update (needs_assessment) on learning.course to app_user;

create table learning.assessment (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  session_id uuid not null references learning.session,
  booking_id uuid not null references learning.booking,
  passed boolean not null,
  by_id uuid not null references partnership.practitioner,
  by_name text not null,
  said_at timestamptz not null default access.now()
);
create index on learning.assessment (session_id, booking_id, seq desc);
create index on learning.assessment (booking_id);

alter table learning.assessment enable row level security;
alter table learning.assessment force row level security;
grant select on learning.assessment to app_worker, app_definer;
create policy worker on learning.assessment for select to app_worker using (true);
create policy definer_reads on learning.assessment for select to app_definer using (true);
grant select, insert on learning.assessment to app_user;
create policy kept on learning.assessment to app_user
  using ((select access.may('learning.coordinate')) or ((select access.may('learning.register'))
    and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner())))))
  with check ((select access.may('learning.coordinate')) or ((select access.may('learning.register'))
    and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner())))));
create policy own_hand on learning.assessment as restrictive for insert to app_user
  with check (by_id = (select access.practitioner())
    and exists (select from learning.booking b where b.id = booking_id and b.session_id = assessment.session_id));

grant create on schema learning to app_definer;
set local role app_definer;

-- What a completion of a booking may have come of: the booking, a correction of its register, or a later result.
create function learning.came_of(booking uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select booking union all select m.id from learning.mark m where m.booking_id = booking
    union all select a.id from learning.assessment a where a.booking_id = booking $$;
revoke all on function learning.came_of(uuid) from public;

create or replace function learning.completed_by(booking uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select learning.keeps_booking(booking) and exists (select from learning.completion c
    where c.withdrawn_at is null and c.how = 'attended' and c.came_of in (select learning.came_of(booking))) $$;

create or replace function learning.withdraw_attended(booking uuid, why text) returns uuid
language plpgsql security definer set search_path = '' as $$ declare person uuid; begin
  if not learning.keeps_booking(booking) then
    raise exception 'the caller may not withdraw this' using errcode = 'insufficient_privilege';
  end if;
  update learning.completion c set withdrawn_at = access.now(), withdrawn_why = why
    where c.withdrawn_at is null and c.how = 'attended' and c.came_of in (select learning.came_of(booking))
    returning c.practitioner_id into person;
  return person;
end $$;

set local role app_owner;
revoke create on schema learning from app_definer;
