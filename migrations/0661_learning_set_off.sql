-- What was paid too much of an invoice is set against another one of the same payer, as a refund that goes no further than
-- the ledger: asked for and agreed to alike. It is two lines, one on each invoice, that come to nothing together.
do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'learning.ledger_line'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''charge''%'
      and pg_get_constraintdef(oid) like '%''refund''%' loop
    execute format('alter table learning.ledger_line drop constraint %I', held.conname);
    execute format('alter table learning.ledger_line add constraint %I %s', held.conname,
      replace(held.def, '''refund''::text', '''refund''::text, ''set-off''::text'));
  end loop;
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'learning.ledger_line'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''income''::text, ''bank''::text%' loop
    execute format('alter table learning.ledger_line drop constraint %I', held.conname);
    execute format('alter table learning.ledger_line add constraint %I %s', held.conname,
      replace(held.def, '''bank''::text', '''bank''::text, ''set-off''::text'));
  end loop;
end $$;
alter table learning.ledger_line
  add constraint set_off check (kind <> 'set-off' or ('set-off' in (debit, credit) and invoice_id is not null)),
  add constraint set_off_alone check ('set-off' not in (debit, credit) or kind in ('set-off', 'correction'));

alter table learning.refund
  -- The invoice that it is set against; null where the money goes back.
  add column against uuid references learning.invoice check (against <> invoice_id),
  -- The line that it made there.
  add column against_line_id uuid unique references learning.ledger_line,
  add constraint both_lines check ((against_line_id is not null) = (against is not null and line_id is not null));
create index on learning.refund (against) where against is not null;
grant insert (against) on learning.refund to app_user;

grant create on schema learning to app_definer;
set local role app_definer;

create or replace function learning.refund_entered() returns trigger
language plpgsql security definer set search_path = '' as $$
declare alone bigint; given bigint; said text;
begin
  if tg_op = 'INSERT' then
    select 100 * s.value::bigint into alone from learning.setting s where s.name = 'refund-alone-pounds'
      and s.effective_from <= partnership.today() order by s.effective_from desc limit 1;
    perform from learning.account a join learning.invoice i on i.account_id = a.id where i.id = new.invoice_id for update of a;
    select coalesce(sum(r.pence), 0) into given from learning.refund r where r.invoice_id = new.invoice_id and r.decision = 'alone'
      and not exists (select from learning.ledger_line l where l.reverses = r.line_id);
    new.line_id := null;
    new.against_line_id := null;
    new.decision := null;
    if given + new.pence <= coalesce(alone, 0) then
      new.decision := 'alone';
      new.decided_at := access.now();
    end if;
  end if;
  if new.decision in ('alone', 'granted') and new.line_id is null then
    said := new.words || case new.decision when 'granted' then ' ' || new.decided_by_name || ' agreed.' else '' end;
    insert into learning.ledger_line (account_id, invoice_id, kind, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
      select i.account_id, i.id, case when new.against is null then 'refund' else 'set-off' end, 'payer',
        case when new.against is null then 'bank' else 'set-off' end, new.pence, said, new.asked_by, new.asked_by_name, 0, 0
      from learning.invoice i where i.id = new.invoice_id returning id into new.line_id;
    if new.against is not null then
      -- On the account of the invoice it comes from: another payer's invoice is refused there.
      insert into learning.ledger_line (account_id, invoice_id, kind, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
        select i.account_id, new.against, 'set-off', 'set-off', 'payer', new.pence, said, new.asked_by, new.asked_by_name, 0, 0
        from learning.invoice i where i.id = new.invoice_id returning id into new.against_line_id;
    end if;
  end if;
  return new;
end $$;

-- The account of the line is held by the trigger before this one, so what is left is what is left.
create or replace function learning.fits_invoice() returns trigger
language plpgsql security definer set search_path = '' as $$
declare kept bigint;
begin
  if tg_table_name = 'ledger_line' then
    if new.kind in ('payment', 'refund', 'set-off') and not exists (select from learning.invoice i where i.id = new.invoice_id
        and i.kind = 'invoice' and i.account_id = new.account_id) then
      raise exception 'a payment belongs to an invoice of its payer' using errcode = 'check_violation';
    end if;
    if new.kind in ('refund', 'set-off') and new.debit = 'payer' and learning.invoice_left(new.invoice_id) + new.pence > 0 then
      raise exception 'no more is given back than was paid and is not owed' using errcode = 'check_violation';
    end if;
    if new.kind = 'set-off' and new.credit = 'payer' and learning.invoice_left(new.invoice_id) < new.pence then
      raise exception 'no more is set against an invoice than is to be paid of it' using errcode = 'check_violation';
    end if;
    -- Whatever came in for an invoice, and is taken off it again, has to be there still.
    if new.kind = 'correction' and new.debit = 'payer' and new.credit in ('bank', 'set-off') then
      select -coalesce(sum(l.effect), 0) into kept from learning.ledger_line l where l.invoice_id = new.invoice_id;
      if kept < new.pence then
        raise exception 'what was given back was paid' using errcode = 'check_violation';
      end if;
    end if;
  elsif not exists (select from learning.invoice i join learning.ledger_line l on l.account_id = i.account_id
      where i.id = new.invoice_id and l.id = new.ledger_line_id and l.pence = new.pence
        and case i.kind when 'invoice' then l.kind = 'charge' else l.reverses is not null and l.debit = 'income' end) then
    raise exception 'a line of an invoice is a line of its payer''s ledger' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- Of two lines that belong together, whoever reverses one reverses the other.
create function learning.reverse_both() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into learning.ledger_line (account_id, kind, reverses, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
    select l.account_id, 'correction', l.id, l.credit, l.debit, l.pence, new.words, new.made_by, new.made_by_name, 0, 0
    from learning.refund r
      join learning.ledger_line l on l.id = case new.reverses when r.line_id then r.against_line_id else r.line_id end
    where r.against is not null and new.reverses in (r.line_id, r.against_line_id)
      and not exists (select from learning.ledger_line o where o.reverses = l.id);
  return null;
end $$;
revoke all on function learning.reverse_both() from public;
grant execute on function learning.reverse_both() to app_owner;
set local role app_owner;
revoke create on schema learning from app_definer;
create trigger reversed_both after insert on learning.ledger_line
  for each row when (new.kind = 'correction' and 'set-off' in (new.debit, new.credit)) execute function learning.reverse_both();

-- What was entered wrongly is taken back alike, whether it came from the bank or from another invoice.
drop policy charged_pay on learning.ledger_line;
create policy charged_pay on learning.ledger_line for insert to app_user
  with check ((select access.may('learning.charge')) and made_by = (select access.practitioner()) and made_at = (select access.now())
    and (kind = 'payment' or (kind = 'correction' and ('bank' in (debit, credit) or 'set-off' in (debit, credit)))));
