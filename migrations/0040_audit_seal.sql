-- Sealing the audit: batches of rows become Merkle trees, each root is chained to the one before and signed.

-- What a row says of who, when and in which transaction comes from the context alone, never from the statement.
revoke insert on audit.event from app_user, app_worker;
grant insert (action, outcome, record_kind, record_id, shown, basis, fields) on audit.event to app_user, app_worker;

-- Columns are filled from left to right. With the number last, a transaction has its id before its row has its
-- number, so a row numbered below one already sealed must belong to a transaction that was running then. That is
-- how the verifier tells a row that committed late from one that somebody put in.
alter table audit.event drop column seq;
alter table audit.event add column seq bigint generated always as identity primary key;
create index on audit.event (record_id, seq);
create index on audit.event (practitioner_id, seq);

create table audit.seal (
  batch bigint primary key,
  -- Exactly the rows held, ascending. Numbers commit out of order, so a batch is not always an unbroken run.
  seqs bigint[] not null,
  first_seq bigint not null,
  last_seq bigint not null,
  -- SHA-256 of each row's canonical form, 32 bytes a row, in the order of seqs.
  leaves bytea not null,
  root bytea not null,
  previous_root bytea not null,
  chained_root bytea not null,
  -- Transactions below this one had all ended when the batch was read.
  snapshot_xmin xid8 not null,
  -- The sealing transaction, begun after the batch was read: whoever took a number below its last came earlier.
  transaction xid8 not null,
  -- Every number up to this one has been sealed or will never be used.
  settled_seq bigint not null,
  sealed_at timestamptz not null,
  key_id text not null,
  check (cardinality(seqs) > 0 and octet_length(leaves) = 32 * cardinality(seqs)),
  check (first_seq = seqs[1] and last_seq = seqs[cardinality(seqs)]),
  check (octet_length(root) = 32 and octet_length(previous_root) = 32 and octet_length(chained_root) = 32)
);
create index on audit.seal (last_seq);
alter table audit.seal enable row level security;
alter table audit.seal force row level security;
grant select, insert on audit.seal to app_worker;
create policy worker_seals on audit.seal for insert to app_worker with check (true);
create policy worker_reads on audit.seal for select to app_worker using (true);
create trigger append_only before update or delete on audit.seal
  for each row execute function audit.refuse_change();
create trigger never_truncated before truncate on audit.seal
  for each statement execute function audit.refuse_change();
