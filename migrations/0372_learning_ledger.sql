-- What is owed and why. A booking makes at most one charge that stands. The ledger is lines that nobody edits: each
-- has its two sides and the balance of its payer after it, and what was wrong is reversed by a line of its own.
-- Charges are lifted by one person's word and another's decision, and by nothing else.

-- Who pays: an agency of the partnership, or an organisation known by its name.
create table learning.account (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  name text not null,
  agency_id uuid unique references partnership.agency,
  organisation_type text not null,
  balance_pence bigint not null default 0,
  opened_at timestamptz not null default access.now()
);
create index on learning.account (name, id);

create table learning.charge (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references learning.account,
  booking_id uuid not null references learning.booking,
  cause text not null check (cause in ('place', 'late cancellation', 'moved late', 'no-show')),
  happened_on date not null,
  starts_on date not null,
  -- The notice that was given, where it was a matter of notice.
  working_days integer check (working_days >= 0),
  policy_id uuid references learning.cancellation_policy,
  course_title text not null,
  pence integer not null check (pence > 0),
  -- The whole reason, as the payer reads it.
  words text not null,
  -- Until then the payer may say that it is wrong.
  dispute_until date not null,
  made_by uuid references partnership.practitioner,
  made_by_name text not null,
  made_at timestamptz not null default access.now(),
  -- Written by the line that reverses it.
  lifted_at timestamptz
);
-- Twice at once makes one.
create unique index charge_stands_once on learning.charge (booking_id) where lifted_at is null;
create index on learning.charge (booking_id);
create index on learning.charge (account_id);
create index on learning.charge (policy_id);
create index on learning.charge (made_by);

create table learning.invoice (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('invoice', 'credit note')),
  -- Given by the database, one after another, with none left out.
  number integer not null,
  reference text not null unique generated always as
    (case kind when 'invoice' then 'WT-' else 'WC-' end || lpad(number::text, 6, '0')) stored,
  account_id uuid not null references learning.account,
  of_invoice uuid references learning.invoice,
  issued_on date not null,
  due_on date,
  pence integer not null check (pence > 0),
  bill_to text not null,
  -- Whoever takes the post, as long as it is needed.
  attention text,
  address text,
  purchase_orders text not null default '',
  made_by uuid not null references partnership.practitioner,
  made_by_name text not null,
  made_at timestamptz not null default access.now(),
  unique (kind, number),
  check ((kind = 'credit note') = (of_invoice is not null)),
  check ((kind = 'invoice') = (due_on is not null))
);
create index on learning.invoice (made_at desc, id desc);
create index on learning.invoice (account_id);
create index on learning.invoice (of_invoice);
create index on learning.invoice (made_by);

create sequence learning.ledger_order;
create table learning.ledger_line (
  id uuid primary key default gen_random_uuid(),
  -- The order of the ledger; within an account it is the order in which the balance went.
  n bigint not null unique,
  account_id uuid not null references learning.account,
  charge_id uuid references learning.charge,
  -- The invoice that a payment was for.
  invoice_id uuid references learning.invoice,
  kind text not null check (kind in ('charge', 'waiver', 'dispute', 'correction', 'payment')),
  reverses uuid unique references learning.ledger_line,
  debit text not null check (debit in ('payer', 'income', 'bank')),
  credit text not null check (credit in ('payer', 'income', 'bank')),
  pence integer not null check (pence between 1 and 100000000),
  -- What it does to what the payer owes.
  effect integer not null generated always as (case when debit = 'payer' then pence else -pence end) stored,
  balance_pence bigint not null,
  words text not null,
  made_by uuid references partnership.practitioner,
  made_by_name text not null,
  made_at timestamptz not null default access.now(),
  check (debit <> credit and 'payer' in (debit, credit)),
  check ((kind in ('charge', 'payment')) = (reverses is null)),
  check (kind <> 'charge' or (debit = 'payer' and credit = 'income' and charge_id is not null)),
  check (kind <> 'payment' or (debit = 'bank' and credit = 'payer' and invoice_id is not null))
);
create index on learning.ledger_line (account_id, n);
create index on learning.ledger_line (charge_id);
create index on learning.ledger_line (invoice_id) where invoice_id is not null;
create index on learning.ledger_line (made_by);
create unique index ledger_charged_once on learning.ledger_line (charge_id) where kind = 'charge';

create table learning.invoice_line (
  invoice_id uuid not null references learning.invoice,
  n integer not null check (n > 0),
  ledger_line_id uuid not null unique references learning.ledger_line,
  words text not null,
  pence integer not null check (pence > 0),
  primary key (invoice_id, n)
);

