import type { Db } from '../../platform/db/index.ts';

/** To whom an invoice was sent, when, and by which message. */
export interface Sent {
  address: string;
  message: string;
  at: Temporal.Instant;
}

/** Takes note that an invoice was sent. A second time the database refuses. */
export async function noteSent(
  db: Db,
  { invoiceId, address, message }: { invoiceId: string; address: string; message: string },
): Promise<void> {
  await db
    .insertInto('learning.invoice_sent')
    .values({ invoice_id: invoiceId, address, message_id: message })
    .execute();
}

/** For those who charge; whoever it was sent to knows. */
export function sentOf(db: Db, invoiceId: string): Promise<Sent | undefined> {
  return db
    .selectFrom('learning.invoice_sent')
    .select(['address', 'message_id as message', 'sent_at as at'])
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst();
}
