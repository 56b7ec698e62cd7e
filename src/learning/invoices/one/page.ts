import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { type Refusal, recordForm } from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { moneyPage } from '../../charges/frame.ts';
import { creditsOf, invoiceById, invoiceLines } from '../../store/invoice.ts';
import { creditable } from '../../store/invoice-lines.ts';
import { remindersOf } from '../../store/invoice-reminder.ts';
import type { Invoice, WholeInvoice } from '../types.ts';
import { invoiceView } from './view.ts';

/** GET /learning/invoices/ID */
export async function showInvoice(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const whole = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'invoice', id });
    return wholeInvoice(db, id);
  });
  return moneyPage(page, {
    title: whole.invoice.reference,
    back: ['/learning/invoices', 'Invoices'],
    main: invoiceView({
      ...{ ...recordForm(page, refusal), whole, today: londonDate(page.now) },
      charges: page.practitioner.permissions.has('learning.charge'),
    }),
    refusal,
  });
}

export async function mustSeeInvoice(db: Db, id: string): Promise<Invoice> {
  const invoice = await invoiceById(db, id);
  if (!invoice) throw notFound({ kind: 'invoice', id });
  return invoice;
}

export async function wholeInvoice(db: Db, id: string): Promise<WholeInvoice> {
  const invoice = await mustSeeInvoice(db, id);
  const lifted = invoice.kind === 'invoice' ? await creditable(db, id) : [];
  return {
    invoice,
    lines: await invoiceLines(db, id),
    credits: await creditsOf(db, id),
    reminded: await remindersOf(db, id),
    uncredited: lifted.reduce((sum, { pence }) => sum + pence, 0),
  };
}
