import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** So many at a time; the rest an hour later. */
const BATCH = 100;

/** An invoice that was not paid in time, and which word about it is due. */
export interface Overdue {
  id: string;
  reference: string;
  dueOn: Temporal.PlainDate;
  /** What is still to be paid, in pence. */
  left: number;
  /** 1 and 2 to its payer, 3 to whoever made it. */
  step: 1 | 2 | 3;
  madeBy: string;
  /** Where its payer gets post: of its payers, as long as they are kept, else of whoever booked. */
  payer: string | null;
  site: string | null;
  /** It was sent to that address, which opens it. */
  sent: boolean;
}

/**
 * Invoices of which a word is due: so many days after they were due, and twice so many days after the word before. One
 * that was forgotten for long begins with the first, like any other; one of which a charge is disputed waits for the decision.
 */
export async function overdueInvoices(
  db: Db,
  today: Temporal.PlainDate,
  days: { first: number; again: number },
): Promise<Overdue[]> {
  const on = sql`${today.toString()}::date`;
  const { rows } = await sql<Overdue>`
    with stands as (select i.id, i.reference, i.due_on, i.made_by, learning.invoice_left(i.id)::integer as left,
        coalesce(r.step, 0) + 1 as step
      from learning.invoice i left join lateral (select r.step, r.sent_at from learning.invoice_reminder r
          where r.invoice_id = i.id order by r.step desc limit 1) r on true
      where i.kind = 'invoice' and i.due_on <= ${on} - ${days.first}::integer and coalesce(r.step, 0) < 3
        and (r.sent_at is null or (r.sent_at at time zone 'Europe/London')::date <= ${on} - ${days.again}::integer)
        and learning.invoice_left(i.id) > 0
        and not exists (select from learning.invoice_line v join learning.ledger_line l on l.id = v.ledger_line_id
          join learning.waiver w on w.charge_id = l.charge_id and w.decision is null where v.invoice_id = i.id)
      order by i.due_on limit ${BATCH})
    select s.id, s.reference, s.due_on as "dueOn", s.left, s.step, s.made_by as "madeBy", coalesce(t.address, to_.payer) as payer, to_.site,
      t.address is not null as sent
    from stands s left join learning.invoice_sent t on t.invoice_id = s.id and t.replaced_at is null left join lateral (select coalesce(p.email, b.booked_by_email, b.email) as payer, b.site
      from learning.invoice_line v join learning.ledger_line l on l.id = v.ledger_line_id
        join learning.charge c on c.id = l.charge_id join learning.booking b on b.id = c.booking_id
        left join learning.booking_payer p on p.booking_id = b.id
      where v.invoice_id = s.id order by p.email is null, v.n desc limit 1) to_ on true
    order by s.due_on`.execute(db);
  return rows;
}

/** Takes note that a word was written; false when it was already. */
export async function takeReminder(db: Db, { id, step }: Pick<Overdue, 'id' | 'step'>): Promise<boolean> {
  const row = await db
    .insertInto('learning.invoice_reminder')
    .values({ invoice_id: id, step })
    .onConflict((conflict) => conflict.doNothing())
    .returning('step')
    .executeTakeFirst();
  return row !== undefined;
}

/** When its payer was reminded of an invoice, the first first; step 3 is that reminding them is over. */
export function remindersOf(db: Db, invoiceId: string): Promise<{ step: number; at: Temporal.Instant }[]> {
  return db
    .selectFrom('learning.invoice_reminder')
    .select(['step', 'sent_at as at'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('step')
    .execute();
}
