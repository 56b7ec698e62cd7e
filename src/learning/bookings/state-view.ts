import { type Html, html, NOTHING, stateTag, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { STATE_WORDS } from '../rules/words.ts';
import type { Booking } from '../types.ts';

/** How a booking stands in a list; of a place that is offered, until when. */
export function stateCell(
  { state, offerExpiresAt }: Pick<Booking, 'state' | 'offerExpiresAt'>,
  now: Temporal.Instant,
): Html {
  const until =
    state === 'offered' && offerExpiresAt ? html` until ${time(whenWords(offerExpiresAt, now))}` : NOTHING;
  return html`${stateTag(STATE_WORDS[state])}${until}`;
}
