import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html } from '../../../platform/html/index.ts';
import { dateBoxes } from '../../credentials/date-boxes.ts';
import type { Invoice } from '../../invoices/types.ts';
import { money } from '../../rules/price.ts';
import { WAYS } from '../types.ts';

export interface GiveModel extends RecordForm {
  invoice: Invoice;
  /** Pounds that one person may give back of an invoice. */
  alone: number;
}

/** Gives back what was paid too much of an invoice. */
export function giveView(model: GiveModel): Html {
  const { invoice, alone, typed, errors, csrf, key } = model;
  const input = (name: string, label: string, hint: string) =>
    govuk.input({
      ...{ id: name, name, label: { text: label, classes: 'govuk-label--s' }, value: typed.value(name) },
      ...(hint ? { hint: { text: hint } } : {}),
      ...errorMessage(errors, name),
    });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Give money back</h1>
${facts([
  { label: 'Payer', value: invoice.billTo },
  { label: 'Invoice', value: invoice.reference },
  { label: 'Paid too much', value: money(Math.max(0, -invoice.left)) },
])}
<p class="govuk-body">One person gives back ${money(alone * 100)} of an invoice at most. More than that waits until a second person agrees. The payer is told when it stands in the ledger.</p>
<form method="post" action="/learning/invoices/${invoice.id}/refund" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
    {
      ...{ id: 'amount', name: 'amount', prefix: { text: '£' }, classes: 'govuk-input--width-5' },
      label: { text: 'How much is given back?', classes: 'govuk-label--s' },
      ...{ inputmode: 'decimal', spellcheck: false, value: typed.value('amount') },
      ...errorMessage(errors, 'amount'),
    },
  )}${govuk.radios({
    ...{ name: 'how', idPrefix: 'how', value: typed.value('how') },
    fieldset: { legend: { text: 'How?', classes: 'govuk-fieldset__legend--s' } },
    items: Object.entries(WAYS).map(([value, text]) => ({ value, text })),
    ...errorMessage(errors, 'how'),
  })}${dateBoxes('on', 'On which day?', 'For example, 4 12 2026', model)}${input('reference', 'With which reference?', 'For example, REF 20931. Never a card or account number.')}${input('why', 'Why?', 'The payer reads it.')}${govuk.button({ text: 'Give it back', preventDoubleClick: true })}</form>`;
}
