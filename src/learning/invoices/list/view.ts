import { errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  raw,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { moneyTabs } from '../../charges/tabs.ts';
import { money } from '../../rules/price.ts';
import type { Invoice, Shown, ToInvoice } from '../types.ts';

export interface InvoicesModel {
  today: Temporal.PlainDate;
  invoices: readonly Invoice[];
  /** Payers with charges on no invoice yet; nobody's for a reader who does not charge. */
  waiting: readonly ToInvoice[];
  show: Shown;
  charges: boolean;
  errors: readonly FormError[];
  csrf: string;
  key: string;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** Invoices and credit notes, and whose charges stand on none yet. */
export function invoicesView(model: InvoicesModel): Html {
  const { charges, show, next, first, size, errors } = model;
  const tab = (href: string, label: string, here: boolean) =>
    html`<li><a href="${href}"${here ? raw(' aria-current="true"') : ''}>${label}</a></li>`;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Invoices</h1>${moneyTabs('/learning/invoices', charges)}${charges ? waitingPart(model) : NOTHING}
<h2 class="govuk-heading-l">Sent</h2><nav class="ws-tabs" aria-label="Which invoices"><ul>${tab('/learning/invoices', 'All', show === 'all')}${tab('/learning/invoices?show=unpaid', 'To be paid', show === 'unpaid')}${tab('/learning/invoices?show=over', 'Paid too much', show === 'over')}</ul></nav>${sentTable(model)}${pager({ next, first, size, of: 'invoices' })}`;
}

function waitingPart({ waiting, csrf, key }: InvoicesModel): Html {
  const table = dataTable<ToInvoice>({
    caption: 'Payers with charges on no invoice yet',
    columns: [
      {
        label: 'Payer',
        kind: 'name',
        cell: ({ account, accountId }) =>
          html`<a href="/learning/ledger?account=${accountId}">${account}</a>`,
      },
      { label: 'Charges', kind: 'number', cell: ({ lines }) => lines.toLocaleString('en-GB') },
      { label: 'Together', kind: 'number', cell: ({ pence }) => money(pence) },
      {
        label: 'Invoice',
        cell: ({ account, accountId }) =>
          html`<button class="govuk-button govuk-button--secondary" name="account" value="${accountId}">Make the invoice<span class="govuk-visually-hidden"> for ${account}</span></button>`,
      },
    ],
    rows: waiting,
    empty: emptyState({
      title: 'Nothing waits to be invoiced',
      words: 'Charges stand here until they are on an invoice.',
      next: { label: 'Look at the ledger', href: '/learning/ledger' },
    }),
  });
  return html`<h2 class="govuk-heading-l">To be invoiced</h2>${waiting.length > 0 ? html`<form method="post" action="/learning/invoices" novalidate id="account">${hiddenFields({ csrf, key })}${table}</form>` : table}`;
}

const EMPTY: Readonly<Record<Shown, string>> = {
  all: 'No invoice yet',
  unpaid: 'Everything is paid',
  over: 'Nobody paid too much',
};

function sentTable({ invoices, show, charges, today }: InvoicesModel): Html {
  return dataTable<Invoice>({
    caption: 'Invoices and credit notes, the latest first',
    columns: [
      {
        label: 'Number',
        kind: 'name',
        cell: ({ id, reference }) => html`<a href="/learning/invoices/${id}">${reference}</a>`,
      },
      { label: 'Payer', cell: ({ billTo }) => billTo },
      { label: 'Issued', cell: ({ issuedOn }) => time(dateWords(issuedOn)) },
      {
        label: 'Amount',
        kind: 'number',
        cell: ({ pence, kind }) => money(kind === 'invoice' ? pence : -pence),
      },
      {
        label: 'To be paid',
        kind: 'number',
        cell: ({ left, kind }) => (kind === 'invoice' ? money(left) : ''),
      },
      { label: 'State', cell: (invoice) => stateTag(stateOf(invoice, today)) },
    ],
    rows: invoices,
    empty: emptyState({
      title: EMPTY[show],
      words: charges
        ? 'Invoices are made from the charges above.'
        : 'Invoices for your organisation stand here.',
    }),
  });
}

export function stateOf({ kind, left, dueOn }: Invoice, today: Temporal.PlainDate): string {
  if (kind === 'credit note') return 'Credit note';
  if (left < 0) return 'Paid too much';
  if (left === 0) return 'Settled';
  return dueOn && Temporal.PlainDate.compare(today, dueOn) > 0 ? 'Overdue' : 'To be paid';
}
