import type { Emergency } from '../../platform/access/index.ts';
import { hiddenFields } from '../../platform/forms/index.ts';
import { type Html, html, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';

/**
 * On every page while a record is open in an emergency: which, until when, and the way to end it. It leads to one's
 * own list and not to the record: what a page shows of a record is on its audit, and this is on every page.
 */
export function emergencyBanner(
  { id, reference, until }: Emergency,
  { now, csrf }: { now: Temporal.Instant; csrf: string },
): Html {
  return html`<div class="ws-notice ws-notice--late ws-emergency"><p><strong class="ws-notice__strong">Emergency access is running.</strong> <a href="/break-glass">${reference}</a> is open to you until ${time(whenWords(until, now))}. All you look at is recorded.</p>
<form method="post" action="/break-glass/${id}/end">${hiddenFields({ csrf })}<button class="govuk-button govuk-button--secondary">End it now<span class="govuk-visually-hidden"> for ${reference}</span></button></form></div>`;
}