-- That a charge should be lifted: because of what happened to somebody, or because the payer says that it is wrong.
create table learning.waiver (
  id uuid primary key default gen_random_uuid(),
  charge_id uuid not null references learning.charge,
  kind text not null check (kind in ('waiver', 'dispute')),
  reason text not null check (reason in ('sickness', 'bereavement', 'called to a child', 'our mistake', 'wrong facts', 'other')),
  words text not null check (length(btrim(words)) between 1 and 4000),
  asked_by uuid references partnership.practitioner,
  asked_by_name text not null,
  asked_at timestamptz not null default access.now(),
  decision text check (decision in ('granted', 'refused')),
  decided_why text,
  decided_by uuid references partnership.practitioner,
  decided_by_name text,
  decided_at timestamptz,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    and (decision is null) = (decided_why is null)),
  -- Nobody decides on their own word.
  constraint second_person check (decided_by is null or decided_by is distinct from asked_by)
);
create unique index waiver_asked_once on learning.waiver (charge_id) where decision is null;
create index on learning.waiver (charge_id);
create index on learning.waiver (asked_at desc, id desc);
create index on learning.waiver (asked_by);
create index on learning.waiver (decided_by);

create table learning.invoice_counter (kind text primary key, last integer not null default 0);
insert into learning.invoice_counter (kind) values ('invoice'), ('credit note');

create function learning.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is never changed', tg_table_name using errcode = 'insufficient_privilege'; end $$;
create trigger for_ever before update or delete on learning.ledger_line
  for each row execute function learning.refuse_change();
create trigger never_truncated before truncate on learning.ledger_line
  for each statement execute function learning.refuse_change();
create trigger for_ever before update or delete on learning.invoice_line
  for each row execute function learning.refuse_change();
create trigger never_deleted before delete on learning.invoice for each row execute function learning.refuse_change();
create trigger never_deleted before delete on learning.charge for each row execute function learning.refuse_change();

-- A line takes its place behind the account's last, says what is owed after it, and lifts the charge it reverses.
create function learning.enter_line() returns trigger
language plpgsql security definer set search_path = '' as $$
declare old learning.ledger_line; owed bigint;
begin
  select a.balance_pence into strict owed from learning.account a where a.id = new.account_id for update;
  if new.reverses is not null then
    select * into strict old from learning.ledger_line l where l.id = new.reverses;
    if old.reverses is not null or old.account_id <> new.account_id or old.pence <> new.pence
      or old.debit <> new.credit or old.credit <> new.debit then
      raise exception 'a reversal is the whole of a line the other way round' using errcode = 'check_violation';
    end if;
    new.charge_id := old.charge_id;
    new.invoice_id := old.invoice_id;
    if old.kind = 'charge' then
      update learning.charge c set lifted_at = access.now() where c.id = old.charge_id;
    end if;
  end if;
  new.n := nextval('learning.ledger_order');
  new.balance_pence := owed + case when new.debit = 'payer' then new.pence else -new.pence end;
  update learning.account a set balance_pence = new.balance_pence where a.id = new.account_id;
  return new;
end $$;
create trigger entered before insert on learning.ledger_line for each row execute function learning.enter_line();

create function learning.number_invoice() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update learning.invoice_counter c set last = c.last + 1 where c.kind = new.kind returning c.last into strict new.number;
  return new;
end $$;
create trigger numbered before insert on learning.invoice for each row execute function learning.number_invoice();

create function learning.my_name() returns text language sql stable security definer set search_path = '' as
  $$ select p.name from partnership.practitioner p where p.id = access.practitioner() $$;

-- Makes the charge of a booking, once: null where it has one that stands. The booking must have become what is charged.
create function learning.make_charge(booking uuid, of_cause text, on_day date, starts date, notice integer, policy uuid,
  amount integer, said text, open_until date) returns uuid
