import {
  errorMessage,
  errorSummary,
  type FormError,
  formKey,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

export interface OwnConflictModel {
  id: string;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
}

export function ownView({ id, typed, errors, csrf }: OwnConflictModel): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">I should not see this</h1>
<p class="govuk-body">Say so when you know the family, are related to somebody in the record, or it is about you or somebody close to you. You will not see the record again, not even in an emergency, and it cannot be taken back. If it was given to you, it goes back to the team.</p>
<form method="post" action="/access/own-conflict/${id}" novalidate>${hiddenFields({ csrf, key: formKey(typed) })}
${govuk.textarea({
  id: 'reason',
  name: 'reason',
  value: typed.value('reason'),
  rows: '3',
  label: { text: 'What is the conflict of interest?', classes: 'govuk-label--m' },
  hint: { text: 'The information-governance lead will be able to read this.' },
  ...errorMessage(errors, 'reason'),
})}
${govuk.button({ text: 'Never show me this again', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>
<p class="govuk-body"><a href="/desk">Go back without declaring anything</a></p>`;
}
