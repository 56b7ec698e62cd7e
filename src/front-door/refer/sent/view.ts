import { type Html, html, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Receipt } from '../../types.ts';

/** After sending: that it arrived, the code, and when to look again. */
export function sentView(sent: { code: string; receipt: Receipt; now: Temporal.Instant }): Html {
  const { code, receipt, now } = sent;
  return html`<div class="ws-step"><h1>Thank you. We have it.</h1>
<p class="ws-lead">A trained person will read what you told us.</p>
<p>Write this code down. With it you can see what we have done.</p>
<p class="ws-code">${code}</p>
<p><a href="/receipt/${code}">See where things stand</a></p>
<p>We aim to decide by ${time(whenWords(receipt.dueAt, now))}.</p></div>`;
}
