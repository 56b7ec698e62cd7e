import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import { money } from '../rules/price.ts';
import { invoiceById } from '../store/invoice.ts';
import { noteSent, sentOf } from '../store/invoice-sent.ts';
import { addressOf } from '../store/refund.ts';

/** Sends an invoice or a credit note to its payer, once, in the transaction that issues it. */
export async function tellInvoice(db: Db, page: Page, id: string): Promise<void> {
  const invoice = await invoiceById(db, id);
  const address = await addressOf(db, id);
  if (!invoice || !address) return;
  const { reference, kind, pence, dueOn, of, purchaseOrders } = invoice;
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
      kind === 'invoice' && pay && `How to pay: ${pay}`,
      purchaseOrders && `Your purchase order: ${purchaseOrders}`,
      link,
    ]
      .filter(Boolean)
      .join('\n\n'),
    recordId: id,
    goodUntil: page.now.add({ hours: 24 * 28 }),
  });
  await noteSent(db, { invoiceId: id, address, message });
}

/** How its payer opens an invoice that was sent to them. */
export const invoiceLink = (site: string, id: string): string =>
  `Open it, see what was paid of it, and download it as a PDF: ${site}/learning/invoices/${id}\n\nYou need no account: give this email address there, and we send a code to it.`;

/** The same for a later message; empty where it was never sent to them. */
export async function opensWords(db: Db, page: Page, id: string): Promise<string> {
  return (await sentOf(db, id)) ? invoiceLink(page.services.config.baseUrl, id) : '';
}
