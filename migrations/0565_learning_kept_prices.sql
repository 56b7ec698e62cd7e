-- A booking keeps the day whose prices hold for it: whoever has the place now, and on whichever day it is used, a free
-- place that is left empty costs what it would have cost when it was first booked.
alter table learning.booking add column priced_on date;
alter table learning.booking no force row level security;
with recursive given as (
  select b.id, b.booked_at from learning.booking b where b.substituted_for is null and b.moved_from is null
  union all
  select k.id, g.booked_at from learning.booking k join given g on g.id = coalesce(k.substituted_for, k.moved_from))
update learning.booking b set priced_on = (g.booked_at at time zone 'Europe/London')::date from given g where g.id = b.id;
alter table learning.booking force row level security;
alter table learning.booking alter column priced_on set not null;
alter table learning.booking alter column priced_on set default (access.now() at time zone 'Europe/London')::date;

-- A charge names who did what it is for: somebody who proved an address by it, before whoever booked.
grant create on schema learning to app_definer;
set local role app_definer;
create or replace function learning.make_charge(booking uuid, of_cause text, on_day date, starts date, notice integer, policy uuid,
  amount integer, said text, open_until date) returns uuid
language plpgsql security definer set search_path = '' as $$
declare b learning.booking; first learning.booking; alone boolean; account uuid; made uuid; by_name text;
begin
  select * into strict b from learning.booking k where k.id = booking;
  if b.state <> (case of_cause when 'place' then 'attended' when 'no-show' then 'no-show' else 'cancelled' end)
    or (b.price_pence > 0 and amount <> b.price_pence) then
    raise exception 'the booking is not what is charged' using errcode = 'check_violation';
  end if;
  by_name := coalesce(learning.my_name(), access.visitor(), b.booked_by_name);
  with recursive given as (
    select b.id, b.substituted_for
    union select k.id, k.substituted_for from learning.booking k join given g on k.id = g.substituted_for)
  select k.* into strict first from learning.booking k join given g on g.id = k.id where g.substituted_for is null;
  alone := b.organisation_type = 'individual'
    or (b.agency_id is null and btrim(lower(b.organisation), ' .-"''“”‘’') in ('none', ''));
  insert into learning.account as a (key, name, agency_id, organisation_type)
    values (
      case when alone then 'person ' || lower(first.email)
        else coalesce(b.agency_id::text, lower(btrim(b.organisation))) end,
      case when alone then first.name
        else coalesce((select g.name from partnership.agency g where g.id = b.agency_id), btrim(b.organisation)) end,
      case when alone then null else b.agency_id end, b.organisation_type)
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
set local role app_owner;
revoke create on schema learning from app_definer;
