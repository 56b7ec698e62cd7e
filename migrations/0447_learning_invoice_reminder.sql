-- What was written about an invoice that was not paid in time: to its payer, to its payer again, then to its coordinator.
create table learning.invoice_reminder (
  invoice_id uuid not null references learning.invoice,
  step integer not null check (step between 1 and 3),
  sent_at timestamptz not null default access.now(),
  primary key (invoice_id, step)
);
alter table learning.invoice_reminder enable row level security;
alter table learning.invoice_reminder force row level security;
grant select, insert on learning.invoice_reminder to app_worker;
create policy worker on learning.invoice_reminder to app_worker using (true) with check (true);
grant select on learning.invoice_reminder to app_user;
create policy invoiced on learning.invoice_reminder for select to app_user
  using (exists (select from learning.invoice i where i.id = invoice_id));
create index on learning.invoice (due_on) where kind = 'invoice';
