import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { attempt, mustRead } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { mustSeeInvoice, showInvoice } from '../invoices/one/page.ts';
import { hold } from '../store/invoice-lines.ts';
import { enterLine } from '../store/ledger.ts';
import { readPayment } from './form.ts';

/** POST /learning/invoices/ID/payment: what came in for it, as a line of the ledger. */
export function recordPayment(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) => enter(db, page, id),
    (refusal) => showInvoice(page, refusal),
  );
}

async function enter(db: Db, page: Page, id: string): Promise<string> {
  await hold(db, id);
  const invoice = await mustSeeInvoice(db, id);
  const read = mustRead(readPayment(page.body, invoice.left));
  const { id: by, name } = page.practitioner;
  const line = await enterLine(db, {
    ...{ accountId: invoice.accountId, invoiceId: id, kind: 'payment', reverses: null },
    ...{ debit: 'bank', credit: 'payer', pence: read.pence },
    words: `Paid for invoice ${invoice.reference}: ${read.reference}`,
    by: { id: by, name },
  });
  await audit(db, { action: 'pay', kind: 'invoice', id, basis: line });
  return `/learning/invoices/${id}`;
}
