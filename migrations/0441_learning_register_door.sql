-- Somebody at the door without a booking: the trainer writes one down for them, at the price of that day. It is theirs,
-- as if they had booked: the trainer writes who pays, and does not read it afterwards.

alter table learning.booking add column walked_in_by uuid references partnership.practitioner;

create policy walked_in on learning.booking for insert to app_user
  with check (walked_in_by = (select access.practitioner()) and booked_by is null and booked_by_email = email
    and state = 'confirmed' and approval = 'not needed' and booked_at = (select access.now())
    and ((select access.may('learning.coordinate')) or ((select access.may('learning.register'))
      and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner()))))));
create policy walked_in on learning.booking_payer for insert to app_user
  with check (exists (select from learning.booking b where b.id = booking_id
    and b.walked_in_by = (select access.practitioner()) and b.booked_at = (select access.now())));
create policy walked_in on learning.booking_need for insert to app_user
  with check (exists (select from learning.booking b where b.id = booking_id
    and b.walked_in_by = (select access.practitioner()) and b.booked_at = (select access.now())));
create policy walked_in on learning.booking_claim for insert to app_user
  with check (judged = 'open' and exists (select from learning.booking b where b.id = booking_id
    and b.walked_in_by = (select access.practitioner()) and b.booked_at = (select access.now())));

grant create on schema learning to app_definer;
set local role app_definer;

-- One place more than there are, on the day, by whoever keeps the register. @returns false where there is room, or it is not the day
create function learning.make_room(wanted uuid) returns boolean
language plpgsql security definer set search_path = '' as $$ begin
  if not access.may('learning.coordinate') and not (access.may('learning.register') and exists (select from learning.trainer t
      where t.session_id = wanted and t.practitioner_id = access.practitioner())) then
    raise exception 'the caller may not make room here' using errcode = 'insufficient_privilege';
  end if;
  update learning.session s set capacity = s.capacity + 1
    where s.id = wanted and s.taken >= s.capacity and s.cancelled_at is null
      and access.now() between s.starts_at - interval '12 hours' and s.ends_at;
  return found;
end $$;
revoke all on function learning.make_room(uuid) from public;
grant execute on function learning.make_room(uuid) to app_user;

set local role app_owner;
revoke create on schema learning from app_definer;
