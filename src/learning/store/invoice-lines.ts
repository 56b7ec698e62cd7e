import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ToInvoice } from '../invoices/types.ts';

/** Lets nobody else invoice this payer, or credit or pay this invoice, until the transaction ends. */
export async function hold(db: Db, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learning.invoice ${id}`}, 0))`.execute(db);
}

/** Payers with charges that stand on no invoice yet, and what they come to. */
export async function toInvoice(db: Db): Promise<ToInvoice[]> {
  const rows = await standing(db)
    .innerJoin('learning.account as a', 'a.id', 'l.account_id')
    .select(['a.id as accountId', 'a.name as account'])
    .select([sql<number>`count(*)`.as('lines'), sql<number>`sum(l.pence)`.as('pence')])
    .groupBy(['a.id', 'a.name'])
    .orderBy('a.name')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({ ...row, lines: Number(row.lines), pence: Number(row.pence) }));
}

/** A charge, or what was lifted of one, as it goes on an invoice or a credit note. */
export interface Listable {
  ledgerLineId: string;
  pence: number;
  words: string;
  course: string;
  startsOn: Temporal.PlainDate;
  person: string;
}

/** A charge with what its booking says of who pays. */
export interface Billable extends Listable {
  purchaseOrder: string | null;
  attention: string | null;
  address: string | null;
}

/** The charges of a payer that stand on no invoice, in order. Nobody else writes on the payer's ledger meanwhile. */
export async function billable(db: Db, accountId: string): Promise<Billable[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learning.invoice ${accountId}`}, 0))`.execute(
    db,
  );
  return standing(db)
    .innerJoin('learning.charge as c', 'c.id', 'l.charge_id')
    .leftJoin('learning.booking as b', 'b.id', 'c.booking_id')
    .leftJoin('learning.booking_payer as p', 'p.booking_id', 'c.booking_id')
    .where('l.account_id', '=', accountId)
    .select([
      'l.id as ledgerLineId',
      'l.pence',
      'l.words',
      'c.course_title as course',
      'c.starts_on as startsOn',
    ])
    .select((select) => select.fn.coalesce('b.name', sql<string>`'somebody'`).as('person'))
    .select(['b.purchase_order as purchaseOrder', 'p.name as attention', 'p.address'])
    .orderBy('l.n')
    .execute();
}

/** What was lifted of an invoice and stands on no credit note, in order. */
export async function creditable(db: Db, invoiceId: string): Promise<Listable[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learning.invoice ${invoiceId}`}, 0))`.execute(
    db,
  );
  return db
    .selectFrom('learning.invoice_line as v')
    .innerJoin('learning.ledger_line as r', 'r.reverses', 'v.ledger_line_id')
    .leftJoin('learning.invoice_line as w', 'w.ledger_line_id', 'r.id')
    .innerJoin('learning.charge as c', 'c.id', 'r.charge_id')
    .leftJoin('learning.booking as b', 'b.id', 'c.booking_id')
    .where('v.invoice_id', '=', invoiceId)
    .where('w.invoice_id', 'is', null)
    .select(['r.id as ledgerLineId', 'r.pence', 'r.words'])
    .select(['c.course_title as course', 'c.starts_on as startsOn'])
    .select((select) => select.fn.coalesce('b.name', sql<string>`'somebody'`).as('person'))
    .orderBy('r.n')
    .execute();
}

const standing = (db: Db) =>
  db
    .selectFrom('learning.ledger_line as l')
    .where('l.kind', '=', 'charge')
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('learning.ledger_line as r').select('r.id').whereRef('r.reverses', '=', 'l.id'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('learning.invoice_line as v')
            .select('v.invoice_id')
            .whereRef('v.ledger_line_id', '=', 'l.id'),
        ),
      ),
    );
