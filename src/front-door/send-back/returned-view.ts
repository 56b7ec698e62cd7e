import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { Receipt } from '../types.ts';
import { type AskedForm, askedErrors, askedPart } from './receipt-part.ts';

/** What is asked of a professional about what they raised. */
export function returnedView(receipt: Receipt, form: AskedForm, now: Temporal.Instant): Html {
  const nothing = receipt.need === null && !receipt.answeredAt;
  return html`<div class="ws-step ws-card">${askedErrors(form)}<h1>${receipt.reference}</h1>${askedPart(receipt, form, now)}${nothing ? html`<p>Nothing is asked of you about this one.</p>` : NOTHING}
<p>Something new, or worse? <a href="/worried">Tell us</a>. You need not wait.</p></div>`;
}
