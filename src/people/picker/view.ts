import type { FormError } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { searchFieldsView } from '../search/fields-view.ts';
import { resultsView, soughtWords } from '../search/results-view.ts';
import type { Looked } from './types.ts';

export interface PersonPicker extends Looked {
  /** Under which the id of whoever is chosen is posted; the picker's own fields stand behind it: `child-given`. */
  name: string;
  legend: string;
  /** Set where somebody whose record is closed may be chosen too: what choosing them means. */
  closed?: string;
  /** Offers that it is none of these: somebody is added with what was typed. */
  mayAdd?: boolean;
  /** What was wrong with the choice, beside what was wrong with the search. */
  wrong?: readonly FormError[];
}

/**
 * Search and choose, inside another's form. It needs no JavaScript: its button posts the form with `press` as
 * `find-NAME`, and the form is shown again with those found to choose from.
 */
export function personPicker(picker: PersonPicker): Html {
  const { name, legend, closed, mayAdd, typed, errors, found, chosen, wrong = [] } = picker;
  const all = [...errors, ...wrong];
  const missing = all.find(({ field }) => field === name);
  return html`<fieldset class="govuk-fieldset ws-picker ws-find" id="${name}"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${legend}</legend>${missing ? html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${missing.message}</p>` : NOTHING}
${chosen ? html`<p>Chosen: <strong>${chosen.label}</strong><input type="hidden" name="${name}" value="${chosen.id}"></p>` : NOTHING}${searchFieldsView({ typed, errors: all, prefix: `${name}-` })}${govuk.button({ text: 'Find', name: 'press', value: `find-${name}`, classes: 'govuk-button--secondary' })}${found ? html`<p class="ws-find__sought">You looked for <strong>${soughtWords(found.facts)}</strong>.</p>` : NOTHING}${found ? resultsView({ ...found, name, closed }) : NOTHING}${found && mayAdd ? govuk.button({ text: 'None of these: add somebody new', name: 'press', value: `add-${name}`, classes: 'govuk-button--secondary' }) : NOTHING}</fieldset>`;
}
