import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Receipt } from '../types.ts';

/** The receipt that the transaction's context opens by its code's hash; undefined when it opens none (any more). */
export async function readReceipt(db: Db, codeHash: string): Promise<Receipt | undefined> {
  return receipts(db).where('code_hash', '=', codeHash).executeTakeFirst();
}

/** A receipt of the practitioner whose context this is, by its concern. */
export async function ownReceipt(
  db: Db,
  practitionerId: string,
  concernId: string,
): Promise<Receipt | undefined> {
  return receipts(db)
    .where('practitioner_id', '=', practitionerId)
    .where('concern_id', '=', concernId)
    .executeTakeFirst();
}

/** The latest receipts of the practitioner whose context this is. */
export async function ownReceipts(db: Db, practitionerId: string): Promise<Receipt[]> {
  return receipts(db)
    .where('practitioner_id', '=', practitionerId)
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute();
}

/** Where a list of receipts goes on. */
export interface ReceiptCursor {
  receivedAt: Temporal.Instant;
  concernId: string;
}

/** Receipts of the address that the transaction's context proves, latest first, from `after` on. */
export async function receiptsOfAddress(
  db: Db,
  page: { size: number; after: ReceiptCursor | undefined },
): Promise<Receipt[]> {
  const { after } = page;
  return receipts(db)
    .where('visitor', '=', sql<string>`access.visitor()`)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(received_at, concern_id) < (${after?.receivedAt}, ${after?.concernId})`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('concern_id', 'desc')
    .limit(page.size)
    .execute();
}

/** The receipt that a code of this hash opens to the agency whose key the transaction's context carries. */
export async function agencyReceipt(db: Db, codeHash: string): Promise<Receipt | undefined> {
  return receipts(db)
    .where('code_hash', '=', codeHash)
    .where('agency_id', '=', sql<string>`access.key_agency()`)
    .executeTakeFirst();
}

function receipts(db: Db) {
  return db
    .selectFrom('front_door.receipt')
    .select(['concern_id as concernId', 'professional', 'reference', 'outcome', 'reason'])
    .select(['area', 'received_at as receivedAt', 'due_at as dueAt', 'urgent_due_at as urgentDueAt'])
    .select(['told_at as toldAt', 'told_words as toldWords'])
    .select(['weighing_at as weighingAt', 'decided_at as decidedAt'])
    .select([
      'need',
      'answer_due_at as answerDueAt',
      'returned_at as returnedAt',
      'answered_at as answeredAt',
    ]);
}

/** The hash of the code that opens a concern's receipt; undefined where it has none. As `app_worker`. */
export async function receiptHash(db: Db, concernId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('front_door.receipt')
    .select('code_hash')
    .where('concern_id', '=', concernId)
    .executeTakeFirst();
  return found?.code_hash;
}
