import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  mustRead,
  type Refusal,
  recordForm,
  refused,
  typedFrom,
  typedOr,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { moneyPage } from '../../charges/frame.ts';
import { mustSeeInvoice } from '../../invoices/one/page.ts';
import type { Invoice } from '../../invoices/types.ts';
import { money } from '../../rules/price.ts';
import { settingOn } from '../../store/eligibility.ts';
import { hold } from '../../store/invoice-lines.ts';
import { askRefund, refundWaiting } from '../../store/refund.ts';
import { tellRefund } from '../tell.ts';
import { readRefund } from './form.ts';
import { giveView } from './view.ts';

/** GET /learning/invoices/ID/refund */
export async function showGive(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const today = londonDate(page.now);
  const { invoice, alone } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'invoice', id });
    return { invoice: await mustBeInvoice(db, id), alone: await settingOn(db, 'refund-alone-pounds', today) };
  });
  const form = recordForm(page, refusal);
  const given = typedFrom({
    amount: invoice.left < 0 ? money(-invoice.left).replace('£', '') : '',
    ...{ 'on-day': String(today.day), 'on-month': String(today.month), 'on-year': String(today.year) },
  });
  return moneyPage(page, {
    title: 'Give money back',
    back: [`/learning/invoices/${id}`, invoice.reference],
    main: giveView({ ...form, invoice, alone, typed: refusal ? form.typed : typedOr(page, given) }),
    refusal,
  });
}

/** POST /learning/invoices/ID/refund: so little stands in the ledger at once; more waits for a second person. */
export function giveBack(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) =>
      stand(db, page, id, ({ left, reference }) =>
        mustRead(readRefund(page.body, { left, reference, today: londonDate(page.now) })),
      ),
    (refusal) => showGive(page, refusal),
  );
}

const WAITS = 'Something of it waits for a second person already';

type Asked = { pence: number; words: string; against?: string };

/** Lets what is asked of an invoice stand in the ledger, or wait for a second person; where that is read. */
export async function stand(
  db: Db,
  page: Page,
  id: string,
  readFor: (invoice: Invoice) => Asked | Promise<Asked>,
): Promise<string> {
  await hold(db, id);
  const read = await readFor(await mustBeInvoice(db, id));
  if (await refundWaiting(db, id)) throw refused('amount', WAITS);
  const { id: by, name } = page.practitioner;
  const asked = await askRefund(db, { invoiceId: id, ...read, by: { id: by, name } });
  if (!asked) throw refused('amount', WAITS);
  const action = read.against ? 'set-off' : 'refund';
  await audit(db, {
    ...{ action: asked.decision ? action : `ask ${action}`, kind: 'invoice', id, basis: asked.id },
  });
  if (!asked.decision) return `/learning/refunds/${asked.id}`;
  await tellRefund(db, page, { id, ...read });
  return `/learning/invoices/${id}`;
}

export async function mustBeInvoice(db: Db, id: string): Promise<Invoice> {
  const invoice = await mustSeeInvoice(db, id);
  if (invoice.kind !== 'invoice') throw notFound({ kind: 'invoice', id });
  return invoice;
}
