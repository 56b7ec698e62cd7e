-- What is paid belongs to the payer of its invoice, and a line of an invoice is a line of its payer's ledger, whole.
create function learning.fits_invoice() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_table_name = 'ledger_line' then
    if new.kind = 'payment' and not exists (select from learning.invoice i where i.id = new.invoice_id
        and i.kind = 'invoice' and i.account_id = new.account_id) then
      raise exception 'a payment belongs to an invoice of its payer' using errcode = 'check_violation';
    end if;
  elsif not exists (select from learning.invoice i join learning.ledger_line l on l.account_id = i.account_id
      where i.id = new.invoice_id and l.id = new.ledger_line_id and l.pence = new.pence
        and case i.kind when 'invoice' then l.kind = 'charge' else l.reverses is not null and l.debit = 'income' end) then
    raise exception 'a line of an invoice is a line of its payer''s ledger' using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- After the trigger that gives a line its place, by name.
create trigger fits_invoice before insert on learning.ledger_line for each row execute function learning.fits_invoice();
create trigger fits_invoice before insert on learning.invoice_line for each row execute function learning.fits_invoice();

-- An invoice is what its lines come to, when all is written.
create function learning.invoice_adds_up() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.pence <> coalesce((select sum(v.pence) from learning.invoice_line v where v.invoice_id = new.id), 0) then
    raise exception 'an invoice is the sum of its lines' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger adds_up after insert on learning.invoice deferrable initially deferred
  for each row execute function learning.invoice_adds_up();

do $$ declare signature text; begin
  grant create on schema learning to app_definer;
  foreach signature in array array['fits_invoice()', 'invoice_adds_up()'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('alter function learning.%s owner to app_definer', signature);
  end loop;
  revoke create on schema learning from app_definer;
end $$;
