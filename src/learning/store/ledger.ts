import { type ExpressionBuilder, sql } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import { startOfDay } from '../../platform/time/london.ts';
import type {
  Account,
  ExportedLine,
  LedgerFilter,
  LedgerLine,
  LedgerTotals,
  LineKind,
  ListedLine,
} from '../ledger/types.ts';

/** Lines that fit, the latest first, from below a place in the ledger. */
export async function linesBefore(
  db: Db,
  filter: LedgerFilter,
  { before, size }: { before: number | undefined; size: number },
): Promise<ListedLine[]> {
  const rows = await lines(db)
    .leftJoin('learning.charge as c', 'c.id', 'l.charge_id')
    .leftJoin('learning.booking as b', 'b.id', 'c.booking_id')
    .select(['c.course_title as course', 'b.name as person'])
    .where((where) => listed(where, filter))
    .$if(before !== undefined, (query) => query.where('l.n', '<', before ?? 0))
    .orderBy('l.n', 'desc')
    .limit(size)
    .execute();
  return rows.map(({ course, person, ...row }) => ({
    ...lineOf(row),
    place: [person, course].filter(Boolean).join(', '),
  }));
}

/** Lines that fit, in their order, from above a place in the ledger up to another. */
export async function linesAfter(
  db: Db,
  filter: LedgerFilter,
  { after, upTo, size }: { after: number; upTo: number; size: number },
): Promise<ExportedLine[]> {
  const rows = await lines(db)
    .leftJoin('learning.charge as c', 'c.id', 'l.charge_id')
    .leftJoin('learning.booking as b', 'b.id', 'c.booking_id')
    .leftJoin('learning.invoice_line as v', 'v.ledger_line_id', 'l.id')
    .leftJoin('learning.invoice as i', (join) =>
      join.on('i.id', '=', (on) => on.fn.coalesce('l.invoice_id', 'v.invoice_id')),
    )
    .select(['c.course_title as course', 'b.name as person', 'i.reference as invoice'])
    .where((where) => listed(where, filter))
    .where('l.n', '>', after)
    .where('l.n', '<=', upTo)
    .orderBy('l.n')
    .limit(size)
    .execute();
  return rows.map(({ course, person, invoice, ...row }) => ({
    ...lineOf(row),
    place: [person, course].filter(Boolean).join(', '),
    invoice: invoice ?? '',
  }));
}

/** The place of the last line there is. */
export async function lastPlace(db: Db): Promise<number> {
  const row = await db
    .selectFrom('learning.ledger_line')
    .select((select) => select.fn.max('n').as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

// A refund, or one that was entered wrongly.
const GIVEN_BACK = sql`(l.kind = 'refund' or l.kind = 'correction' and l.debit = 'bank')`;

/** What all lines that fit come to. */
export async function ledgerTotals(db: Db, filter: LedgerFilter): Promise<LedgerTotals> {
  const row = await db
    .selectFrom('learning.ledger_line as l')
    .where((where) => listed(where, filter))
    .select([
      sql<number>`count(*)`.as('lines'),
      sql<number>`coalesce(sum(l.effect) filter (where l.kind = 'charge'), 0)`.as('charged'),
      sql<number>`coalesce(-sum(l.effect) filter (where l.reverses is not null and l.debit = 'income'), 0)`.as(
        'lifted',
      ),
      sql<number>`coalesce(-sum(l.effect) filter (where 'bank' in (l.debit, l.credit) and not ${GIVEN_BACK}), 0)`.as(
        'paid',
      ),
      sql<number>`coalesce(sum(l.effect) filter (where ${GIVEN_BACK}), 0)`.as('refunded'),
      sql<number>`coalesce(sum(l.effect), 0)`.as('owed'),
    ])
    .executeTakeFirstOrThrow();
  return {
    lines: Number(row.lines),
    charged: Number(row.charged),
    lifted: Number(row.lifted),
    paid: Number(row.paid),
    refunded: Number(row.refunded),
    owed: Number(row.owed),
  };
}

export async function ledgerLine(db: Db, id: string): Promise<LedgerLine | undefined> {
  const row = await lines(db).where('l.id', '=', id).executeTakeFirst();
  return row && lineOf(row);
}

/** The line that reverses another. */
export async function reversalOf(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('learning.ledger_line')
    .select('id')
    .where('reverses', '=', id)
    .executeTakeFirst();
  return row?.id;
}

/** Every line of a charge, in order. */
export async function linesOfCharge(db: Db, chargeId: string): Promise<LedgerLine[]> {
  const rows = await lines(db).where('l.charge_id', '=', chargeId).orderBy('l.n').execute();
  return rows.map(lineOf);
}

/** What became of an invoice: what was lifted of it, paid for it and given back, in order. */
export async function linesOfInvoice(db: Db, invoiceId: string): Promise<LedgerLine[]> {
  const rows = await lines(db)
    .where((where) =>
      where.or([
        where('l.invoice_id', '=', invoiceId),
        where(
          'l.reverses',
          'in',
          where
            .selectFrom('learning.invoice_line as v')
            .select('v.ledger_line_id')
            .where('v.invoice_id', '=', invoiceId),
        ),
      ]),
    )
    .orderBy('l.n')
    .execute();
  return rows.map(lineOf);
}

/** Payers, by their names. */
export async function accounts(db: Db): Promise<Account[]> {
  const rows = await db
    .selectFrom('learning.account')
    .select(['id', 'name', 'balance_pence'])
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ balance_pence, ...row }) => ({ ...row, balance: Number(balance_pence) }));
}

