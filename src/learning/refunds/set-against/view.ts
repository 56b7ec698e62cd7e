import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { emptyState, facts, govuk, type Html, html } from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { Invoice } from '../../invoices/types.ts';
import { money } from '../../rules/price.ts';

export interface SetAgainstModel extends RecordForm {
  invoice: Invoice;
  /** Invoices of the same payer that are to be paid, the first due first. */
  open: readonly Invoice[];
  /** Pounds of an invoice that one person may give back or set against another. */
  alone: number;
}

/** Sets what was paid too much of an invoice against another one of the same payer. */
export function setAgainstView(model: SetAgainstModel): Html {
  const { invoice, open, errors } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Set against another invoice</h1>
${facts([
  { label: 'Payer', value: invoice.billTo },
  { label: 'Invoice', value: invoice.reference },
  { label: 'Paid too much', value: money(Math.max(0, -invoice.left)) },
])}${
  open.length > 0
    ? form(model)
    : emptyState({
        title: 'Nothing else is to be paid',
        words: 'This payer has no other invoice that is open.',
        next: { label: 'Give the money back', href: `/learning/invoices/${invoice.id}/refund` },
      })
}`;
}

const dueWords = ({ dueOn }: Invoice) => (dueOn ? `, due ${dateWords(dueOn).text}` : '');

function form({ invoice, open, alone, typed, errors, csrf, key }: SetAgainstModel): Html {
  return html`<p class="govuk-body">No money moves. One person sets ${money(alone * 100)} of an invoice against others at most, together with what they give back of it. More than that waits until a second person agrees. The payer is told when it stands in the ledger.</p>
<form method="post" action="/learning/invoices/${invoice.id}/set-against" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      ...{ name: 'against', idPrefix: 'against', value: typed.value('against') },
      fieldset: { legend: { text: 'Against which invoice?', classes: 'govuk-fieldset__legend--s' } },
      items: open.map((each) => ({
        value: each.id,
        text: `${each.reference}, ${money(each.left)} to be paid${dueWords(each)}`,
      })),
      ...errorMessage(errors, 'against'),
    },
  )}${govuk.input({
    ...{ id: 'amount', name: 'amount', prefix: { text: '£' }, classes: 'govuk-input--width-5' },
    label: { text: 'How much is set against it?', classes: 'govuk-label--s' },
    ...{ inputmode: 'decimal', spellcheck: false, value: typed.value('amount') },
    ...errorMessage(errors, 'amount'),
  })}${govuk.input({
    ...{ id: 'why', name: 'why', label: { text: 'Why?', classes: 'govuk-label--s' } },
    hint: { text: 'The payer reads it.' },
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  })}${govuk.button({ text: 'Set it against this invoice', preventDoubleClick: true })}</form>`;
}
