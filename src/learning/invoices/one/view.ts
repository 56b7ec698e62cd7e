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
  raw,
  stateTag,
  story,
  time,
} from '../../../platform/html/index.ts';
import { dateWords, whenWords } from '../../../platform/time/words.ts';
import type { LedgerLine } from '../../ledger/types.ts';
import { KIND_WORDS } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import { stateOf } from '../list/view.ts';
import { sendAgainPart, sentFacts } from '../send/view.ts';
import type { InvoiceLine, WholeInvoice } from '../types.ts';

export interface InvoiceModel extends RecordForm {
  whole: WholeInvoice;
  charges: boolean;
  /** The reader opens lines of the ledger, too. */
  opensLedger: boolean;
  today: Temporal.PlainDate;
  /** As the partnership says it; undefined where it does not. */
  howToPay: string | undefined;
  /** The address that was proved, for somebody without an account. */
  proved: string | null;
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
  ...(model.howToPay && !credit ? [{ label: 'How to pay', value: model.howToPay }] : []),
  ...(credit
    ? []
    : [
        {
          label: invoice.left < 0 ? 'Paid too much' : 'To be paid',
          value: html`${money(Math.abs(invoice.left))} ${stateTag(stateOf(invoice, model.today))}`,
        },
      ]),
  ...sentFacts(model),
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
])}<p class="govuk-body"><a href="/learning/invoices/${invoice.id}/invoice.pdf" download>Download as PDF</a></p>${linesTable(lines, model.opensLedger)}${becamePart(model)}${model.charges ? sendAgainPart(model) : NOTHING}${model.charges && !credit ? html`${creditPart(model)}${refundPart(model)}${paymentPart(model)}` : html`${wrongPart(model)}${closePart(model)}`}`;
}

/** Where the page is opened by a code: how to close it for whoever comes to the screen next. */
const closePart = ({ proved, csrf }: InvoiceModel): Html =>
  proved
    ? html`<form method="post" action="/my-receipts/leave" novalidate>${hiddenFields({ csrf })}<p>You opened this with the code that we sent to ${proved}.</p>${govuk.button({ text: 'Close it', classes: 'govuk-button--secondary' })}</form>`
    : NOTHING;

/** What was lifted, paid and given back, each with its reason. */
function becamePart({ whole: { became, lines }, now, opensLedger }: InvoiceModel): Html {
  if (became.length === 0) return NOTHING;
  const of = (line: LedgerLine) => lines.find(({ ledgerLineId }) => ledgerLineId === line.reverses);
  const words = (line: LedgerLine) => {
    const lifted = of(line);
    return lifted ? `Line ${lifted.n} of this invoice. ${line.words}` : line.words;
  };
  return html`<h2 class="govuk-heading-l">What became of it</h2>${story(
    became.map((line) => ({
      what: `${KIND_WORDS[line.kind]}: ${money(line.pence)}`,
      ...(opensLedger ? { href: `/learning/ledger/${line.id}` } : {}),
      when: whenWords(line.at, now),
      by: line.by,
      more: html`<p>${words(line)}</p>`,
    })),
  )}`;
}

/** To whoever pays: what to do if it is wrong. */
const wrongPart = ({ whole: { invoice } }: InvoiceModel): Html =>
  invoice.kind === 'credit note'
    ? NOTHING
    : html`<p class="govuk-body">Is a charge wrong? Whoever booked the place finds it with their booking and can say so. Somebody who did not make the charge looks at it.</p>`;

const linesTable = (lines: readonly InvoiceLine[], opensLedger: boolean) =>
  dataTable<InvoiceLine>({
    caption: 'What it is for',
    captionShown: true,
    columns: [
      {
        label: 'Line',
        kind: 'name',
        cell: ({ ledgerLineId, n }) =>
          opensLedger
            ? html`<a href="/learning/ledger/${ledgerLineId}">${n}<span class="govuk-visually-hidden"> in the ledger</span></a>`
            : n,
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

function refundPart({ whole: { invoice, refund } }: InvoiceModel): Html {
  if (refund)
    return html`<h2 class="govuk-heading-l">Paid too much</h2>${notice('calm', {
      strong: `${money(refund.pence)} waits for a second person.`,
      body: html`${refund.askedByName} asked for it to be ${refund.against ? `set against ${refund.against.reference}` : 'given back'}. <a href="/learning/refunds/${refund.id}">See it, or decide</a>`,
    })}`;
  if (invoice.left >= 0) return NOTHING;
  return html`<h2 class="govuk-heading-l">Paid too much</h2>${notice('calm', {
    strong: `${money(-invoice.left)} was paid too much.`,
    body: html`<a href="/learning/invoices/${invoice.id}/refund">Give it back</a>, or <a href="/learning/invoices/${invoice.id}/set-against">set it against another invoice</a>`,
  })}`;
}

function paymentPart({ whole: { invoice }, typed, errors, csrf, key }: InvoiceModel): Html {
  const settled = invoice.left <= 0;
  const more = settled || errors.some(({ field }) => field === 'more');
  const form = html`<form method="post" action="/learning/invoices/${invoice.id}/payment" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
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
  })}${
    more
      ? govuk.checkboxes({
          ...{ name: 'more', idPrefix: 'more' },
          items: [
            {
              value: 'yes',
              text: 'So much came in, though less is to be paid',
              hint: { text: 'What is too much can be given back, or set against another invoice.' },
              checked: typed.value('more') === 'yes',
            },
          ],
          ...errorMessage(errors, 'more'),
        })
      : NOTHING
  }${govuk.button({ text: 'Record it', preventDoubleClick: true })}</form>`;
  if (!settled) return html`<h2 class="govuk-heading-l">Record a payment</h2>${form}`;
  return html`<details class="govuk-details"${errors.length > 0 ? raw(' open') : ''}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">More came in for it</span></summary><div class="govuk-details__text">${form}</div></details>`;
}
