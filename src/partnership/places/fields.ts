import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';

/** A form about a place, as it was typed. */
export interface PlaceForm {
  title: string;
  path: string;
  back: { label: string; href: string };
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

export function placeForm(
  { title, path, back, errors, csrf, key }: PlaceForm,
  lead: string,
  fields: Html,
): Html {
  return html`${errorSummary(errors)}<h1>${title}</h1>${lead ? html`<p>${lead}</p>` : ''}
<form method="post" action="${path}" novalidate>${hiddenFields({ csrf, key })}${fields}${govuk.button({ text: 'Save', preventDoubleClick: true })}</form>
<p><a href="${back.href}">${back.label}</a></p>`;
}

export function line({ typed, errors }: PlaceForm, name: string, label: string, hint = '', width = 30): Html {
  return govuk.input({
    id: name,
    name,
    value: typed.value(name),
    autocomplete: 'off',
    label: { text: label, classes: 'govuk-label--s' },
    ...(hint ? { hint: { text: hint } } : {}),
    classes: width <= 5 ? `govuk-input--width-${width}` : 'govuk-input--width-30',
    ...errorMessage(errors, name),
  });
}

export function pick(
  { typed, errors }: PlaceForm,
  name: string,
  label: string,
  items: readonly { value: string; text: string }[],
  hint = '',
): Html {
  return govuk.select({
    id: name,
    name,
    label: { text: label, classes: 'govuk-label--s' },
    ...(hint ? { hint: { text: hint } } : {}),
    items: items.map((item) => ({ ...item, selected: item.value === typed.value(name) })),
    ...errorMessage(errors, name),
  });
}

export function yesOrNo({ typed, errors }: PlaceForm, name: string, legend: string): Html {
  return govuk.radios({
    name,
    idPrefix: name,
    classes: 'govuk-radios--inline',
    value: typed.value(name),
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
    ...errorMessage(errors, name),
  });
}

/** A button that does one thing, in a form of its own. */
export function act(path: string, csrf: string, text: string, words: string): Html {
  return html`<form method="post" action="${path}"><p>${words}</p>${hiddenFields({ csrf })}${govuk.button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}
