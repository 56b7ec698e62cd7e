import {
  errorMessage,
  errorSummary,
  type FormError,
  formKey,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { emptyState, govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import type { Person } from '../types.ts';

export interface DeclareModel {
  /** What was typed to find the person. */
  find: string;
  people: readonly Person[];
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
}

export function declareView(model: DeclareModel): Html {
  const { find, people, errors } = model;
  const nobody = emptyState({
    title: 'Nobody here has that name',
    words: 'Check the spelling, or enter a part of it.',
  });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Declare a conflict of interest</h1>
<p class="govuk-body">The person loses sight of the record now and for ever, and is not told. It cannot be taken back.</p>
<form method="get" action="/access/conflicts/declare">
${govuk.input({ id: 'find', name: 'find', value: find, label: { text: 'Name of the person', classes: 'govuk-label--m' }, classes: 'govuk-input--width-20' })}
${govuk.button({ text: 'Find', classes: 'govuk-button--secondary' })}</form>
${find === '' ? NOTHING : people.length === 0 ? nobody : form(model)}
<p class="govuk-body"><a href="/access/conflicts">Back to conflicts of interest</a></p>`;
}

function form({ find, people, typed, errors, csrf }: DeclareModel): Html {
  return html`<form method="post" action="/access/conflicts/declare" novalidate>${hiddenFields({ csrf, key: formKey(typed) })}<input type="hidden" name="find" value="${find}">
${govuk.radios({
  name: 'person',
  idPrefix: 'person',
  value: typed.value('person'),
  fieldset: { legend: { text: 'Which of them?', classes: 'govuk-fieldset__legend--m' } },
  items: people.map(({ id, name, jobTitle, agency }) => ({
    value: id,
    text: name,
    hint: { text: `${jobTitle}, ${agency}` },
  })),
  ...errorMessage(errors, 'person'),
})}
${govuk.input({
  id: 'reference',
  name: 'reference',
  value: typed.value('reference'),
  classes: 'govuk-input--width-10',
  label: { text: 'Reference of the record', classes: 'govuk-label--m' },
  hint: { text: 'For example TH-26-00041' },
  ...errorMessage(errors, 'reference'),
})}
${govuk.textarea({
  id: 'reason',
  name: 'reason',
  value: typed.value('reason'),
  rows: '3',
  label: { text: 'What is the conflict of interest?', classes: 'govuk-label--m' },
  ...errorMessage(errors, 'reason'),
})}
${govuk.button({ text: 'Declare it', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`;
}
