import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, notice } from '../../../platform/html/index.ts';
import type { Charge } from '../../ledger/types.ts';
import { money } from '../../rules/price.ts';
import { reasonRadios } from '../charge/view.ts';

export const WAIVE_REASONS = [
  'sickness',
  'bereavement',
  'called to a child',
  'our mistake',
  'wrong facts',
  'other',
] as const;

/** Asks that a charge be waived; another person decides. */
export function waiveView({ charge, typed, errors, csrf, key }: RecordForm & { charge: Charge }): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Ask that a charge be waived</h1>
${notice('calm', { strong: `${money(charge.pence)}, ${charge.account}.`, body: charge.words })}
<p class="govuk-body">You ask, and somebody else decides: neither you nor whoever made the charge.</p>
<form method="post" action="/learning/charges/${charge.id}/waive" novalidate>${hiddenFields({ csrf, key })}${reasonRadios(typed, errors, WAIVE_REASONS)}${govuk.radios(
    {
      name: 'kind',
      idPrefix: 'kind',
      fieldset: { legend: { text: 'Who asks?', classes: 'govuk-fieldset__legend--m' } },
      items: [
        {
          value: 'waiver',
          text: 'I do, because of what happened',
          checked: typed.value('kind') === 'waiver',
        },
        {
          value: 'dispute',
          text: 'The payer does, and says that the charge is wrong',
          checked: typed.value('kind') === 'dispute',
        },
      ],
      ...errorMessage(errors, 'kind'),
    },
  )}${govuk.textarea({
    id: 'words',
    name: 'words',
    label: { text: 'What happened?', classes: 'govuk-label--m' },
    hint: { text: 'For whoever decides. No details of an illness, and nothing about a child or a family.' },
    rows: '4',
    value: typed.value('words'),
    ...errorMessage(errors, 'words'),
  })}${govuk.button({ text: 'Ask', preventDoubleClick: true })}</form>`;
}
