import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords, whenWords } from '../../../platform/time/words.ts';
import { money } from '../../rules/price.ts';
import { stateOf } from '../list/view.ts';
import type { InvoiceLine, WholeInvoice } from '../types.ts';

export interface InvoiceModel extends RecordForm {
  whole: WholeInvoice;
  charges: boolean;
  today: Temporal.PlainDate;
}

/** An invoice: whom it is to, each charge with its reason, what is left of it. */
export function invoiceView(model: InvoiceModel): Html {
  const { invoice, lines, credits } = model.whole;
  const credit = invoice.kind === 'credit note';
  return html`${errorSummary(model.errors)}<h1 class="govuk-heading-xl">${credit ? 'Credit note' : 'Invoice'} ${invoice.reference}</h1>
${facts([
  { label: 'To', value: invoice.billTo },
  ...(invoice.attention ? [{ label: 'For the attention of', value: invoice.attention }] : []),
  ...(invoice.address ? [{ label: 'Address', value: invoice.address }] : []),
  ...(invoice.purchaseOrders ? [{ label: 'Purchase order', value: invoice.purchaseOrders }] : []),
  { label: 'Issued', value: html`${time(dateWords(invoice.issuedOn))}, ${invoice.byName}` },
  ...(invoice.dueOn ? [{ label: 'Due', value: time(dateWords(invoice.dueOn)) }] : []),
  { label: 'Amount', value: money(invoice.pence) },
  ...(credit
    ? []
    : [
        {
          label: invoice.left < 0 ? 'Paid too much' : 'To be paid',
          value: html`${money(Math.abs(invoice.left))} ${stateTag(stateOf(invoice, model.today))}`,
        },
      ]),
  ...model.whole.reminded.map(({ step, at }) =>
    step < 3
      ? { label: 'Reminded', value: time(whenWords(at, model.now)) }
      : { label: 'Reminding is over', value: 'Nothing more is sent by itself. Get in touch with the payer.' },
  ),
  ...(invoice.of
    ? [
        {
          label: 'Credits',
          value: html`<a href="/learning/invoices/${invoice.of.id}">${invoice.of.reference}</a>`,
        },
      ]
    : []),
  ...credits.map((each) => ({
    label: 'Credited',
    value: html`${money(each.pence)}: <a href="/learning/invoices/${each.id}">${each.reference}</a>`,
  })),
])}<p class="govuk-body"><a href="/learning/invoices/${invoice.id}/invoice.pdf" download>Download as PDF</a></p>${linesTable(lines)}${model.charges && !credit ? html`${creditPart(model)}${paymentPart(model)}` : NOTHING}`;
}

const linesTable = (lines: readonly InvoiceLine[]) =>
  dataTable<InvoiceLine>({
    caption: 'What it is for',
    captionShown: true,
    columns: [
      {
        label: 'Line',
        kind: 'name',
        cell: ({ ledgerLineId, n }) =>
          html`<a href="/learning/ledger/${ledgerLineId}">${n}<span class="govuk-visually-hidden"> in the ledger</span></a>`,
      },
      { label: 'For', cell: ({ words }) => words },
      { label: 'Amount', kind: 'number', cell: ({ pence }) => money(pence) },
    ],
    rows: lines,
    empty: emptyState({ title: 'No lines', words: 'This cannot be.' }),
  });

function creditPart({ whole: { uncredited, invoice }, csrf, key }: InvoiceModel): Html {
  if (uncredited === 0) return NOTHING;
  return html`<h2 class="govuk-heading-l">Credit note</h2>${notice('calm', {
    strong: `${money(uncredited)} of it was lifted.`,
    body: 'The payer owes that no more. A credit note tells them.',
  })}<form method="post" action="/learning/invoices/${invoice.id}/credit" novalidate>${hiddenFields({ csrf, key })}${govuk.button(
    { text: 'Make the credit note', preventDoubleClick: true },
  )}</form>`;
}

function paymentPart({ whole: { invoice }, typed, errors, csrf, key }: InvoiceModel): Html {
  if (invoice.left <= 0) return NOTHING;
  return html`<h2 class="govuk-heading-l">Record a payment</h2><form method="post" action="/learning/invoices/${invoice.id}/payment" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
    {
      id: 'amount',
      name: 'amount',
      label: { text: 'How much came in?', classes: 'govuk-label--m' },
      prefix: { text: '£' },
      classes: 'govuk-input--width-5',
      inputmode: 'decimal',
      spellcheck: false,
      value: typed.value('amount'),
      ...errorMessage(errors, 'amount'),
    },
  )}${govuk.input({
    id: 'reference',
    name: 'reference',
    label: { text: 'How, and with which reference?', classes: 'govuk-label--m' },
    hint: { text: 'For example, bank transfer 4 December, REF 20931. Never a card number.' },
    value: typed.value('reference'),
    ...errorMessage(errors, 'reference'),
  })}${govuk.button({ text: 'Record it', preventDoubleClick: true })}</form>`;
}
