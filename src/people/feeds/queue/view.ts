import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
} from '../../../platform/html/index.ts';
import { partialWords } from '../../rules/partial-date.ts';
import { SEX_WORDS } from '../../rules/words.ts';
import { otherItem, type ResultsModel, resultsView } from '../../search/results-view.ts';
import type { FeedRun, WaitingRow } from '../types.ts';
import { sourceWords } from '../words.ts';

export interface QueueModel {
  run: FeedRun;
  rows: readonly WaitingRow[];
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** The rows of a list that wait for a person. */
export function queueView({ run, rows, size, next, first }: QueueModel): Html {
  return html`<h1 class="govuk-heading-xl">Rows that wait</h1>
<p class="govuk-body">From ${sourceWords(run.source)}, ${run.fileName}. Each may be somebody who is known: a brother, sister or twin as well. Rows about people whose records are closed to you are not here; those who keep these records decide on them.</p>
${dataTable<WaitingRow>({
  caption: 'Rows that wait, in the order of the list',
  columns: [
    {
      label: 'Who',
      kind: 'name',
      cell: ({ line, says }) => html`<a href="/people/feeds/${run.id}/queue/${line}">${nameOf(says)}</a>`,
    },
    { label: 'Born', cell: ({ says }) => (says.born ? partialWords(says.born) : 'Not said') },
    { label: 'Postcode', cell: ({ says }) => says.postcode || '–' },
    { label: 'Row', kind: 'number', cell: ({ line }) => String(line) },
    { label: 'Reference there', cell: ({ theirId }) => theirId },
  ],
  rows,
  empty: emptyState({
    title: 'No row waits for you',
    words: 'Every row that you may decide on is decided.',
    next: { label: 'Report of the list', href: `/people/feeds/${run.id}` },
  }),
})}${pager({ next, first, size, of: 'rows' })}`;
}

export interface RowModel extends ResultsModel {
  run: FeedRun;
  row: WaitingRow;
  search: string;
  mayCreate: boolean;
  /** Somebody like this was added, or became visible, since the reader last looked. */
  again: boolean;
  reason: string;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** What a row says, beside whomever it may be. */
export function rowView(model: RowModel): Html {
  const { run, row, errors, csrf, key, search, again, reason } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Who is this?</h1>
${again ? html`<p class="ws-find__again" role="status">Nobody was added: somebody like this stands here now. Look at them first.</p>` : NOTHING}
<form method="post" action="/people/feeds/${run.id}/queue/${row.line}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="search" value="${search}">
<div class="ws-beside">${card({ title: `What ${sourceWords(run.source)} says`, body: said(row) })}<div>${choices(model)}${govuk.input(
    {
      id: 'reason',
      name: 'reason',
      value: reason,
      label: { text: 'Why?' },
      hint: {
        text: 'Needed for a new person beside others like them, and for one not to keep. For example: her twin; a test row.',
      },
      autocomplete: 'off',
      ...errorMessage(errors, 'reason'),
    },
  )}${govuk.button({ text: 'Decide', preventDoubleClick: true })}</div></div></form>`;
}

function said({ says, line, theirId }: WaitingRow): Html {
  const rows = [
    { label: 'Name', value: nameOf(says) },
    { label: 'Born', value: says.born ? partialWords(says.born) : '' },
    { label: 'Sex', value: says.sex ? SEX_WORDS[says.sex] : '' },
    { label: 'Address', value: [says.address, says.postcode].filter(Boolean).join(', ') },
    { label: 'NHS number', value: says.nhs.replace(/(...)(...)(....)/, '$1 $2 $3') },
    { label: 'UPN', value: says.upn },
    { label: 'School', value: says.school },
    { label: 'Row', value: `${line}, reference there ${theirId}` },
  ];
  return facts(rows.filter(({ value }) => value !== ''));
}

function choices(model: RowModel): Html {
  const { results, name, errors, mayCreate, chosen } = model;
  const others = [
    ...(mayCreate
      ? [{ value: 'new', text: 'A new person', hint: 'A record is begun with what the row says.' }]
      : []),
    {
      value: 'keep out',
      text: 'Not a person to keep',
      hint: 'Nothing of it is kept but that the same row is not asked about again.',
    },
  ];
  const wrong = errors.find(({ field }) => field === name);
  if (results.shown.some((each) => 'open' in each))
    return html`${wrong ? html`<p class="govuk-error-message">${wrong.message}</p>` : NOTHING}${resultsView({ ...model, none: others })}`;
  return html`${resultsView(model)}${govuk.radios({
    name,
    idPrefix: name,
    fieldset: { legend: { text: 'What is to become of it?', classes: 'govuk-fieldset__legend--m' } },
    items: others.map((other) => otherItem(other, chosen)),
    ...errorMessage(errors, name),
  })}`;
}

const nameOf = ({ given, surname }: WaitingRow['says']) => [given, surname].filter(Boolean).join(' ');
