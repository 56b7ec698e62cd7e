import type { Db } from '../../platform/db/index.ts';
import type { Receipt } from '../types.ts';

/** The receipt that the transaction's context opens by its code's hash; undefined when it opens none (any more). */
export async function readReceipt(db: Db, codeHash: string): Promise<Receipt | undefined> {
  return receipts(db).where('code_hash', '=', codeHash).executeTakeFirst();
}

/** The latest receipts of the practitioner whose context this is. */
export async function ownReceipts(db: Db, practitionerId: string): Promise<Receipt[]> {
  return receipts(db)
    .where('practitioner_id', '=', practitionerId)
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute();
}

function receipts(db: Db) {
  return db
    .selectFrom('front_door.receipt')
    .select(['concern_id as concernId', 'professional', 'reference', 'outcome', 'reason'])
    .select(['received_at as receivedAt', 'due_at as dueAt'])
    .select(['weighing_at as weighingAt', 'decided_at as decidedAt']);
}
