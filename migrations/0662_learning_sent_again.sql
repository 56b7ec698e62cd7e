-- An invoice is sent again, to the same address or to another one, and each time is kept. The last address alone opens it:
-- whoever got it by mistake reads it no longer.
alter table learning.invoice_sent drop constraint invoice_sent_pkey;
alter table learning.invoice_sent
  add column id uuid primary key default gen_random_uuid(),
  -- Who sent it again; null for the first time, which goes with the invoice.
  add column sent_by uuid references partnership.practitioner,
  add column sent_by_name text,
  add column replaced_at timestamptz,
  add check ((sent_by is null) = (sent_by_name is null));
create unique index invoice_sent_last on learning.invoice_sent (invoice_id) where replaced_at is null;
create index on learning.invoice_sent (invoice_id);
create index on learning.invoice_sent (sent_by);

grant update (replaced_at) on learning.invoice_sent to app_user;
drop policy charged_issue on learning.invoice_sent;
create policy charged_issue on learning.invoice_sent for insert to app_user
  with check (sent_by is null and replaced_at is null and sent_at = (select access.now())
    and exists (select from learning.invoice i where i.id = invoice_id and i.made_by = (select access.practitioner())
      and i.made_at = (select access.now())));
create policy charged_again on learning.invoice_sent for insert to app_user
  with check ((select access.may('learning.charge')) and sent_by = (select access.practitioner()) and replaced_at is null
    and sent_at = (select access.now()));
create policy charged_replace on learning.invoice_sent for update to app_user
  using ((select access.may('learning.charge')) and replaced_at is null)
  with check (replaced_at = (select access.now()));

grant create on schema learning to app_definer;
set local role app_definer;
create or replace function learning.my_invoices() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.invoice_id from learning.invoice_sent s
  where s.replaced_at is null and (s.address = access.visitor()
    or s.address = (select lower(p.email) from partnership.practitioner p
      where p.id = access.practitioner() and p.disabled_at is null)) $$;
set local role app_owner;
revoke create on schema learning from app_definer;
