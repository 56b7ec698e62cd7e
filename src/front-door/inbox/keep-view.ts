import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { SavedFilter } from '../saved-filters/types.ts';
import { filtersOn, type InboxFilters, inboxHref } from './filters.ts';

/** Saved filters as links, and the way to keep those that are on. */
export function keptFilters(filters: InboxFilters, saved: readonly SavedFilter[]): Html {
  const on = inboxHref(filters);
  const links = saved.map(({ name, query }) =>
    on === `/front-door?${query}`
      ? html`<li><a href="/front-door?${query}" aria-current="true">${name}</a></li>`
      : html`<li><a href="/front-door?${query}">${name}</a></li>`,
  );
  const keep =
    filtersOn(filters) > 0
      ? html`<li><a href="${on.replace('/front-door?', '/front-door/filters?')}">Keep these filters</a></li>`
      : NOTHING;
  const manage = saved.length > 0 ? html`<li><a href="/front-door/filters">Saved filters</a></li>` : NOTHING;
  if (links.length === 0 && filtersOn(filters) === 0) return NOTHING;
  return html`<ul class="ws-kept-filters">${links}${keep}${manage}</ul>`;
}

/** What can be done to the ticked rows; the table stands between. Nothing for whoever may do neither. */
export function withSelection(table: Html, may: { allocate: boolean; acknowledge: boolean }): Html {
  if (!may.allocate && !may.acknowledge) return table;
  const button = (step: string, words: string) =>
    html`<button class="govuk-button govuk-button--secondary" name="do" value="${step}">${words}</button>`;
  return html`<form method="get" action="/front-door/several">${table}<div class="govuk-button-group">${may.allocate ? button('allocate', 'Give the ticked ones to somebody') : NOTHING}${may.acknowledge ? button('acknowledge', 'Acknowledge what was left overnight') : NOTHING}</div></form>`;
}
