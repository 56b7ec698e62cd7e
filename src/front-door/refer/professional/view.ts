import { type Html, html, notice } from '../../../platform/html/index.ts';

/** When telling parents first could do harm. */
export function doNotTell(): Html {
  return html`<p>Tell them, unless that could put someone at risk.</p>${notice('calm', {
    body: html`<strong>Do not tell them first</strong> where you suspect sexual abuse, honour-based abuse, forced marriage or female genital mutilation, fabricated or induced illness, or trafficking; or where evidence could be lost.`,
  })}`;
}
