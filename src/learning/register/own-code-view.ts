import { type Html, html, NOTHING, qrCode, raw } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import type { Booking, Session } from '../types.ts';

/** What somebody shows at the door: the trainer's phone opens their line on the register by it. Nobody else's opens anything. */
export function ownCode(model: { booking: Booking; session: Session; now: Temporal.Instant }): Html {
  const { booking, session, now } = model;
  if (booking.state !== 'confirmed' || !session.venue || isBefore(session.endsAt, now)) return NOTHING;
  const code = qrCode(`${booking.site}/learning/arrivals/${booking.id}`, 'Your code for the trainer’s phone');
  return html`<details class="govuk-details" id="door"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">When you come: your code for the door</span></summary><div class="govuk-details__text">${raw(code)}<p>Show this to the trainer, or say your number: <strong>${booking.number}</strong>.</p></div></details>`;
}
