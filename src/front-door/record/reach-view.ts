import { type Fact, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { safeTimesWords } from '../../platform/time/safe-times.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Referrer } from '../types.ts';
import type { MessageSent } from './types.ts';

/** When and how it is safe to reach them: what the sender obeys, and whoever rings must. */
export function reachFacts(referrer: Referrer): Fact[] {
  const { phone, email, textSafe, voicemail, safeTimes = null, contactNotes } = referrer;
  const reachable = Boolean(phone || email);
  return [
    ...(phone && textSafe !== undefined ? [{ label: 'Texts', value: textSafe ? 'Safe' : 'Not safe' }] : []),
    ...(phone && voicemail !== undefined && voicemail !== null
      ? [{ label: 'Voicemail', value: voicemail ? 'A message may be left' : NO_VOICEMAIL }]
      : []),
    ...(reachable && safeTimes ? [{ label: 'Safe times', value: capital(safeTimesWords(safeTimes)) }] : []),
    ...(contactNotes ? [{ label: 'Before you ring', value: contactNotes }] : []),
  ];
}

const NO_VOICEMAIL = html`<strong class="ws-alarm">Leave no message</strong>`;

/** How what we wrote to them fares; what waits says until when and why. */
export function messagesList(messages: readonly MessageSent[], times: string, now: Temporal.Instant): Html {
  if (messages.length === 0) return NOTHING;
  const items = messages.map(
    (message) =>
      html`<li>${message.subject} (${message.channel === 'sms' ? 'text' : 'e-mail'}): ${fares(message, times, now)}</li>`,
  );
  return html`<p class="ws-label">What we wrote to them</p><ul class="govuk-list govuk-list--bullet">${items}</ul>`;
}

function fares({ state, why, sentAt, notBefore }: MessageSent, times: string, now: Temporal.Instant): Html {
  if (sentAt) return html`sent ${time(whenWords(sentAt, now))}`;
  if (state === 'withheld') return html`<strong>not sent</strong>, because ${why}`;
  if (state === 'failed') return html`<strong>could not be sent</strong>. Reach them in another way`;
  if (notBefore && Temporal.Instant.compare(notBefore, now) > 0)
    return html`<strong>waits until ${time(whenWords(notBefore, now))}</strong>, because they said it is safe only ${times}`;
  return html`on its way`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
