import { showToAll } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { type Refusal, recordForm } from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { deliveries } from '../../../platform/mail/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { bookerOf } from '../../book/page.ts';
import { moneyPage } from '../../charges/frame.ts';
import { creditsOf, invoiceById, invoiceLines } from '../../store/invoice.ts';
import { creditable } from '../../store/invoice-lines.ts';
import { remindersOf } from '../../store/invoice-reminder.ts';
import { sendingsOf } from '../../store/invoice-sent.ts';
import { linesOfInvoice } from '../../store/ledger.ts';
import { refundWaiting } from '../../store/refund.ts';
import type { Invoice, WholeInvoice } from '../types.ts';
import { invoiceView } from './view.ts';

/** GET /learning/invoices/ID: for those who charge, the payer's training lead, and the address it was sent to. */
export async function showInvoice(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const booker = bookerOf(page);
  if (!booker) return page.seeOther(`/my-receipts?next=${encodeURIComponent(page.url.pathname)}`);
  const whole = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'invoice', id });
    return wholeInvoice(db, id);
  });
  const [charges, staff] = [may(page, 'learning.charge'), may(page, 'learning.staff')];
  const title = whole.invoice.reference;
  const main = invoiceView({
    ...{ ...recordForm(page, refusal), whole, today: londonDate(page.now), charges },
    opensLedger: charges || staff,
    proved: booker.email,
    howToPay: page.services.config.HOW_TO_PAY,
  });
  if (!charges && !staff) return showToAll(page, { title, main });
  return moneyPage(page, { title, back: ['/learning/invoices', 'Invoices'], main, refusal });
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
    became: await linesOfInvoice(db, id),
    sent: await sendingOf(db, id),
    refund: await refundWaiting(db, id),
    uncredited: lifted.reduce((sum, { pence }) => sum + pence, 0),
  };
}

async function sendingOf(db: Db, id: string): Promise<WholeInvoice['sent']> {
  const sent = await sendingsOf(db, id);
  const fared = await deliveries(
    db,
    sent.map(({ message }) => message),
  );
  return sent.map(({ message, ...each }) => {
    const one = fared.find((delivery) => delivery.id === message);
    const failed = one?.state === 'failed' || one?.state === 'withheld' ? (one.why ?? one.state) : null;
    return { ...each, failed };
  });
}

const may = ({ actor }: Page, permission: string) =>
  actor.kind === 'practitioner' && actor.permissions.has(permission);
