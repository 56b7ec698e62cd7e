import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/**
 * Clears the contact that an invoice names, and the address it was sent to, once it is settled and who pays for its bookings was deleted. What the
 * organisation was charged stays. (Payers themselves are kept by a policy of the database while anything is owed.)
 */
export async function forgetContacts(db: Db): Promise<number> {
  await sql`
    delete from learning.invoice_sent s using learning.invoice i
    where i.id = s.invoice_id and learning.invoice_left(coalesce(i.of_invoice, i.id)) = 0
      and not exists (select from learning.invoice_line v join learning.ledger_line l on l.id = v.ledger_line_id
        join learning.charge c on c.id = l.charge_id join learning.booking_payer p on p.booking_id = c.booking_id
        where v.invoice_id = i.id)`.execute(db);
  const cleared = await sql`
    update learning.invoice i set attention = null, address = null
    where (i.attention is not null or i.address is not null) and learning.invoice_left(coalesce(i.of_invoice, i.id)) = 0
      and not exists (select from learning.invoice_line v join learning.ledger_line l on l.id = v.ledger_line_id
        join learning.charge c on c.id = l.charge_id join learning.booking_payer p on p.booking_id = c.booking_id
        where v.invoice_id = i.id)`.execute(db);
  return Number(cleared.numAffectedRows ?? 0n);
}
