import type { Db } from '../../platform/db/index.ts';

/** To whom an invoice was sent, when, and by which message. */
export interface Sent {
  address: string;
  message: string;
  at: Temporal.Instant;
  /** Who sent it again; null for the first time. */
  by: string | null;
}

/** Takes note that an invoice was sent. While another time stands the database refuses. */
export async function noteSent(
  db: Db,
  {
    invoiceId,
    address,
    message,
    by,
  }: { invoiceId: string; address: string; message: string; by: { id: string; name: string } | undefined },
): Promise<void> {
  await db
    .insertInto('learning.invoice_sent')
    .values({
      ...{ invoice_id: invoiceId, address, message_id: message },
      ...{ sent_by: by?.id ?? null, sent_by_name: by?.name ?? null },
    })
    .execute();
}

/** Whoever it was sent to before opens it no longer. */
export async function replaceSent(db: Db, invoiceId: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('learning.invoice_sent')
    .set({ replaced_at: at })
    .where('invoice_id', '=', invoiceId)
    .where('replaced_at', 'is', null)
    .execute();
}

/** Each time it was sent, the last first. For those who charge; whoever it was sent to knows. */
export function sendingsOf(db: Db, invoiceId: string): Promise<Sent[]> {
  return db
    .selectFrom('learning.invoice_sent')
    .select(['address', 'message_id as message', 'sent_at as at', 'sent_by_name as by'])
    .where('invoice_id', '=', invoiceId)
    .orderBy((order) => order.eb('replaced_at', 'is', null), 'desc')
    .orderBy('replaced_at', 'desc')
    .execute();
}
