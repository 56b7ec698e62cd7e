import { type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import type { Charge } from '../ledger/types.ts';
import { paidWords } from '../rules/charge.ts';
import { money } from '../rules/price.ts';
import type { Booking } from '../types.ts';

/** On a booking: what was charged for it, with the way to its reason and to saying that it is wrong. */
export function chargedPart(charges: readonly Charge[]): Html {
  if (charges.length === 0) return NOTHING;
  return html`${charges.map(({ id, pence, words, liftedAt }) =>
    notice('calm', {
      strong: liftedAt ? `${money(pence)} was charged, and taken back.` : `${money(pence)} was charged.`,
      body: html`${words} <a href="/learning/charges/${id}">See why, or say that it is wrong</a>`,
    }),
  )}`;
}

/** On the booking of somebody who comes instead of a colleague: what they are charged and what not. */
export const colleaguePart = (booking: Booking): Html =>
  booking.substitutedFor === null || booking.state === 'cancelled'
    ? NOTHING
    : notice('calm', {
        strong: 'This place came from a colleague, free of charge.',
        body: paidWords(booking),
      });
