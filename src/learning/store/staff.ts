import type { Db } from '../../platform/db/index.ts';
import type { Booking } from '../types.ts';
import { bookingOf, bookings } from './booking.ts';

/** Whether places of an agency's staff need its training lead's word. */
export async function setAgencyRule(
  db: Db,
  agencyId: string,
  rule: { needs: boolean; by: string; at: Temporal.Instant },
): Promise<void> {
  const set = { needs_approval: rule.needs, set_by: rule.by, set_at: rule.at };
  await db
    .insertInto('learning.agency_rule')
    .values({ agency_id: agencyId, ...set })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(set))
    .execute();
}

/** The places of an agency's staff that wait for the training lead's yes or no, the longest first. */
export async function waitingForWord(db: Db, agencyId: string): Promise<Booking[]> {
  const rows = await bookings(db)
    .where('agency_id', '=', agencyId)
    .where('approval', '=', 'asked')
    .where('state', 'in', ['requested', 'waiting'])
    .orderBy('number')
    .limit(100)
    .execute();
  return rows.map(bookingOf);
}
