import { errorSummary, type FormError, hiddenFields } from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { uploadBoxes } from '../../platform/lists/upload-view.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { ListedImport } from './types.ts';

export interface ImportModel {
  lists: readonly ListedImport[];
  errors: readonly FormError[];
  pasted: string;
  csrf: string;
  key: string;
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** The lists taken over so far, and the form to upload another. */
export function importView(model: ImportModel): Html {
  const { errors, csrf, key, pasted, lists, now } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Take over a back-log</h1>
<p>Bring in concerns that were kept elsewhere: a CSV file with a row for each child. First it is tried: you see what would become of every row before anything is taken over.</p>
<p><a href="/front-door/import/template.csv">Download a template</a> with every column and an example.</p>
<form method="post" action="/front-door/import" enctype="multipart/form-data" novalidate>${hiddenFields({ csrf, key })}${uploadBoxes(errors, pasted)}${govuk.button({ text: 'Read the list' })}</form>
<h2 class="govuk-heading-m">Lists so far</h2>
${dataTable<ListedImport>({
  caption: 'Lists, latest first',
  columns: [
    {
      label: 'List',
      kind: 'name',
      cell: ({ id, fileName }) => html`<a href="/front-door/import/${id}">${fileName}</a>`,
    },
    { label: 'Rows', kind: 'number', cell: ({ rows }) => rows },
    { label: 'State', cell: (list) => stateTag(stateWords(list)) },
    {
      label: 'Uploaded',
      cell: ({ uploadedAt, madeByName }) => html`${time(whenWords(uploadedAt, now))}, ${madeByName}`,
    },
  ],
  rows: lists,
  empty: emptyState({
    title: 'No list was uploaded yet',
    words: 'When your agency uploads one, it stands here with its report.',
    next: { label: 'Download a template', href: '/front-door/import/template.csv' },
  }),
})}${pager({ next: model.next, first: model.first, size: model.size, of: 'lists' })}`;
}

/** Where a list stands. */
export function stateWords({ checkedAt, startedAt, finishedAt }: ListedImport): string {
  if (finishedAt) return 'Taken over';
  if (startedAt) return 'Being taken over';
  return checkedAt ? 'Tried' : 'Uploaded';
}
