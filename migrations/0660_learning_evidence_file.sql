-- The certificate of learning done elsewhere, as a PDF or a picture, beside what was stated of it. It never changes: whoever
-- has another one sends another statement.
create table learning.evidence_file (
  evidence_id uuid primary key references learning.evidence,
  label text not null,
  type text not null check (type = 'application/pdf' or type like 'image/%'),
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,80}\.[a-z0-9]{2,5}$'),
  bytes integer not null check (bytes > 0),
  -- A scanner looked at it.
  scanned boolean not null,
  content bytea not null
);
-- What is packed already is not packed again, and a part of it is read without the rest.
alter table learning.evidence_file alter column content set storage external;

alter table learning.evidence_file enable row level security;
alter table learning.evidence_file force row level security;
grant select on learning.evidence_file to app_worker;
create policy worker_reads on learning.evidence_file for select to app_worker using (true);

-- Whoever may see the statement sees it; only whoever stated it adds it, before anybody judged.
grant select, insert on learning.evidence_file to app_user;
create policy of_evidence on learning.evidence_file for select to app_user
  using (exists (select from learning.evidence e where e.id = evidence_id));
create policy own on learning.evidence_file for insert to app_user with check (exists (select from learning.evidence e
  where e.id = evidence_id and e.practitioner_id = (select access.practitioner()) and e.verdict is null));
