import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';
import type { CancellationPolicy } from '../types.ts';

export interface PolicyModel extends RecordForm {
  before: CancellationPolicy;
  /** Tables of prices that a charge may be taken from. */
  tables: readonly string[];
}

/** Another version of the terms. */
export function policyView(model: PolicyModel): Html {
  const { before, typed, errors, csrf, key, tables } = model;
  const input = (id: string, label: string, hint?: string, width = '') =>
    govuk.input({
      ...{
        id,
        name: id,
        value: typed.value(id),
        classes: width,
        label: { text: label, classes: 'govuk-label--m' },
      },
      ...(hint ? { hint: { text: hint } } : {}),
      ...errorMessage(errors, id),
    });
  const radios = (name: string, legend: string, items: readonly (readonly [string, string])[]) =>
    govuk.radios({
      ...{ name, idPrefix: name },
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
      items: items.map(([value, text]) => ({ value, text, checked: typed.value(name) === value })),
      ...errorMessage(errors, name),
    });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Another version of “${before.name}”</h1>
<p class="govuk-body">Bookings that were made keep version ${before.version} or the one they were made under.</p>
<form method="post" action="/learning/policies/${before.code}/new" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${before.version}">${govuk.dateInput(
    {
      ...{ id: 'from', namePrefix: 'from' },
      fieldset: { legend: { text: 'From which day does it hold?', classes: 'govuk-fieldset__legend--m' } },
      items: (['day', 'month', 'year'] as const).map((name) => ({
        ...{ name, id: `from-${name}`, value: typed.value(`from-${name}`), inputmode: 'numeric' },
        classes: name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      })),
      ...errorMessage(errors, 'from'),
    },
  )}${input('freeFrom', 'How many working days of notice are free?', '0 means that cancelling is always free.', 'govuk-input--width-2')}${radios(
    'counting',
    'Does the day of cancelling count?',
    [
      ['skip-cancel-day', 'No: notice begins with the next working day'],
      ['count-cancel-day', 'Yes, when it is a working day'],
    ],
  )}${radios('noShow', 'Is somebody charged who does not come?', [
    ['yes', 'Yes'],
    ['no', 'No'],
  ])}${radios('moving', 'What does going to another date mean?', [
    ['charged', 'The same as cancelling'],
    ['free', 'It is always free'],
  ])}${radios('table', 'What is charged where the place itself is free?', [
    ['none', 'Nothing'],
    ...tables.map((code) => [code, `The price in the table “${code}”`] as const),
  ])}${input('disputeDays', 'How many working days has the payer to say that a charge is wrong?', undefined, 'govuk-input--width-3')}${input('why', 'Why do the terms change?')}${govuk.button({ text: 'Keep this version', preventDoubleClick: true })}</form>`;
}
