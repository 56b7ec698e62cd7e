import { errorSummary, type FormError, hiddenFields, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { chooseTwo } from '../same/choose-two-view.ts';
import { oneByOne, searchFieldsView } from './fields-view.ts';
import { type ResultsModel, resultsView, soughtWords } from './results-view.ts';

export interface SearchModel {
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
}

/** The way to everybody: nobody is added who was not looked for. */
export function searchView({ typed, errors, csrf }: SearchModel): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Find a person</h1>
<p class="govuk-body">Search before you add anybody, so that no family has two records and nobody is asked twice. What you look for is in no address, and each person shown to you is recorded.</p>
<form method="post" action="/people/search" novalidate class="ws-find">${hiddenFields({ csrf })}${searchFieldsView({ typed, errors })}${govuk.button({ text: 'Search' })}</form>`;
}

export interface FoundModel extends ResultsModel {
  id: string;
  typed: Typed;
  csrf: string;
  key: string;
  errors: readonly FormError[];
  mayCreate: boolean;
  /** Somebody was added, or became visible, since the reader last looked. */
  again: boolean;
}

/** What a search found: choose one, change the search, or add somebody new. */
export function foundView(model: FoundModel): Html {
  const { id, facts, results, csrf, key, errors, mayCreate, again } = model;
  const found = results.shown.some((each) => 'open' in each);
  const choice = html`<form method="post" action="/people/search/${id}" novalidate>${hiddenFields({ csrf, key })}${resultsView(model)}${govuk.button({ text: 'Go on' })}</form>`;
  const none = html`${resultsView(model)}${mayCreate ? addButton(id, results.outcome.add.length > 0) : NOTHING}`;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">People like this</h1>
<p class="ws-find__sought">You looked for <strong>${soughtWords(facts)}</strong>.</p>
${again ? html`<p class="ws-find__again" role="status">Nobody was added: somebody like this stands here now. Look at them first.</p>` : NOTHING}
${found ? choice : none}
${chooseTwo(results)}${change(model, results.shown.length === 0)}`;
}

/** Quieter where the person may well be known. */
function addButton(id: string, unsure: boolean): Html {
  const href = `/people/new?search=${id}`;
  if (!unsure) return govuk.button({ text: 'Add a new person', href });
  return govuk.button({ text: 'I know no more: add a new person', href, classes: 'govuk-button--secondary' });
}

/** What was looked for, fact by fact, to put right or add to. */
function change({ id, typed, csrf }: FoundModel, open: boolean): Html {
  return html`<details class="govuk-details"${open ? html` open` : NOTHING}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Change the search</span></summary><form method="post" action="/people/search" novalidate class="govuk-details__text ws-find">${hiddenFields({ csrf })}<input type="hidden" name="of" value="${id}">${oneByOne({ typed, errors: [] })}${govuk.button({ text: 'Search again', classes: 'govuk-button--secondary' })}</form></details>`;
}
