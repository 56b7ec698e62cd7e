import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { card, emptyState, govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { SavedFilter } from './types.ts';

export interface SavedFiltersModel {
  saved: readonly SavedFilter[];
  /** The filters to keep; '' where none are on. */
  query: string;
  teams: readonly { id: string; name: string }[];
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
}

/** What one keeps, what colleagues share, and a form for the filters that are on. */
export function savedFiltersView(model: SavedFiltersModel): Html {
  const { saved, errors, query } = model;
  const mine = saved.filter((each) => each.mine);
  const others = saved.filter((each) => !each.mine);
  return html`${errorSummary(errors)}<h1 class="govuk-heading-l">Saved filters</h1>
${query ? saveForm(model) : NOTHING}${card({ title: 'Yours', body: mine.length > 0 ? html`<ul class="govuk-list">${mine.map((each) => ownLine(each, model))}</ul>` : emptyState({ title: 'None yet', words: 'Set filters in the list, then choose “Keep these filters”.', next: { label: 'To the list', href: '/front-door' } }) })}
${others.length > 0 ? card({ title: 'Shared by your teams', body: html`<ul class="govuk-list">${others.map((each) => html`<li>${link(each)} <span class="ws-quiet">from ${each.by}</span></li>`)}</ul>` }) : NOTHING}`;
}

const link = ({ name, query }: SavedFilter) => html`<a href="/front-door?${query}">${name}</a>`;

function ownLine(each: SavedFilter, { csrf, teams }: SavedFiltersModel): Html {
  const team = teams.find(({ id }) => id === each.teamId)?.name;
  const press = (value: string, words: string) =>
    html`<button class="govuk-button govuk-button--secondary ws-small-button" name="press" value="${value}">${words}<span class="govuk-visually-hidden">: ${each.name}</span></button>`;
  return html`<li><p>${link(each)}${each.starts ? html` <strong>your list starts so</strong>` : NOTHING}${team ? html` <span class="ws-quiet">shared with ${team}</span>` : NOTHING}</p><form method="post" action="/front-door/filters/${each.id}">${hiddenFields({ csrf })}<div class="govuk-button-group">${each.starts ? press('everything', 'Start with everything') : press('start', 'Start with it')}${press('delete', 'Delete')}</div></form></li>`;
}

function saveForm({ query, teams, errors, typed, csrf, key }: SavedFiltersModel): Html {
  return card({
    title: 'Keep these filters',
    body: html`<form method="post" action="/front-door/filters" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="query" value="${query}">${govuk.input(
      {
        id: 'name',
        name: 'name',
        label: { text: 'Name' },
        classes: 'govuk-input--width-20',
        value: typed.value('name'),
        autocomplete: 'off',
        ...errorMessage(errors, 'name'),
      },
    )}${govuk.select({
      id: 'team',
      name: 'team',
      label: { text: 'For whom' },
      items: [{ value: '', text: 'Only me' }, ...teams.map(({ id, name }) => ({ value: id, text: name }))],
      value: typed.value('team'),
      ...errorMessage(errors, 'team'),
    })}${govuk.checkboxes({
      name: 'starts',
      idPrefix: 'starts',
      items: [{ value: 'yes', text: 'Start my list with it', checked: typed.value('starts') === 'yes' }],
    })}${govuk.button({ text: 'Keep' })}</form>`,
  });
}
