import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Invoice } from '../../invoices/types.ts';
import { money } from '../../rules/price.ts';
import type { Refund } from '../types.ts';

export interface DecideModel extends RecordForm {
  refund: Refund;
  invoice: Invoice;
  /** The reader asked for it, so somebody else decides. */
  own: boolean;
}

/** What is to be given back, and the word of a second person. */
export function decideView(model: DecideModel): Html {
  const { refund, invoice, now, errors, own } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${money(refund.pence)} to be ${refund.against ? 'set against another invoice' : 'given back'}</h1>
${facts([
  { label: 'Payer', value: invoice.billTo },
  {
    label: 'Invoice',
    value: html`<a href="/learning/invoices/${invoice.id}">${invoice.reference}</a>`,
  },
  ...(refund.against
    ? [
        {
          label: 'Set against',
          value: html`<a href="/learning/invoices/${refund.against.id}">${refund.against.reference}</a>`,
        },
      ]
    : []),
  { label: 'What', value: refund.words },
  { label: 'Asked by', value: html`${refund.askedByName}, ${time(whenWords(refund.askedAt, now))}` },
  ...(refund.lineId
    ? [
        {
          label: 'Ledger',
          value: html`<a href="/learning/ledger/${refund.lineId}">Its line in the ledger</a>${refund.against?.lineId ? html`, <a href="/learning/ledger/${refund.against.lineId}">its line for ${refund.against.reference}</a>` : NOTHING}`,
        },
      ]
    : []),
])}${refund.decision ? decided(refund, now) : own ? notice('calm', { strong: 'Somebody else decides.', body: 'You asked for it yourself. It stands in the ledger when a second person agrees.' }) : form(model)}`;
}

function decided(
  { decision, against, decidedByName, decidedAt, decidedWhy }: Refund,
  now: Temporal.Instant,
): Html {
  const by = decidedByName
    ? html`${decidedByName}${decidedAt ? html`, ${time(whenWords(decidedAt, now))}` : NOTHING}: ${decidedWhy}`
    : 'It was so little that one person could do it.';
  return notice('calm', {
    strong:
      decision === 'refused'
        ? `Refused: it is not ${against ? 'set against it' : 'given back'}.`
        : 'Agreed: it stands in the ledger.',
    body: by,
  });
}

function form({ refund, typed, errors, csrf, key }: DecideModel): Html {
  return html`<form method="post" action="/learning/refunds/${refund.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      ...{ name: 'decision', idPrefix: 'decision', value: typed.value('decision') },
      fieldset: { legend: { text: 'Do you agree?', classes: 'govuk-fieldset__legend--m' } },
      items: [
        { value: 'granted', text: refund.against ? 'Yes, it is set against it' : 'Yes, it is given back' },
        { value: 'refused', text: 'No' },
      ],
      ...errorMessage(errors, 'decision'),
    },
  )}${govuk.textarea({
    ...{ id: 'why', name: 'why', label: { text: 'Why', classes: 'govuk-label--m' }, rows: '3' },
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  })}${govuk.button({ text: 'Decide', preventDoubleClick: true })}</form>`;
}
