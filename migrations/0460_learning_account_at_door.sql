-- Whose account an address is, of somebody who came without a booking: for whoever keeps that session's register, and
-- on its day only, so that what they complete stands with their account as it does for whoever booked.

grant create on schema learning to app_definer;
set local role app_definer;
create function learning.account_at_door(wanted uuid, address text) returns table (id uuid, agency uuid)
language plpgsql stable security definer set search_path = '' as $$ begin
  return query select p.id, p.agency_id from partnership.practitioner p
    where p.disabled_at is null and lower(p.email) = lower(trim(address))
      and (access.may('learning.coordinate') or (access.may('learning.register') and exists (select from learning.trainer t
        where t.session_id = wanted and t.practitioner_id = access.practitioner())))
      and exists (select from learning.session s where s.id = wanted and s.cancelled_at is null
        and access.now() between s.starts_at - interval '12 hours' and s.ends_at)
    limit 1;
end $$;
revoke all on function learning.account_at_door(uuid, text) from public;
grant execute on function learning.account_at_door(uuid, text) to app_user;
set local role app_owner;
revoke create on schema learning from app_definer;
