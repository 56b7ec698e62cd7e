import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choice,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  text,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { moneyPage } from '../../charges/frame.ts';
import { mustSeeInvoice } from '../../invoices/one/page.ts';
import { money } from '../../rules/price.ts';
import { hold } from '../../store/invoice-lines.ts';
import { decideRefund, refundById } from '../../store/refund.ts';
import { tellRefund } from '../tell.ts';
import type { Refund } from '../types.ts';
import { decideView } from './view.ts';

/** GET /learning/refunds/ID */
export async function showRefund(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const { refund, invoice } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'refund', id });
    const found = await mustSee(db, id);
    return { refund: found, invoice: await mustSeeInvoice(db, found.invoiceId) };
  });
  return moneyPage(page, {
    title: refund.against ? 'Set against another invoice' : 'Money to be given back',
    back: [`/learning/invoices/${invoice.id}`, invoice.reference],
    main: decideView({
      ...{ ...recordForm(page, refusal), refund, invoice },
      own: refund.askedBy === page.practitioner.id,
    }),
    refusal,
  });
}

/** POST /learning/refunds/ID: a second person agrees or not, once. */
export function decideOnRefund(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) => settle(db, page, id),
    (refusal) => showRefund(page, refusal),
  );
}

const fields = {
  decision: choice(['granted', 'refused'], 'Choose whether you agree'),
  why: text({ ask: 'Say why', max: 1000 }),
};

async function settle(db: Db, page: Page, id: string): Promise<string> {
  const asked = await mustSee(db, id);
  const read = mustRead(parseForm(fields, page.body));
  const { id: by, name } = page.practitioner;
  if (asked.askedBy === by) throw refused('decision', 'You asked for it yourself, so another person decides');
  await hold(db, asked.invoiceId);
  const { left } = await mustSeeInvoice(db, asked.invoiceId);
  if (read.decision === 'granted' && asked.pence > -left)
    throw refused('decision', `Only ${money(Math.max(0, -left))} is left to be given back now`);
  if (read.decision === 'granted' && asked.against) await mustStillOwe(db, asked.against.id, asked.pence);
  if (!(await decideRefund(db, id, { ...read, by: { id: by, name }, at: page.now })))
    throw refused('decision', 'Somebody decided meanwhile');
  await audit(db, { action: 'decide', kind: 'refund', id, basis: read.decision });
  if (read.decision === 'granted') {
    const action = asked.against ? 'set-off' : 'refund';
    await audit(db, { action, kind: 'invoice', id: asked.invoiceId, basis: id });
    const { pence, words, against } = asked;
    await tellRefund(db, page, { id: asked.invoiceId, pence, words, against: against?.id });
  }
  return `/learning/refunds/${id}`;
}

async function mustStillOwe(db: Db, id: string, pence: number): Promise<void> {
  await hold(db, id);
  const { left, reference } = await mustSeeInvoice(db, id);
  if (pence > left)
    throw refused('decision', `Only ${money(Math.max(0, left))} is to be paid of ${reference} now`);
}

async function mustSee(db: Db, id: string): Promise<Refund> {
  const found = await refundById(db, id);
  if (!found) throw notFound({ kind: 'refund', id });
  return found;
}