/** What came in for an invoice, and was neither given back nor set against another, in pence. */
export async function keptOf(db: Db, invoiceId: string): Promise<number> {
  const row = await db
    .selectFrom('learning.ledger_line as l')
    .where('l.invoice_id', '=', invoiceId)
    .select(sql<number>`coalesce(-sum(l.effect), 0)`.as('kept'))
    .executeTakeFirstOrThrow();
  return Number(row.kept);
}

export interface NewLine {
  accountId: string;
  invoiceId: string | null;
  kind: 'payment' | 'correction';
  reverses: string | null;
  debit: string;
  credit: string;
  pence: number;
  words: string;
  by: { id: string; name: string };
}

/** Enters a payment, or takes one back. The database gives it its place and its balance. */
export async function enterLine(db: Db, line: NewLine): Promise<string> {
  const { accountId, invoiceId, by, ...rest } = line;
  const made = await db
    .insertInto('learning.ledger_line')
    .values({
      ...rest,
      ...{ account_id: accountId, invoice_id: invoiceId, made_by: by.id, made_by_name: by.name },
      ...{ n: 0, balance_pence: 0 },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

const lines = (db: Db) =>
  db
    .selectFrom('learning.ledger_line as l')
    .leftJoin('learning.account as a', 'a.id', 'l.account_id')
    .select(['l.id', 'l.n', 'l.account_id', 'a.name as account', 'l.kind', 'l.charge_id', 'l.invoice_id'])
    .select(['l.reverses', 'l.debit', 'l.credit', 'l.pence', 'l.effect', 'l.balance_pence', 'l.words'])
    .select(['l.made_by_name', 'l.made_at']);

// A training lead's own charge, where they came for themselves, is theirs to see and no line of their organisation's.
function listed(where: ExpressionBuilder<DB & { l: DB['learning.ledger_line'] }, 'l'>, filter: LedgerFilter) {
  const { account, kind, from, to } = filter;
  return where.and([
    where('l.account_id', 'in', where.selectFrom('learning.account').select('learning.account.id')),
    ...(account ? [where('l.account_id', '=', account)] : []),
    ...(kind ? [where('l.kind', '=', kind)] : []),
    ...(from ? [where('l.made_at', '>=', startOfDay(from))] : []),
    ...(to ? [where('l.made_at', '<', startOfDay(Temporal.PlainDate.from(to).add({ days: 1 })))] : []),
  ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>;

function lineOf(row: Row): LedgerLine {
  const { id, pence, effect, words, reverses, debit, credit } = row;
  return {
    ...{ id, pence, effect, words, reverses, debit, credit },
    n: Number(row.n),
    accountId: row.account_id,
    account: row.account ?? 'You',
    kind: row.kind as LineKind,
    chargeId: row.charge_id,
    invoiceId: row.invoice_id,
    balance: Number(row.balance_pence),
    by: row.made_by_name,
    at: row.made_at,
  };
}
