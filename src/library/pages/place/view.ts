import {
  type CallLine,
  callCard,
  type Drawing,
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { Kind, Listed, Place, Shown } from '../../types.ts';
import { kindFacts } from '../about.ts';
import { drawBody, named } from '../body.ts';

export interface PlaceModel {
  kind: Kind;
  pages: readonly (Listed & { href: string })[];
  today: Temporal.PlainDate;
  next: string | undefined;
  first: string | undefined;
  size: number;
}

const none = (kind: Kind) =>
  emptyState({
    title: 'Nothing here yet',
    words: `There are no ${kind.plural.toLowerCase()} yet.`,
    next: { label: 'See the guides', href: '/guides' },
  });

/** Pages of one kind. */
export function placeView({ kind, pages, today, next, first, size }: PlaceModel): Html {
  const items = pages.map(
    ({ title, summary, href, day, coversUntil }) =>
      html`<li class="ws-listed"><h2 class="ws-card__title ws-card__title--small"><a href="${href}">${title}</a></h2>${kind.newestFirst ? html`<p class="ws-quiet">${time(dateWords(day))}${past(coversUntil, today)}</p>` : NOTHING}${summary ? html`<p>${summary}</p>` : NOTHING}</li>`,
  );
  return html`<h1>${kind.plural}</h1>
${items.length > 0 ? html`<ul class="ws-list">${items}</ul>` : none(kind)}
${next || first ? pager({ next, first, size, of: kind.plural.toLowerCase() }) : NOTHING}
<p><a href="/guides">All guides</a></p>`;
}

const past = (until: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  until && Temporal.PlainDate.compare(until, today) < 0
    ? html` · past: it covers to ${time(dateWords(until))}`
    : NOTHING;

/** Everything of one kind on one page: words and what they mean, contacts, credits. */
export function togetherView(model: {
  kind: Kind;
  pages: readonly Shown[];
  areas: readonly Place[];
  call: { lines: readonly CallLine[] };
  /** How words are drawn for an area, or for each. */
  drawing: (area: string | null) => Drawing;
}): Html {
  const { kind, pages, areas, call, drawing } = model;
  const areaName = (code: string | null) => areas.find((area) => area.code === code)?.name;
  const parts = pages.map(
    (page) =>
      html`<section class="ws-entry" id="${page.slug}${page.area ? `-${page.area}` : ''}"><h2 class="govuk-heading-m">${page.title}${page.area ? html` <span class="ws-quiet">${areaName(page.area)}</span>` : NOTHING}</h2>${page.summary ? html`<p>${page.summary}</p>` : NOTHING}${kindFacts(page.fields, page.facts, { named: drawing(page.area).named })}${named(
        page.slug,
        drawBody(lowered(page.body), page.drawn, drawing(page.area)),
      )}</section>`,
  );
  return html`<h1>${kind.plural}</h1>${lettersView(pages)}${parts.length > 0 ? parts : none(kind)}${callCard(call)}`;
}

/** So many entries on one page have a way to each letter. */
const MANY = 20;

function lettersView(pages: readonly Shown[]): Html {
  if (pages.length < MANY) return NOTHING;
  const first = new Map<string, string>();
  for (const { title, slug, area } of pages) {
    const letter = title.charAt(0).toUpperCase();
    if (!first.has(letter)) first.set(letter, `#${slug}${area ? `-${area}` : ''}`);
  }
  const links = [...first].map(([letter, href]) => html`<li><a href="${href}">${letter}</a></li>`);
  return html`<nav class="ws-choose" aria-label="By first letter"><p>By first letter:</p><ul>${links}</ul></nav>`;
}

/** A heading inside an entry stands below the entry's own. */
const lowered = (body: string) => body.replace(/^(#{1,3}) /gm, '### ');
