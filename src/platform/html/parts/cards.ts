import { type Html, html, NOTHING, type Printable } from '../tag.ts';

/** A white card with a heading; `level` is the heading's rank on the page. */
export type Card = { title: string; body: Printable; level?: 2 | 3; tag?: Html; foot?: Printable };

export function card({ title, body, level = 2, tag = NOTHING, foot }: Card): Html {
  const heading =
    level === 2
      ? html`<h2 class="ws-card__title">${title}</h2>`
      : html`<h3 class="ws-card__title ws-card__title--small">${title}</h3>`;
  return html`<section class="ws-card"><div class="ws-card__head">${heading}${tag}</div>${body}${foot ? html`<div class="ws-card__foot">${foot}</div>` : NOTHING}</section>`;
}

/** A way into something: the heading is the link, and the whole card may be pressed. */
export type LinkCard = { title: string; href: string; words: string };

export function linkCards(cards: readonly LinkCard[]): Html {
  const items = cards.map(
    ({ title, href, words }) =>
      html`<li class="ws-card ws-card--link"><h3 class="ws-card__title ws-card__title--small"><a href="${href}">${title}</a></h3><p>${words}</p></li>`,
  );
  return html`<ul class="ws-cards">${items}</ul>`;
}

/** A number that says how things stand: "1 past its decision time". `late` makes it red; the words still say it. */
export type Figure = { value: string; words: string; href?: string | undefined; late?: boolean | undefined };

export function figures(shown: readonly Figure[], label: string): Html {
  const items = shown.map(({ value, words, href, late }) => {
    const inside = html`<strong class="ws-figure__value${late ? ' ws-figure__value--late' : ''}">${value}</strong> <span class="ws-figure__words">${words}</span>`;
    return html`<li class="ws-card ws-figure">${href ? html`<a href="${href}">${inside}</a>` : inside}</li>`;
  });
  return html`<ul class="ws-figures" aria-label="${label}">${items}</ul>`;
}

/** Label and value, line by line: short facts of a record. */
export type Fact = { label: string; value: Printable };

export function facts(rows: readonly Fact[]): Html {
  const items = rows.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`);
  return html`<dl class="ws-facts">${items}</dl>`;
}

/** Small facts on one line below a heading, parted by dots: tags, a reference, where from. */
export function metaLine(parts: readonly Printable[]): Html {
  const shown = parts.filter((part) => part !== undefined && part !== null && part !== false && part !== '');
  return html`<p class="ws-meta">${shown.map((part) => html`<span>${part}</span>`)}</p>`;
}
