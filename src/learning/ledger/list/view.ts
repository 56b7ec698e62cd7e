import {
  dataTable,
  emptyState,
  figures,
  type Html,
  html,
  NOTHING,
  pager,
  raw,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { moneyTabs } from '../../charges/tabs.ts';
import { KIND_WORDS } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import { type Account, type LedgerFilter, type LedgerTotals, LINE_KINDS, type ListedLine } from '../types.ts';

export interface LedgerModel {
  now: Temporal.Instant;
  lines: readonly ListedLine[];
  totals: LedgerTotals;
  accounts: readonly Account[];
  filter: LedgerFilter;
  /** The reader charges; else they see what their own organisation owes. */
  charges: boolean;
  size: number;
  next: string | undefined;
  first: string | undefined;
  /** The same lines as a file. */
  csv: string;
  /** The statement of the one payer that is shown. */
  statement: string | undefined;
}

/** Every line of the ledger that fits, with what they come to. */
export function ledgerView(model: LedgerModel): Html {
  const { totals, filter, charges, next, first, size } = model;
  const on = Object.values(filter).filter(Boolean).length;
  const lead = charges
    ? 'What organisations owe for training, line by line. No line is ever edited: what was wrong is reversed by a line of its own.'
    : 'What your organisation owes for training, line by line, and why.';
  return html`<h1 class="govuk-heading-xl">Ledger</h1>${moneyTabs('/learning/ledger', charges)}
<p class="govuk-body">${lead}</p>${figures(
    [
      { value: money(totals.charged), words: 'charged' },
      { value: money(totals.lifted), words: 'waived or taken back' },
      { value: money(totals.paid), words: 'paid' },
      ...(totals.refunded === 0 ? [] : [{ value: money(totals.refunded), words: 'given back' }]),
      { value: money(totals.owed), words: on > 0 ? 'these lines together' : 'still owed' },
    ],
    'What the lines come to',
  )}${filterForm(model, on)}${table(model, on)}
${totals.lines > 0 ? html`<p class="govuk-body"><a href="${model.csv}" download>Download these ${totals.lines.toLocaleString('en-GB')} lines (CSV)</a></p>` : NOTHING}${model.statement ? html`<p class="govuk-body"><a href="${model.statement}" download>Statement of this payer (PDF)</a></p>` : NOTHING}${pager({ next, first, size, of: 'lines' })}`;
}

function table({ lines, now, first, charges }: LedgerModel, on: number): Html {
  return dataTable<ListedLine>({
    caption: 'Lines of the ledger, the latest first',
    columns: [
      {
        label: 'Line',
        kind: 'name',
        cell: ({ id, n, kind }) => html`<a href="/learning/ledger/${id}">${n} ${KIND_WORDS[kind]}</a>`,
      },
      { label: 'When', cell: ({ at }) => time(whenWords(at, now)) },
      ...(charges
        ? [
            {
              label: 'Payer',
              cell: ({ account, accountId }: ListedLine) =>
                html`<a href="/learning/ledger?account=${accountId}">${account}</a>`,
            },
          ]
        : []),
      { label: 'Why', cell: ({ place, words }) => (place ? `${place}. ${words}` : words) },
      { label: 'Amount', kind: 'number', cell: ({ effect }) => money(effect) },
      { label: 'Owed then', kind: 'number', cell: ({ balance }) => money(balance) },
    ],
    rows: lines,
    empty: emptyState(
      on > 0 || first
        ? {
            title: 'No line fits',
            words: 'Nothing in the ledger is like this.',
            next: { label: 'Show every line', href: '/learning/ledger' },
          }
        : {
            title: 'Nothing was charged yet',
            words: 'When a place is taken up, given up too late or left empty, what it costs stands here.',
          },
    ),
  });
}

function filterForm({ filter, accounts }: LedgerModel, on: number): Html {
  const option = (value: string, words: string, chosen: string) =>
    html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${words}</option>`;
  const date = (name: 'from' | 'to', label: string) =>
    html`<label><span>${label}</span><input class="govuk-input" type="date" name="${name}" value="${filter[name]}"></label>`;
  const payers =
    accounts.length > 1
      ? html`<label><span>Payer</span><select class="govuk-select" name="account"><option value="">Everybody</option>${accounts.map(({ id, name }) => option(id, name, filter.account))}</select></label>`
      : NOTHING;
  return html`<details class="ws-filters"${on > 0 ? raw(' open') : ''}><summary>Filter${on > 0 ? ` (${on} on)` : ''}</summary><form method="get" action="/learning/ledger">${payers}<label><span>What</span><select class="govuk-select" name="kind"><option value="">Everything</option>${LINE_KINDS.map((kind) => option(kind, KIND_WORDS[kind], filter.kind))}</select></label>${date('from', 'From')}${date('to', 'Up to')}<div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${on > 0 ? html`<a href="/learning/ledger">Clear</a>` : ''}</div></form></details>`;
}
