import {
  errorMessage,
  errorSummary,
  type FormError,
  formKey,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

export interface AskModel {
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  /** Fewest characters of a reason. */
  leastReason: number;
}

export function askView(model: AskModel): Html {
  const { typed, errors, csrf } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Ask for a record you cannot find</h1>
<p class="govuk-body">Some records are open to named people only and are found by nobody else. The information-governance lead can open one to you for four hours. They are told at once, and you will see the answer on your desk.</p>
<p class="govuk-body">If a child is in danger now, call 999. Do not wait for an answer.</p>
<form method="post" action="/break-glass/ask" novalidate>${hiddenFields({ csrf, key: formKey(typed) })}
${govuk.input({
  id: 'reference',
  name: 'reference',
  value: typed.value('reference'),
  classes: 'govuk-input--width-10',
  label: { text: 'Reference of the record', classes: 'govuk-label--m' },
  hint: { text: 'For example TH-26-00041. Colleagues who work on it know it.' },
  ...errorMessage(errors, 'reference'),
})}
${govuk.textarea({
  id: 'reason',
  name: 'reason',
  value: typed.value('reason'),
  rows: '4',
  label: { text: 'Why do you need to see it?', classes: 'govuk-label--m' },
  hint: { text: `At least ${model.leastReason} characters. The lead and you will be able to read it.` },
  ...errorMessage(errors, 'reason'),
})}
${govuk.button({ text: 'Ask the lead', preventDoubleClick: true })}</form>
<p class="govuk-body"><a href="/break-glass">Back to emergency access</a></p>`;
}
