import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { attempt, type FormError, formError, formKey, Undone } from '../../../platform/forms/index.ts';
import { cursorFrom, hrefAfter } from '../../../platform/html/index.ts';
import { isId, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { insertInvoice, invoiceList } from '../../store/invoice.ts';
import { billable, toInvoice } from '../../store/invoice-lines.ts';
import { lineOf } from '../line.ts';
import { tellInvoice } from '../tell.ts';
import { invoicesView } from './view.ts';

const SIZE = 25;
/** Days until an invoice is due. */
const DUE_DAYS = 30;

/** GET /learning/invoices?show=unpaid|over&after=… */
export async function showInvoices(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const query = page.url.searchParams;
  const show = (['unpaid', 'over'] as const).find((each) => each === query.get('show')) ?? 'all';
  const after = cursorFrom(query);
  const charges = page.practitioner.permissions.has('learning.charge');
  const found = await page.transaction(async (db) => {
    const rows = await invoiceList(db, { show, after, size: SIZE + 1 });
    await audit(db, { action: 'list', kind: 'invoice', shown: rows.slice(0, SIZE).map(({ id }) => id) });
    return { rows, waiting: charges ? await toInvoice(db) : [] };
  });
  const invoices = found.rows.slice(0, SIZE);
  const last = found.rows.length > SIZE ? invoices.at(-1) : undefined;
  const path = show === 'all' ? '/learning/invoices' : `/learning/invoices?show=${show}`;
  return page.show({
    title: 'Invoices',
    kind: 'workspace',
    current: '/learning/ledger',
    main: invoicesView({
      ...{ invoices, waiting: found.waiting, show, charges, errors, size: SIZE },
      ...{ today: londonDate(page.now), csrf: page.csrf, key: formKey() },
      first: after ? path : undefined,
      next: hrefAfter(path, last && { at: last.madeAt, id: last.id }),
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /learning/invoices: an invoice of everything that a payer was charged and that stands on none. */
export function makeInvoice(page: Page): Promise<Response> {
  const account = one(page.body, 'account');
  return attempt(
    page,
    (db) => issue(db, page, account),
    ({ errors }) => showInvoices(page, errors),
  );
}

async function issue(db: Db, page: Page, accountId: string): Promise<string> {
  const lines = isId(accountId) ? await billable(db, accountId) : [];
  const payer =
    lines.length > 0 ? (await toInvoice(db)).find((each) => each.accountId === accountId) : undefined;
  if (!payer) throw nothing('Nothing of this payer waits to be invoiced');
  const today = londonDate(page.now);
  const { id: by, name } = page.practitioner;
  const contact = lines.findLast(({ address }) => address !== null);
  const orders = [...new Set(lines.flatMap(({ purchaseOrder }) => purchaseOrder ?? []))];
  const id = await insertInvoice(db, {
    ...{ kind: 'invoice', accountId, of: null, issuedOn: today, dueOn: today.add({ days: DUE_DAYS }) },
    ...{ billTo: payer.account, attention: contact?.attention ?? null, address: contact?.address ?? null },
    ...{ purchaseOrders: orders.join(', '), by: { id: by, name }, lines: lines.map(lineOf) },
  });
  await audit(db, { action: 'issue', kind: 'invoice', id });
  await tellInvoice(db, page, id);
  return `/learning/invoices/${id}`;
}

const nothing = (says: string) => new Undone({ errors: [formError('account', says)], changed: false });
