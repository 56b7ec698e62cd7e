import { type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/index.ts';
import type { Booking } from '../types.ts';
import type { Asked, Moment } from './types.ts';

const LINKS: Readonly<Record<Moment, string>> = {
  before: 'How you feel about the subject before you come',
  after: 'What you thought of the day',
  later: 'What changed since',
};

/** On somebody's booking: what they are asked, and whether their certificate waits for it. */
export function askedPart(model: {
  asked: readonly (Asked & { code: string })[];
  waits: boolean;
  now: Temporal.Instant;
  booking: Pick<Booking, 'state'>;
}): Html {
  // Whoever comes no more is asked no more.
  const left = model.booking.state === 'cancelled';
  const open = model.asked.filter(({ openUntil }) => !left && isBefore(model.now, openUntil));
  if (open.length === 0 && !model.waits) return NOTHING;
  const list = html`<ul class="govuk-list govuk-list--bullet">${open.map(({ moment, code, answeredOn }) => html`<li><a href="/learning/feedback/${code}">${LINKS[moment]}</a>${answeredOn ? ' (answered)' : NOTHING}</li>`)}</ul>`;
  return notice(model.waits ? 'clock' : 'calm', {
    strong: model.waits
      ? 'Your certificate waits for what you thought of the day.'
      : 'Tell us what you think.',
    ...(open.length > 0 ? { list } : { body: 'We write to you soon, and ask.' }),
  });
}
