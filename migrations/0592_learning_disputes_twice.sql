-- The payer says of a charge at most twice that it is wrong; after that they speak to a person, who may ask for them.
grant create on schema learning to app_definer;
set local role app_definer;
create function learning.disputes(about uuid) returns integer
language sql stable security definer set search_path = '' as
  $$ select count(*)::integer from learning.waiver w where w.charge_id = about and w.kind = 'dispute' $$;
revoke all on function learning.disputes(uuid) from public;
grant execute on function learning.disputes(uuid) to app_user;
set local role app_owner;
revoke create on schema learning from app_definer;
drop policy payer_asks on learning.waiver;
create policy payer_asks on learning.waiver for insert to app_user
  with check (kind = 'dispute' and decision is null and asked_by is not distinct from (select access.practitioner())
    and learning.disputes(charge_id) < 2
    and exists (select from learning.charge c where c.id = charge_id and c.lifted_at is null
      and c.dispute_until >= (select partnership.today())));
