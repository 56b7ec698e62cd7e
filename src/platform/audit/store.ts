import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { leafSql } from './canonical.ts';
import { chainedRoot, runsOf, type Seal } from './seal.ts';

/** A row of `audit.seal` as stored: what it says of itself may differ from what its fields amount to. */
export interface StoredSeal {
  seal: Seal;
  leaves: Buffer;
  chainedRoot: string;
}

/** Rows that may be sealed now, and the xmin of the snapshot in which they were read. */
export interface ReadyRows {
  seqs: readonly number[];
  leaves: Buffer;
  xmin: string;
}

/** Takes the right to seal until the transaction ends; false when another process holds it. */
export async function takeSealingLock(db: Db): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(7310) as taken`.execute(db);
  return rows[0]?.taken ?? false;
}

/**
 * Rows above `settled` that no batch holds and whose transactions had all ended when this statement began: below
 * the snapshot's xmin or, in a database copied from another server, numbered by that server.
 */
export async function readyRows(db: Db, settled: number, most: number): Promise<ReadyRows> {
  const { rows } = await sql<{ seqs: number[] | null; leaves: Buffer | null; xmin: string }>`
    with bounds as materialized (
      select pg_snapshot_xmin(now) as xmin, pg_snapshot_xmax(now) as xmax from pg_current_snapshot() as now),
    held as materialized (
      select unnest(seqs) as seq from audit.seal where last_seq > ${settled}::bigint),
    ready as materialized (
      select e.seq, ${leafSql} as leaf from audit.event e, bounds
      where e.seq > ${settled}::bigint and (e.transaction < bounds.xmin or e.transaction >= bounds.xmax)
        and not exists (select from held where held.seq = e.seq)
      order by e.seq limit ${most}::int)
    select (select json_agg(seq order by seq) from ready) as seqs,
      (select string_agg(leaf, ''::bytea order by seq) from ready) as leaves,
      xmin::text from bounds`.execute(db);
  const row = rows[0];
  return {
    seqs: row?.seqs ?? [],
    leaves: row?.leaves ?? Buffer.alloc(0),
    xmin: row?.xmin ?? '0',
  };
}

/** The last number of the batches whose sealing transactions are below `xmin`; `settled` if there are none. */
export async function settledBelow(db: Db, settled: number, xmin: string): Promise<number> {
  const { rows } = await sql<{ settled: number | null }>`select max(last_seq) as settled from audit.seal
    where last_seq > ${settled}::bigint and transaction <= ${xmin}::text::xid8`.execute(db);
  return rows[0]?.settled ?? settled;
}

/** The number of the transaction that is open here, taken now if it has none. */
export async function transactionNumber(db: Db): Promise<string> {
  const { rows } = await sql<{ number: string }>`select pg_current_xact_id()::text as number`.execute(db);
  return rows[0]?.number ?? '';
}

export async function insertSeal(db: Db, seal: Seal, seqs: readonly number[], leaves: Buffer): Promise<void> {
  await sql`insert into audit.seal (batch, seqs, first_seq, last_seq, leaves, root, previous_root, chained_root,
      snapshot_xmin, transaction, settled_seq, sealed_at, key_id)
    values (${seal.batch}, ${`{${seqs.join(',')}}`}::text::bigint[], ${seqs[0]}, ${seqs.at(-1)}, ${leaves},
      ${hex(seal.root)}, ${hex(seal.previousRoot)}, ${hex(chainedRoot(seal))}, ${seal.snapshotXmin}::text::xid8,
      ${seal.transaction}::text::xid8, ${seal.settledSeq}, ${seal.sealedAt}, ${seal.keyId})`.execute(db);
}

const hex = (text: string) => Buffer.from(text, 'hex');

/** At most `most` seals above batch `after`, in order. */
export async function sealsAfter(db: Db, after: number, most: number): Promise<StoredSeal[]> {
  return (await sealRows(db, sql`where batch > ${after}::bigint order by batch limit ${most}::int`)).map(
    stored,
  );
}

export async function lastSeal(db: Db): Promise<StoredSeal | undefined> {
  return (await sealRows(db, sql`order by batch desc limit 1`)).map(stored)[0];
}

interface SealRow {
  batch: number;
  seqs: number[];
  leaves: Buffer;
  root: Buffer;
  previous_root: Buffer;
  chained_root: Buffer;
  xmin: string;
  transaction: string;
  settled_seq: number;
  sealed_at: Temporal.Instant;
  key_id: string;
}

async function sealRows(db: Db, which: ReturnType<typeof sql>): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`select batch, array_to_json(seqs) as seqs, leaves, root, previous_root,
    chained_root, snapshot_xmin::text as xmin, transaction::text, settled_seq, sealed_at, key_id
    from audit.seal ${which}`.execute(db);
  return rows;
}

function stored(row: SealRow): StoredSeal {
  const seal: Seal = {
    batch: row.batch,
    runs: runsOf(row.seqs),
    count: row.seqs.length,
    root: row.root.toString('hex'),
    previousRoot: row.previous_root.toString('hex'),
    snapshotXmin: row.xmin,
    transaction: row.transaction,
    settledSeq: row.settled_seq,
    sealedAt: row.sealed_at,
    keyId: row.key_id,
  };
  return { seal, leaves: row.leaves, chainedRoot: row.chained_root.toString('hex') };
}

/** The next rows of the audit in order of number, sealed or not. */
export async function eventsAfter(
  db: Db,
  after: number,
  most: number,
): Promise<{ seqs: readonly number[]; leaves: Buffer }> {
  const { rows } = await sql<{ seqs: number[] | null; leaves: Buffer | null }>`
    select json_agg(seq order by seq) as seqs, string_agg(leaf, ''::bytea order by seq) as leaves from (
      select e.seq, ${leafSql} as leaf from audit.event e
      where e.seq > ${after}::bigint order by e.seq limit ${most}::int) as next`.execute(db);
  return { seqs: rows[0]?.seqs ?? [], leaves: rows[0]?.leaves ?? Buffer.alloc(0) };
}
