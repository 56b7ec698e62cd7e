import {
  errorMessage,
  errorSummary,
  type FormError,
  formKey,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';
import { recordName } from '../../record-path.ts';

/** The form that stands before emergency access. */
export interface OpenModel {
  id: string;
  stub: string;
  team: string;
  kind: string;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  /** Fewest characters of a reason. */
  leastReason: number;
  /** How long it lasts. */
  hours: number;
}

export function openView(model: OpenModel): Html {
  const { id, stub, team, kind, typed, errors, csrf } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Open this ${recordName(kind)} in an emergency</h1>
<p class="govuk-body-l">${team} holds it. If you can wait, ask them: they can give you access for as long as you need it.</p>
<h2 class="govuk-heading-m">If you open it now</h2>
<ul class="govuk-list govuk-list--bullet">
<li>you can read it for ${model.hours} hours, and change nothing</li>
<li>everything you look at is recorded, with your reason</li>
<li>${team} and the information-governance lead are told at once</li>
<li>the lead will ask afterwards whether it was needed</li>
</ul>
<form method="post" action="/break-glass/${id}" novalidate>${hiddenFields({ csrf, key: formKey(typed) })}<input type="hidden" name="stub" value="${stub}">
${govuk.textarea({
  id: 'reason',
  name: 'reason',
  value: typed.value('reason'),
  rows: '4',
  label: { text: 'Why do you need to see it now?', classes: 'govuk-label--m' },
  hint: { text: `At least ${model.leastReason} characters. The lead and you will be able to read it.` },
  ...errorMessage(errors, 'reason'),
})}
${govuk.button({ text: `Open it for ${model.hours} hours`, classes: 'govuk-button--warning', preventDoubleClick: true })}</form>
<p class="govuk-body"><a href="/break-glass">Do not open it</a></p>`;
}
