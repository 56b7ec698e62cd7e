import { type Html, html, NOTHING } from '../tag.ts';

/** One number to call. `until` is words: "9am on Monday". */
export type CallLine = {
  area?: string | undefined;
  name: string;
  phone: string;
  until?: string | undefined;
};

/** Whom to call now. 999 always stands first, so it is not among the lines. */
export type CallPanel = { lines: readonly CallLine[] };

/** A number to press: `01375 372468`. */
export function telephone(number: string): Html {
  return html`<a class="ws-phone" href="tel:${number.replace(/[^+\d]/g, '')}">${number}</a>`;
}

/** Every number to call, in the page itself: where the bar at the top has no room, or the area is not known. */
export function callCard({ lines }: CallPanel): Html {
  return html`<section class="ws-card ws-numbers" id="numbers"><h2 class="ws-card__title">Would you rather talk?</h2><ul><li><strong>In danger now?</strong> ${telephone('999')}</li>${lines.map(numberLine)}</ul></section>`;
}

function numberLine({ area, name, phone, until }: CallLine): Html {
  return html`<li><strong>${area ?? name}</strong> ${telephone(phone)} <span class="ws-quiet">${area ? name : NOTHING}${until ? ` until ${until}` : NOTHING}</span></li>`;
}
