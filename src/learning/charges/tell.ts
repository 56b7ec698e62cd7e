import type { Db } from '../../platform/db/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import { money } from '../rules/price.ts';
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
    ...toPayer(booking, at),
    body,
  });
}

/** Tells whoever booked what became of a charge that they or somebody else asked to have lifted, and why. */
export async function tellDecision(
  db: Db,
  booking: Booking,
  decided: {
    chargeId: string;
    pence: number;
    decision: 'granted' | 'refused';
    why: string;
    at: Temporal.Instant;
  },
): Promise<void> {
  const { chargeId, pence, decision, why, at } = decided;
  const body = [
    `We looked at the charge of ${money(pence)} for your training booking.`,
    decision === 'granted' ? 'It is taken back. You owe nothing for it.' : 'It stands.',
    `Why: ${why}`,
    `All that became of it: ${booking.site}/learning/charges/${chargeId}`,
  ].join('\n\n');
  await queueMessage(db, { ...toPayer(booking, at), body });
}

const toPayer = (booking: Booking, at: Temporal.Instant) =>
  ({
    to: { channel: 'email', address: booking.bookedByEmail ?? booking.email, safe: true },
    subject: 'booking',
    recordId: booking.id,
    goodUntil: at.add({ hours: 24 * 28 }),
  }) as const;
