-- Whom a course is for, as a rule that a booking is checked by: by what people do, by the kind of their organisation,
-- and by a credential that they hold on the day. And lists of people that are booked at once.

alter table learning.course
  add column audience_checked boolean not null default false,
  -- Kinds of organisation; any when empty.
  add column audience_kinds text[] not null default '{}',
  -- What others are told, and where they go instead.
  add column audience_message text not null default '',
  add column audience_href text,
  -- The licence: nobody comes who does not hold this on the day.
  add column needs_credential text references learning.credential (code);
grant update (audience_checked, audience_kinds, audience_message, audience_href, needs_credential)
  on learning.course to app_user;

-- What somebody said that they do, where the course asked.
alter table learning.booking add column role text;

-- A list of people that somebody booked at once: who was booked, and the lines that were refused, as typed, each with why.
create table learning.booking_list (
  id uuid primary key,
  session_id uuid not null references learning.session,
  booked_by uuid not null references partnership.practitioner,
  booked uuid[] not null,
  refused jsonb not null,
  made_at timestamptz not null default access.now()
);
create index on learning.booking_list (made_at);
alter table learning.booking_list enable row level security;
alter table learning.booking_list force row level security;
grant select, insert on learning.booking_list to app_user;
create policy own on learning.booking_list to app_user
  using (booked_by = (select access.practitioner())) with check (booked_by = (select access.practitioner()));
grant select, delete on learning.booking_list to app_worker;
create policy worker on learning.booking_list to app_worker using (true);

grant create on schema learning to app_definer;
set local role app_definer;
-- Whose account an address is: for whoever books people, a training lead among their own staff and a coordinator among
-- everybody, so that what is completed stands with the account.
create function learning.person_at(address text) returns table (id uuid, agency uuid)
language plpgsql stable security definer set search_path = '' as $$ begin
  return query select p.id, p.agency_id from partnership.practitioner p
    where p.disabled_at is null and lower(p.email) = lower(trim(address))
      and (access.may('learning.coordinate') or (access.may('learning.staff') and p.agency_id = access.agency()))
    limit 1;
end $$;
revoke all on function learning.person_at(text) from public;
grant execute on function learning.person_at(text) to app_user;
set local role app_owner;
revoke create on schema learning from app_definer;
