import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Account } from './account.ts';
import { lastSeq, numbersOf, type Seal } from './seal.ts';

/**
 * Rows that somebody put in. A row which a batch left out although its number was below the batch's last must
 * have been written by a transaction that was running when the batch was read: at or above its xmin, below the
 * sealing transaction. Any other was not there.
 * @param unsealed numbers of rows that no batch holds
 */
export async function lateStrangers(
  db: Db,
  { batches }: Account,
  unsealed: readonly number[],
): Promise<number[]> {
  const seals = batches.map(({ seal }) => seal);
  const reached = Math.max(0, ...seals.map(lastSeq));
  const late = lateInBatches(seals);
  for (const seq of unsealed) if (seq < reached) late.set(seq, seals.length);
  if (late.size === 0) return [];
  const transactions = await transactionsOf(db, [...late.keys()]);
  return [...late]
    .filter(([seq, before]) => {
      const transaction = transactions.get(seq);
      return (
        transaction !== undefined && !seals.slice(0, before).every((seal) => ran(seal, seq, transaction))
      );
    })
    .map(([seq]) => seq)
    .sort((a, b) => a - b);
}

/** Sealed rows numbered below an earlier batch's last, each with how many batches were sealed before it. */
function lateInBatches(seals: readonly Seal[]): Map<number, number> {
  const late = new Map<number, number>();
  let reached = 0;
  seals.forEach((seal, before) => {
    if ((seal.runs[0]?.[0] ?? 0) < reached)
      for (const seq of numbersOf(seal.runs)) if (seq < reached) late.set(seq, before);
    reached = Math.max(reached, lastSeq(seal));
  });
  return late;
}

function ran(seal: Seal, seq: number, transaction: bigint): boolean {
  if (seq > lastSeq(seal)) return true;
  return transaction >= BigInt(seal.snapshotXmin) && transaction < BigInt(seal.transaction);
}

async function transactionsOf(db: Db, seqs: readonly number[]): Promise<Map<number, bigint>> {
  const { rows } = await sql<{ seq: number; transaction: string }>`select seq, transaction::text
    from audit.event where seq = any(${`{${seqs.join(',')}}`}::text::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.seq, BigInt(row.transaction)]));
}