language plpgsql security definer set search_path = '' as $$
declare b learning.booking; account uuid; made uuid; by_name text;
begin
  select * into strict b from learning.booking k where k.id = booking;
  if b.state <> (case of_cause when 'place' then 'attended' when 'no-show' then 'no-show' else 'cancelled' end)
    or (b.price_pence > 0 and amount <> b.price_pence) then
    raise exception 'the booking is not what is charged' using errcode = 'check_violation';
  end if;
  by_name := coalesce(learning.my_name(), b.booked_by_name);
  insert into learning.account as a (key, name, agency_id, organisation_type)
    values (coalesce(b.agency_id::text, lower(btrim(b.organisation))),
      coalesce((select g.name from partnership.agency g where g.id = b.agency_id), btrim(b.organisation)),
      b.agency_id, b.organisation_type)
    on conflict (key) do update set name = a.name returning a.id into account;
  insert into learning.charge (account_id, booking_id, cause, happened_on, starts_on, working_days, policy_id, course_title,
      pence, words, dispute_until, made_by, made_by_name)
    select account, b.id, of_cause, on_day, starts, notice, policy, c.title, amount, said, open_until,
      access.practitioner(), by_name
    from learning.course c where c.id = b.course_id
    on conflict (booking_id) where lifted_at is null do nothing returning id into made;
  if made is null then return null; end if;
  insert into learning.ledger_line (account_id, charge_id, kind, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
    values (account, made, 'charge', 'payer', 'income', amount, said, access.practitioner(), by_name, 0, 0);
  return made;
end $$;

-- The register was put right, so what was charged for is not what happened: its charge is reversed.
create function learning.correct_charge(booking uuid, said text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare line learning.ledger_line;
begin
  select l.* into line from learning.charge c join learning.ledger_line l on l.charge_id = c.id and l.kind = 'charge'
    join learning.booking b on b.id = c.booking_id
    where c.booking_id = booking and c.lifted_at is null
      and b.state <> case c.cause when 'place' then 'attended' when 'no-show' then 'no-show' else 'cancelled' end;
  if line.id is null then return false; end if;
  insert into learning.ledger_line (account_id, kind, reverses, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
    values (line.account_id, 'correction', line.id, line.credit, line.debit, line.pence, said, access.practitioner(),
      coalesce(learning.my_name(), 'The register'), 0, 0);
  return true;
end $$;

-- A waiver that is granted reverses its charge in the same breath.
create function learning.lift_granted() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.decision is null and new.decision = 'granted' then
    insert into learning.ledger_line (account_id, kind, reverses, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
      select l.account_id, new.kind, l.id, l.credit, l.debit, l.pence,
        case new.kind when 'waiver' then 'Waived: ' else 'Taken back, for you said that it was wrong: ' end || new.decided_why,
        new.decided_by, new.decided_by_name, 0, 0
      from learning.ledger_line l join learning.charge c on c.id = l.charge_id and c.lifted_at is null
      where l.charge_id = new.charge_id and l.kind = 'charge';
    if not found then raise exception 'the charge does not stand' using errcode = 'check_violation'; end if;
  end if;
  return null;
end $$;
create trigger lifted after update on learning.waiver for each row execute function learning.lift_granted();

-- What is still to be paid of an invoice: its sum, less what was lifted of it, less what was paid.
create function learning.invoice_left(wanted uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select i.pence
    + coalesce((select sum(l.effect) from learning.ledger_line l where l.invoice_id = i.id), 0)
    + coalesce((select sum(r.effect) from learning.invoice_line v join learning.ledger_line r on r.reverses = v.ledger_line_id
        where v.invoice_id = i.id), 0)
  from learning.invoice i where i.id = wanted $$;

-- Whether something about a booking's money is still open: a charge that stands and is not paid, or may be disputed.
create function learning.owes(booking uuid, on_day date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from learning.charge c where c.booking_id = booking
    and (exists (select from learning.waiver w where w.charge_id = c.id and w.decision is null)
      or c.lifted_at is null and (c.dispute_until >= on_day or not exists (
        select from learning.ledger_line l join learning.invoice_line v on v.ledger_line_id = l.id
        where l.charge_id = c.id and l.kind = 'charge' and learning.invoice_left(v.invoice_id) <= 0)))) $$;

do $$ declare name text; begin
  foreach name in array array['account', 'charge', 'ledger_line', 'invoice', 'invoice_line', 'waiver', 'invoice_counter'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
    execute format('grant select on learning.%I to app_user, app_worker, app_definer', name);
    execute format('create policy worker_reads on learning.%I for select to app_worker using (true)', name);
    execute format('create policy definer_reads on learning.%I for select to app_definer using (true)', name);
    execute format('create policy charged on learning.%I for select to app_user
      using ((select access.may(''learning.charge'')))', name);
    execute format('create policy owner_reads on learning.%I to app_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['account', 'charge', 'ledger_line'] loop
    execute format('grant insert, update on learning.%I to app_definer', name);
    execute format('create policy definer_writes on learning.%I for insert to app_definer with check (true)', name);
    execute format('create policy definer_changes on learning.%I for update to app_definer using (true) with check (true)', name);
  end loop;
end $$;
grant update on learning.invoice_counter to app_definer;
create policy definer_counts on learning.invoice_counter for update to app_definer using (true) with check (true);
grant usage on sequence learning.ledger_order to app_definer;
revoke select on learning.invoice_counter from app_user;

-- A training lead sees what their own organisation owes and was sent.
create policy agencys on learning.account for select to app_user
  using (agency_id = (select access.agency()) and (select access.may('learning.staff')));
create policy agencys on learning.charge for select to app_user
  using ((select access.may('learning.staff')) and account_id = any(array(select a.id from learning.account a where a.agency_id = access.agency())));
create policy agencys on learning.ledger_line for select to app_user
  using ((select access.may('learning.staff')) and account_id = any(array(select a.id from learning.account a where a.agency_id = access.agency())));
create policy agencys on learning.invoice for select to app_user
  using ((select access.may('learning.staff')) and account_id = any(array(select a.id from learning.account a where a.agency_id = access.agency())));
create policy agencys on learning.invoice_line for select to app_user
  using ((select access.may('learning.staff')) and exists (select from learning.invoice i where i.id = invoice_id));
create policy agencys on learning.waiver for select to app_user
  using ((select access.may('learning.staff')) and exists (select from learning.charge c where c.id = charge_id));
-- Whoever booked sees what became of it, by their account or by the address they proved.
create policy bookers on learning.charge for select to app_user
  using (((select access.practitioner()) is not null or (select access.visitor()) is not null)
    and exists (select from learning.booking b where b.id = booking_id
      and (b.booked_by = (select access.practitioner()) or b.booked_by_email = (select access.visitor()))));
create policy bookers on learning.ledger_line for select to app_user
  using (((select access.practitioner()) is not null or (select access.visitor()) is not null) and charge_id is not null
    and exists (select from learning.charge c join learning.booking b on b.id = c.booking_id where c.id = charge_id
      and (b.booked_by = (select access.practitioner()) or b.booked_by_email = (select access.visitor()))));
create policy bookers on learning.waiver for select to app_user
  using (((select access.practitioner()) is not null or (select access.visitor()) is not null)
    and exists (select from learning.charge c join learning.booking b on b.id = c.booking_id where c.id = charge_id
      and (b.booked_by = (select access.practitioner()) or b.booked_by_email = (select access.visitor()))));

grant insert on learning.waiver to app_user;
grant update (decision, decided_why, decided_by, decided_by_name, decided_at) on learning.waiver to app_user;
create policy charged_ask on learning.waiver for insert to app_user
  with check ((select access.may('learning.charge')) and decision is null and asked_by = (select access.practitioner())
    and exists (select from learning.charge c where c.id = charge_id and c.lifted_at is null));
create policy payer_asks on learning.waiver for insert to app_user
  with check (kind = 'dispute' and decision is null and asked_by is not distinct from (select access.practitioner())
    and exists (select from learning.charge c where c.id = charge_id and c.lifted_at is null
      and c.dispute_until >= (select partnership.today())));
-- The second person is neither who asked nor who made the charge.
create policy charged_decide on learning.waiver for update to app_user
  using ((select access.may('learning.charge')) and decision is null)
  with check (decided_by = (select access.practitioner()) and decided_at = (select access.now())
    and not exists (select from learning.charge c where c.id = charge_id and c.made_by = (select access.practitioner())));

grant insert on learning.invoice, learning.invoice_line, learning.ledger_line to app_user;
create policy charged_issue on learning.invoice for insert to app_user
  with check ((select access.may('learning.charge')) and made_by = (select access.practitioner()) and made_at = (select access.now()));
create policy charged_issue on learning.invoice_line for insert to app_user
  with check (exists (select from learning.invoice i where i.id = invoice_id and i.made_by = (select access.practitioner())
    and i.made_at = (select access.now())));
-- By hand only what was paid is entered, and taken back when it was entered wrongly.
create policy charged_pay on learning.ledger_line for insert to app_user
  with check ((select access.may('learning.charge')) and made_by = (select access.practitioner()) and made_at = (select access.now())
    and (kind = 'payment' or (kind = 'correction' and debit = 'payer' and credit = 'bank')));

-- The contact on an invoice goes when it is settled; the invoice stays.
grant update (attention, address) on learning.invoice to app_worker;
create policy worker_forgets on learning.invoice for update to app_worker using (true) with check (attention is null and address is null);

do $$ declare signature text; begin
  grant create on schema learning to app_definer;
  foreach signature in array array['my_name()', 'invoice_left(uuid)', 'owes(uuid, date)',
    'make_charge(uuid, text, date, date, integer, uuid, integer, text, date)', 'correct_charge(uuid, text)'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('grant execute on function learning.%s to app_user, app_worker', signature);
    execute format('alter function learning.%s owner to app_definer', signature);
  end loop;
  foreach signature in array array['enter_line()', 'number_invoice()', 'lift_granted()'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('alter function learning.%s owner to app_definer', signature);
  end loop;
  revoke create on schema learning from app_definer;
end $$;
