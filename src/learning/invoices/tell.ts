import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import { money } from '../rules/price.ts';
import { invoiceById } from '../store/invoice.ts';
import { noteSent, sendingsOf } from '../store/invoice-sent.ts';
import { addressOf } from '../store/refund.ts';
import type { Invoice } from './types.ts';

/** Sends an invoice or a credit note to its payer, once, in the transaction that issues it. */
export async function tellInvoice(db: Db, page: Page, id: string): Promise<void> {
  const invoice = await invoiceById(db, id);
  const address = await addressOf(db, id);
  if (invoice && address) await sendInvoice(db, page, invoice, { address });
}

/** Sends it to an address, which opens it from then on. `by`: who sends it again. */
export async function sendInvoice(
  db: Db,
  page: Page,
  invoice: Invoice,
  { address, by }: { address: string; by?: { id: string; name: string } },
): Promise<void> {
  const { id, reference, kind, pence, left, dueOn, of, purchaseOrders } = invoice;
  const pay = page.services.config.HOW_TO_PAY;
  const link = invoiceLink(page.services.config.baseUrl, id);
  const says =
    kind === 'invoice'
      ? `Invoice ${reference} for training: ${money(pence)}, to be paid by ${dueOn ? longDateWords(dueOn).text : 'the day on it'}.`
      : `Credit note ${reference}: ${money(pence)} of invoice ${of?.reference ?? ''} is taken back. You owe that no more.`;
  const { id: message } = await queueMessage(db, {
    to: { channel: 'email', address, safe: true },
    subject: 'invoice',
    body: [
      says,
      kind === 'invoice' && left !== pence && `Of it ${money(Math.max(0, left))} is still to be paid.`,
      kind === 'invoice' && pay && `How to pay: ${pay}`,
      purchaseOrders && `Your purchase order: ${purchaseOrders}`,
      link,
    ]
      .filter(Boolean)
      .join('\n\n'),
    recordId: id,
    goodUntil: page.now.add({ hours: 24 * 28 }),
  });
  await noteSent(db, { invoiceId: id, address, message, by });
}

/** How its payer opens an invoice that was sent to them. */
export const invoiceLink = (site: string, id: string): string =>
  `Open it, see what was paid of it, and download it as a PDF: ${site}/learning/invoices/${id}\n\nYou need no account: give this email address there, and we send a code to it.`;

/** The same for a later message; empty where it was never sent to them. */
export async function opensWords(db: Db, page: Page, id: string): Promise<string> {
  return (await sendingsOf(db, id)).length > 0 ? invoiceLink(page.services.config.baseUrl, id) : '';
}
