import {
  errorMessage,
  errorSummary,
  type FormError,
  formKey,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, shieldTag, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { recordName } from '../../record-path.ts';
import type { Use } from '../types.ts';

export interface ReviewModel {
  use: Use;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  now: Temporal.Instant;
}

export function reviewView(model: ReviewModel): Html {
  const { use, errors, now } = model;
  const when = (instant: Temporal.Instant) => time(whenWords(instant, now));
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Emergency access to ${recordName(use.kind)} ${use.reference}</h1>
${facts([
  { label: 'Opened by', value: `${use.name}, ${use.jobTitle}, ${use.agency}` },
  {
    label: 'Held by',
    value: html`${use.team}${use.restricted ? html` ${shieldTag('restricted')}` : NOTHING}`,
  },
  { label: 'Opened', value: when(use.usedAt) },
  { label: 'Until', value: when(use.endedAt ?? use.expiresAt) },
  ...(use.approvedBy ? [{ label: 'Approved by', value: use.approvedBy }] : []),
  { label: 'Review due', value: when(use.reviewDueAt) },
])}
<h2 class="govuk-heading-m">Their reason</h2>${govuk.insetText({ text: use.reason })}
${use.reviewedAt ? reviewed(use, when(use.reviewedAt)) : form(model)}
<p class="govuk-body"><a href="/access/reviews">Back to access reviews</a></p>`;
}

function reviewed({ verdict, reviewedBy, words }: Use, when: Html): Html {
  return html`<h2 class="govuk-heading-m">${verdict === 'justified' ? 'Justified' : 'Not justified'}</h2>
<p class="govuk-body">${words}</p><p class="govuk-body">${reviewedBy}, ${when}</p>`;
}

function form({ use, typed, errors, csrf }: ReviewModel): Html {
  return html`<form method="post" action="/access/reviews/${use.id}" novalidate>${hiddenFields({ csrf, key: formKey(typed) })}
${govuk.radios({
  name: 'verdict',
  idPrefix: 'verdict',
  value: typed.value('verdict'),
  fieldset: { legend: { text: 'Was it justified?', classes: 'govuk-fieldset__legend--m' } },
  items: [
    { value: 'justified', text: 'Yes, justified' },
    {
      value: 'not justified',
      text: 'No, not justified',
      hint: { text: 'If it is still running, it ends now.' },
    },
  ],
  ...errorMessage(errors, 'verdict'),
})}
${govuk.textarea({
  id: 'words',
  name: 'words',
  value: typed.value('words'),
  rows: '4',
  label: { text: 'What did you find?', classes: 'govuk-label--m' },
  hint: { text: `${use.name} will be able to read this.` },
  ...errorMessage(errors, 'words'),
})}
${govuk.button({ text: 'Finish the review', preventDoubleClick: true })}</form>`;
}
