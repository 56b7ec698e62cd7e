import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import { filtersOn, WEIGHT_WORDS } from '../rules/chronology.ts';
import { EVENT_KINDS } from '../rules/event-kinds.ts';
import { type Filters, WEIGHTS } from './types.ts';

interface Choices {
  filters: Filters;
  agencies: readonly string[];
  relatives: readonly { id: string; label: string }[];
}

/** What to show of a chronology, as a form that needs no script. */
export function filterForm({ filters, agencies, relatives }: Choices, path: string): Html {
  const on = filtersOn(filters);
  const family = relatives.map(
    ({ id, label }) =>
      html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="with-${id}" name="with" type="checkbox" value="${id}"${filters.with.includes(id) ? html` checked` : NOTHING}><label class="govuk-label govuk-checkboxes__label" for="with-${id}">${label}</label></div>`,
  );
  const others =
    relatives.length > 0
      ? html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Together with</legend><div class="govuk-checkboxes govuk-checkboxes--small">${family}</div></fieldset>`
      : NOTHING;
  return html`<details class="ws-filters"${on > 0 ? html` open` : NOTHING}><summary>Filter${on > 0 ? ` (${on} on)` : ''}</summary><form method="get" action="${path}">${others}
${select(
  'kind',
  'Kind',
  filters.kind,
  EVENT_KINDS.map(({ code, words }) => [code, words]),
)}
${select(
  'weight',
  'Weight',
  filters.weight,
  WEIGHTS.map((weight) => [weight, WEIGHT_WORDS[weight]]),
)}
${select(
  'agency',
  'Agency',
  filters.agency,
  agencies.map((agency) => [agency, agency]),
)}
${day('from', 'From', filters.from)}${day('until', 'Until', filters.until)}
<div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${on > 0 ? html`<a href="${path}">Clear</a>` : NOTHING}</div></form></details>`;
}

function select(
  name: string,
  label: string,
  chosen: string,
  choices: readonly (readonly [value: string, words: string])[],
): Html {
  const items = choices.map(
    ([value, words]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : NOTHING}>${words}</option>`,
  );
  return html`<label><span>${label}</span><select class="govuk-select" name="${name}"><option value="">Any</option>${items}</select></label>`;
}

function day(name: string, label: string, chosen: string): Html {
  return html`<label><span>${label}</span><input class="govuk-input" type="date" name="${name}" value="${chosen}"></label>`;
}
