import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { once } from '../../../platform/forms/index.ts';
import { HttpError, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { insertInvoice } from '../../store/invoice.ts';
import { creditable } from '../../store/invoice-lines.ts';
import { lineOf } from '../line.ts';
import { tellInvoice } from '../tell.ts';
import { mustSeeInvoice } from './page.ts';

/** POST /learning/invoices/ID/credit: a credit note of everything that was lifted of an invoice and stands on none. */
export async function makeCredit(page: Page): Promise<Response> {
  const id = page.uuid();
  return page.seeOther(await page.transaction((db) => once(db, page, () => credit(db, page, id))));
}

async function credit(db: Db, page: Page, of: string): Promise<string> {
  const invoice = await mustSeeInvoice(db, of);
  const lines = await creditable(db, of);
  if (lines.length === 0)
    throw new HttpError(409, {
      says: 'Nothing of this invoice waits for a credit note. Nothing was changed.',
    });
  const { id: by, name } = page.practitioner;
  const { accountId, billTo, attention, address, purchaseOrders } = invoice;
  const id = await insertInvoice(db, {
    ...{ kind: 'credit note', accountId, of, issuedOn: londonDate(page.now), dueOn: null },
    ...{ billTo, attention, address, purchaseOrders, by: { id: by, name }, lines: lines.map(lineOf) },
  });
  await audit(db, { action: 'issue', kind: 'credit note', id });
  await tellInvoice(db, page, id);
  return `/learning/invoices/${id}`;
}
