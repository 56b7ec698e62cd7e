import type { Db } from '../../platform/db/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import type { Booking } from '../types.ts';

/** Tells whoever booked what they are charged, why, and until when they may say that it is wrong. */
export async function tellCharge(
  db: Db,
  booking: Booking,
  charge: { id: string; words: string; disputeUntil: Temporal.PlainDate; at: Temporal.Instant },
): Promise<void> {
  const { id, words, disputeUntil, at } = charge;
  const body = [
    'There is a charge for your training booking.',
    words,
    `If you think that it is wrong, tell us by ${longDateWords(disputeUntil).text}. Somebody who did not make the charge looks at it: ${booking.site}/learning/charges/${id}`,
  ].join('\n\n');
  await queueMessage(db, {
    to: { channel: 'email', address: booking.bookedByEmail ?? booking.email, safe: true },
    subject: 'booking',
    body,
    recordId: booking.id,
    goodUntil: at.add({ hours: 24 * 28 }),
  });
}
