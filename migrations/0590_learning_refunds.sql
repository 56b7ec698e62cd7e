-- Money that was paid is given back: what came in beyond an invoice, or was paid for a charge that was lifted. It is a line
-- of the ledger of its own. Above a sum that the partnership sets a second person agrees before the line is written.
do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'learning.ledger_line'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''payment''%'
      and pg_get_constraintdef(oid) like '%''charge''%' loop
    execute format('alter table learning.ledger_line drop constraint %I', held.conname);
    execute format('alter table learning.ledger_line add constraint %I %s', held.conname,
      replace(held.def, '''payment''::text', '''payment''::text, ''refund''::text'));
  end loop;
end $$;
alter table learning.ledger_line add constraint refunded check
  (kind <> 'refund' or (debit = 'payer' and credit = 'bank' and invoice_id is not null));

create table learning.refund (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null references learning.invoice,
  pence integer not null check (pence between 1 and 100000000),
  -- How, when and with which reference, and why, as the line of the ledger says it.
  words text not null check (length(btrim(words)) between 1 and 4000),
  asked_by uuid not null references partnership.practitioner,
  asked_by_name text not null,
  asked_at timestamptz not null default access.now(),
  -- Alone: one person may give so much back.
  decision text check (decision in ('alone', 'granted', 'refused')),
  decided_why text,
  decided_by uuid references partnership.practitioner,
  decided_by_name text,
  decided_at timestamptz,
  -- The line that it made.
  line_id uuid unique references learning.ledger_line,
  check ((decision is null) = (decided_at is null)),
  check ((decision in ('granted', 'refused')) is not distinct from (decided_by is not null) or decision is null),
  check ((line_id is not null) = coalesce(decision in ('alone', 'granted'), false)),
  -- Nobody agrees to their own word.
  constraint second_person check (decided_by is null or decided_by <> asked_by)
);
create unique index refund_asked_once on learning.refund (invoice_id) where decision is null;
create index on learning.refund (invoice_id);
create index on learning.refund (asked_by);
create index on learning.refund (decided_by);
alter table learning.refund enable row level security;
alter table learning.refund force row level security;
grant select on learning.refund to app_user, app_definer;
grant insert (invoice_id, pence, words, asked_by, asked_by_name) on learning.refund to app_user;
grant update (decision, decided_why, decided_by, decided_by_name, decided_at) on learning.refund to app_user;
create policy definer_reads on learning.refund for select to app_definer using (true);
create policy charged on learning.refund for select to app_user using ((select access.may('learning.charge')));
create policy charged_ask on learning.refund for insert to app_user
  with check ((select access.may('learning.charge')) and asked_by = (select access.practitioner()) and asked_at = (select access.now())
    and (decision is null or decision = 'alone'));
create policy charged_decide on learning.refund for update to app_user
  using ((select access.may('learning.charge')) and decision is null)
  with check (decision in ('granted', 'refused') and decided_by = (select access.practitioner()) and decided_at = (select access.now()));

-- A payment and a refund that were entered wrongly are taken back alike.
drop policy charged_pay on learning.ledger_line;
create policy charged_pay on learning.ledger_line for insert to app_user
  with check ((select access.may('learning.charge')) and made_by = (select access.practitioner()) and made_at = (select access.now())
    and (kind = 'payment' or (kind = 'correction' and 'bank' in (debit, credit))));

alter table learning.setting no force row level security;
insert into learning.setting values
  ('refund-alone-pounds', '2019-01-01', 100, 'Not published: one person gives back so much of an invoice alone', 'G');
alter table learning.setting force row level security;
grant select on learning.setting to app_definer;
create policy definer_reads on learning.setting for select to app_definer using (true);

grant create on schema learning to app_definer;
set local role app_definer;

-- What one person gives back of an invoice, all in all, without another one's word.
create function learning.refund_entered() returns trigger
language plpgsql security definer set search_path = '' as $$
declare alone bigint; given bigint;
begin
  if tg_op = 'INSERT' then
    select 100 * s.value::bigint into alone from learning.setting s where s.name = 'refund-alone-pounds'
      and s.effective_from <= partnership.today() order by s.effective_from desc limit 1;
    perform from learning.account a join learning.invoice i on i.account_id = a.id where i.id = new.invoice_id for update of a;
    select coalesce(sum(r.pence), 0) into given from learning.refund r where r.invoice_id = new.invoice_id and r.decision = 'alone'
      and not exists (select from learning.ledger_line l where l.reverses = r.line_id);
    new.line_id := null;
    new.decision := null;
    if given + new.pence <= coalesce(alone, 0) then
      new.decision := 'alone';
      new.decided_at := access.now();
    end if;
  end if;
  if new.decision in ('alone', 'granted') and new.line_id is null then
    insert into learning.ledger_line (account_id, invoice_id, kind, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
      select i.account_id, i.id, 'refund', 'payer', 'bank', new.pence,
        new.words || case new.decision when 'granted' then ' ' || new.decided_by_name || ' agreed.' else '' end,
        new.asked_by, new.asked_by_name, 0, 0
      from learning.invoice i where i.id = new.invoice_id returning id into new.line_id;
  end if;
  return new;
end $$;

-- The account of the line is held by the trigger before this one, so what is left is what is left.
create or replace function learning.fits_invoice() returns trigger
language plpgsql security definer set search_path = '' as $$
declare kept bigint;
begin
  if tg_table_name = 'ledger_line' then
    if new.kind in ('payment', 'refund') and not exists (select from learning.invoice i where i.id = new.invoice_id
        and i.kind = 'invoice' and i.account_id = new.account_id) then
      raise exception 'a payment belongs to an invoice of its payer' using errcode = 'check_violation';
    end if;
    if new.kind = 'refund' and learning.invoice_left(new.invoice_id) + new.pence > 0 then
      raise exception 'no more is given back than was paid and is not owed' using errcode = 'check_violation';
    end if;
    if new.kind = 'correction' and new.credit = 'bank' then
      select -coalesce(sum(l.effect), 0) into kept from learning.ledger_line l
        where l.invoice_id = new.invoice_id and 'bank' in (l.debit, l.credit);
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

-- Whoever paid too much is known until they have it back.
create or replace function learning.owes(booking uuid, on_day date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from learning.charge c where c.booking_id = booking
    and (exists (select from learning.waiver w where w.charge_id = c.id and w.decision is null)
      or c.lifted_at is null and (c.dispute_until >= on_day or not exists (
        select from learning.ledger_line l join learning.invoice_line v on v.ledger_line_id = l.id
        where l.charge_id = c.id and l.kind = 'charge'))
      or exists (select from learning.ledger_line l join learning.invoice_line v on v.ledger_line_id = l.id
        cross join lateral (select learning.invoice_left(v.invoice_id) as pence) is_left
        where l.charge_id = c.id and l.kind = 'charge'
          and case when c.lifted_at is null then is_left.pence <> 0 else is_left.pence < 0 end))) $$;

-- What was lifted is lifted of what was charged; a payment that was taken back is none, and what was given back was not kept.
create or replace function learning.income_figures(since timestamptz, till timestamptz)
returns table (charged bigint, lifted bigint, paid bigint)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.figures');
  return query select coalesce(sum(l.pence) filter (where l.kind = 'charge'), 0)::bigint,
      coalesce(sum(-l.effect) filter (where l.reverses is not null and l.debit = 'income'), 0)::bigint,
      coalesce(sum(-l.effect) filter (where 'bank' in (l.debit, l.credit)), 0)::bigint
    from learning.ledger_line l where l.made_at >= since and l.made_at < till;
end $$;
create or replace function learning.income_months(since timestamptz, till timestamptz)
returns table (month text, charged bigint, lifted bigint, paid bigint)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.figures');
  return query select to_char(l.made_at at time zone 'Europe/London', 'YYYY-MM'),
      coalesce(sum(l.pence) filter (where l.kind = 'charge'), 0)::bigint,
      coalesce(sum(-l.effect) filter (where l.reverses is not null and l.debit = 'income'), 0)::bigint,
      coalesce(sum(-l.effect) filter (where 'bank' in (l.debit, l.credit)), 0)::bigint
    from learning.ledger_line l where l.made_at >= since and l.made_at < till group by 1 order by 1;
end $$;

revoke all on function learning.refund_entered() from public;
grant execute on function learning.refund_entered() to app_owner;
set local role app_owner;
revoke create on schema learning from app_definer;
create trigger entered before insert or update on learning.refund
  for each row execute function learning.refund_entered();
create trigger never_deleted before delete on learning.refund for each row execute function learning.refuse_change();
