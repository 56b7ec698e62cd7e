import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Invoice, InvoiceLine, Shown } from '../invoices/types.ts';
import type { Cursor } from '../ledger/types.ts';

export async function invoiceById(db: Db, id: string): Promise<Invoice | undefined> {
  const row = await invoices(db).where('i.id', '=', id).executeTakeFirst();
  return row && invoiceOf(row);
}

/** Invoices and credit notes, the latest first. */
export async function invoiceList(
  db: Db,
  { show, after, size }: { show: Shown; after: Cursor | undefined; size: number },
): Promise<Invoice[]> {
  const rows = await invoices(db)
    .$if(show === 'unpaid', (query) =>
      query.where('i.kind', '=', 'invoice').where(sql<boolean>`learning.invoice_left(i.id) > 0`),
    )
    .$if(show === 'over', (query) =>
      query.where('i.kind', '=', 'invoice').where(sql<boolean>`learning.invoice_left(i.id) < 0`),
    )
    .$if(after !== undefined, (query) =>
      query.where((where) =>
        where(
          where.refTuple('i.made_at', 'i.id'),
          '<',
          where.tuple(after?.at as Temporal.Instant, after?.id ?? ''),
        ),
      ),
    )
    .orderBy('i.made_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(invoiceOf);
}

/** The invoices of a payer that are to be paid, the first due first. */
export async function openInvoicesOf(db: Db, accountId: string): Promise<Invoice[]> {
  const rows = await invoices(db)
    .where('i.account_id', '=', accountId)
    .where('i.kind', '=', 'invoice')
    .where(sql<boolean>`learning.invoice_left(i.id) > 0`)
    .orderBy('i.due_on')
    .orderBy('i.number')
    .limit(50)
    .execute();
  return rows.map(invoiceOf);
}

export async function invoiceLines(db: Db, invoiceId: string): Promise<InvoiceLine[]> {
  const rows = await db
    .selectFrom('learning.invoice_line')
    .select(['n', 'ledger_line_id', 'words', 'pence'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('n')
    .execute();
  return rows.map(({ ledger_line_id, ...row }) => ({ ...row, ledgerLineId: ledger_line_id }));
}

export async function creditsOf(db: Db, invoiceId: string) {
  return db
    .selectFrom('learning.invoice')
    .select(['id', 'reference', 'pence'])
    .where('of_invoice', '=', invoiceId)
    .orderBy('number')
    .execute();
}

export interface NewInvoice {
  kind: Invoice['kind'];
  accountId: string;
  of: string | null;
  issuedOn: Temporal.PlainDate;
  dueOn: Temporal.PlainDate | null;
  billTo: string;
  attention: string | null;
  address: string | null;
  purchaseOrders: string;
  by: { id: string; name: string };
  lines: readonly Omit<InvoiceLine, 'n'>[];
}

/** Writes an invoice with its lines. The database numbers it; a line that stands on another refuses the whole. */
export async function insertInvoice(db: Db, invoice: NewInvoice): Promise<string> {
  const { kind, accountId, lines, by, issuedOn, dueOn, billTo, attention, address } = invoice;
  const made = await db
    .insertInto('learning.invoice')
    .values({
      ...{ kind, account_id: accountId, of_invoice: invoice.of, issued_on: issuedOn, due_on: dueOn },
      ...{ bill_to: billTo, attention, address, purchase_orders: invoice.purchaseOrders },
      ...{ pence: lines.reduce((sum, { pence }) => sum + pence, 0), number: 0 },
      ...{ made_by: by.id, made_by_name: by.name },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('learning.invoice_line')
    .values(
      lines.map(({ ledgerLineId, words, pence }, at) => ({
        ...{ invoice_id: made.id, n: at + 1, ledger_line_id: ledgerLineId, words, pence },
      })),
    )
    .execute();
  return made.id;
}

const invoices = (db: Db) =>
  db
    .selectFrom('learning.invoice as i')
    .leftJoin('learning.invoice as o', 'o.id', 'i.of_invoice')
    .select(['i.id', 'i.kind', 'i.reference', 'i.account_id', 'i.of_invoice', 'o.reference as of_reference'])
    .select(['i.issued_on', 'i.due_on', 'i.pence', 'i.bill_to', 'i.attention', 'i.address'])
    .select(['i.purchase_orders', 'i.made_by_name', 'i.made_at'])
    .select(sql<number>`learning.invoice_left(i.id)`.as('left'));

type Row = Awaited<ReturnType<ReturnType<typeof invoices>['executeTakeFirstOrThrow']>>;

function invoiceOf(row: Row): Invoice {
  const { id, pence, attention, address } = row;
  const credit = row.kind === 'credit note';
  return {
    ...{ id, pence, attention, address },
    kind: row.kind as Invoice['kind'],
    reference: row.reference,
    accountId: row.account_id,
    of: row.of_invoice && row.of_reference ? { id: row.of_invoice, reference: row.of_reference } : null,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    billTo: row.bill_to,
    purchaseOrders: row.purchase_orders,
    byName: row.made_by_name,
    madeAt: row.made_at,
    left: credit ? 0 : Number(row.left),
  };
}
