import { type Drawing, type Html, html, markdown, raw } from '../../platform/html/index.ts';
import type { Kind } from '../types.ts';

/** Ids that the page around a text uses already. */
const TAKEN = ['main', 'content', 'numbers', 'about'];

/** Draws the text of a page as its kind is drawn. */
export function drawBody(
  body: string,
  drawn: Kind['drawn'],
  drawing: Drawing,
  besides: readonly string[] = [],
): Html {
  const taken = [...TAKEN, ...besides];
  if (drawn === 'ticks') return ticks(markdown(body, taken, drawing));
  if (drawn === 'cards') return cards(body, taken, drawing);
  return html`<div class="ws-text">${markdown(body, taken, drawing)}</div>`;
}

/** Points of a list that hold no list themselves get a box to tick. The boxes have no name and lead nowhere. */
function ticks(text: Html): Html {
  let count = 0;
  const ticked = String(text).replace(
    /<li>((?:(?!<\/?(?:li|ul|ol|p)\b)[\s\S])*)<\/li>/g,
    (_, inside: string) => {
      count += 1;
      const words = inside.trim();
      return `<li class="ws-ticks__one"><input type="checkbox" id="tick-${count}"><label for="tick-${count}">${words}</label></li>`;
    },
  );
  return html`<div class="ws-text ws-ticks">${raw(ticked)}</div>`;
}

/** Several texts on one page: the headings of each have names of their own. */
export function named(prefix: string, text: Html): Html {
  return raw(String(text).replaceAll(' id="', ` id="${prefix}-`).replaceAll(' for="', ` for="${prefix}-`));
}

/** A card for each heading of the second level; what stands before the first introduces them. */
function cards(body: string, taken: readonly string[], drawing: Drawing): Html {
  const [before = '', ...parts] = body.split(/^(?=## )/m);
  const drawn = parts.map(
    (part, at) =>
      html`<li class="ws-card ws-talk">${named(`card-${at + 1}`, markdown(part, taken, drawing))}</li>`,
  );
  return html`<div class="ws-text">${markdown(before, taken, drawing)}</div><ul class="ws-talks">${drawn}</ul>`;
}
