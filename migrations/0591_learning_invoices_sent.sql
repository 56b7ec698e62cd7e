-- To whom an invoice or a credit note was sent, once. Whoever proves that address, or has it as their work address, opens
-- it and sees what became of it. The address goes when the contact on the invoice goes.
create table learning.invoice_sent (
  invoice_id uuid primary key references learning.invoice,
  address text not null check (address = lower(address)),
  message_id uuid not null,
  sent_at timestamptz not null default access.now()
);
create index on learning.invoice_sent (address);
alter table learning.invoice_sent enable row level security;
alter table learning.invoice_sent force row level security;
grant select, insert on learning.invoice_sent to app_user;
grant select, delete on learning.invoice_sent to app_worker;
grant select on learning.invoice_sent to app_definer;
create policy worker on learning.invoice_sent to app_worker using (true);
create policy definer_reads on learning.invoice_sent for select to app_definer using (true);
create policy charged on learning.invoice_sent for select to app_user using ((select access.may('learning.charge')));
create policy charged_issue on learning.invoice_sent for insert to app_user
  with check (exists (select from learning.invoice i where i.id = invoice_id and i.made_by = (select access.practitioner())
    and i.made_at = (select access.now())));

grant create on schema learning to app_definer;
set local role app_definer;
create function learning.my_invoices() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.invoice_id from learning.invoice_sent s
  where s.address = access.visitor()
    or s.address = (select lower(p.email) from partnership.practitioner p
      where p.id = access.practitioner() and p.disabled_at is null) $$;
revoke all on function learning.my_invoices() from public;
grant execute on function learning.my_invoices() to app_user;

-- A charge says who pays, also to whoever sees no account.
create function learning.name_payer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  select a.name into strict new.payer_name from learning.account a where a.id = new.account_id;
  return new;
end $$;
revoke all on function learning.name_payer() from public;
grant execute on function learning.name_payer() to app_owner;
set local role app_owner;
revoke create on schema learning from app_definer;

create policy sent_to on learning.invoice for select to app_user
  using (id = any(array(select learning.my_invoices())));
create policy sent_to on learning.invoice_line for select to app_user
  using (invoice_id = any(array(select learning.my_invoices())));
create policy sent_to on learning.ledger_line for select to app_user
  using (invoice_id = any(array(select learning.my_invoices()))
    or coalesce(reverses, id) = any(array(select v.ledger_line_id from learning.invoice_line v
      where v.invoice_id = any(array(select learning.my_invoices())))));

alter table learning.charge add column payer_name text;
update learning.charge c set payer_name = a.name from learning.account a where a.id = c.account_id;
alter table learning.charge alter column payer_name set not null;
create trigger payer_named before insert on learning.charge for each row execute function learning.name_payer();
