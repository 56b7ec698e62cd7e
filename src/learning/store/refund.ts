import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Refund } from '../refunds/types.ts';
import { type SecondWord, secondWord } from './second-word.ts';

/**
 * Asks that money be given back, or set against another invoice. One person may do so up to what the partnership set: then it stands in the ledger at
 * once. Undefined where somebody asked already.
 */
export async function askRefund(
  db: Db,
  asked: {
    invoiceId: string;
    pence: number;
    words: string;
    against?: string;
    by: { id: string; name: string };
  },
): Promise<Pick<Refund, 'id' | 'decision'> | undefined> {
  const { invoiceId, pence, words, against = null, by } = asked;
  return db
    .insertInto('learning.refund')
    .values({ invoice_id: invoiceId, pence, words, against, asked_by: by.id, asked_by_name: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'decision'])
    .$narrowType<{ decision: Refund['decision'] }>()
    .executeTakeFirst();
}

/** Decides once, as another person; agreed to, it stands in the ledger. False where somebody decided meanwhile. */
export async function decideRefund(db: Db, id: string, decided: SecondWord): Promise<boolean> {
  const done = await db
    .updateTable('learning.refund')
    .set(secondWord(decided))
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function refundById(db: Db, id: string): Promise<Refund | undefined> {
  return refunds(db).where('r.id', '=', id).executeTakeFirst();
}

/** What waits of an invoice for a second person. */
export async function refundWaiting(db: Db, invoiceId: string): Promise<Refund | undefined> {
  return refunds(db).where('invoice_id', '=', invoiceId).where('decision', 'is', null).executeTakeFirst();
}

/** What waits for a second person, of every payer, the first asked first. */
export async function refundsWaiting(db: Db, most: number): Promise<Refund[]> {
  return refunds(db).where('decision', 'is', null).orderBy('asked_at').orderBy('r.id').limit(most).execute();
}

/** The invoice that a line of the ledger set something against: either of the two lines. */
export async function setAgainstBy(db: Db, lineId: string): Promise<string | null> {
  const row = await db
    .selectFrom('learning.refund')
    .select('against')
    .where((where) => where.or([where('line_id', '=', lineId), where('against_line_id', '=', lineId)]))
    .executeTakeFirst();
  return row?.against ?? null;
}

/** Where word about an invoice goes: where it was sent, else to its payers as long as they are kept, else to whoever booked. */
export async function addressOf(db: Db, invoiceId: string): Promise<string | null> {
  const { rows } = await sql<{ address: string | null }>`
    select coalesce((select s.address from learning.invoice_sent s where s.invoice_id = i.id and s.replaced_at is null),
      (select s.address from learning.invoice_sent s where s.invoice_id = i.of_invoice and s.replaced_at is null),
      (select lower(coalesce(p.email, b.booked_by_email, b.email))
        from learning.invoice_line v join learning.ledger_line l on l.id = v.ledger_line_id
          join learning.charge c on c.id = l.charge_id join learning.booking b on b.id = c.booking_id
          left join learning.booking_payer p on p.booking_id = b.id
        where v.invoice_id = i.id order by p.email is null, v.n desc limit 1)) as address
    from learning.invoice i where i.id = ${invoiceId}::uuid`.execute(db);
  return rows[0]?.address ?? null;
}

const refunds = (db: Db) =>
  db
    .selectFrom('learning.refund as r')
    .leftJoin('learning.invoice as o', 'o.id', 'r.against')
    .select(['r.id', 'r.invoice_id as invoiceId', 'r.pence', 'r.words', 'r.decision', 'r.line_id as lineId'])
    .select(
      sql<Refund['against']>`case when r.against is not null then jsonb_build_object('id', o.id,
        'reference', o.reference, 'lineId', r.against_line_id) end`.as('against'),
    )
    .select(['asked_by as askedBy', 'asked_by_name as askedByName', 'asked_at as askedAt'])
    .select(['decided_why as decidedWhy', 'decided_by_name as decidedByName', 'decided_at as decidedAt'])
    .$narrowType<{ decision: Refund['decision'] }>();
