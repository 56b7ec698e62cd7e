import { errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { uploadBoxes } from '../../../platform/lists/upload-view.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { ChronologyList } from './types.ts';

export interface ImportModel {
  lists: readonly ChronologyList[];
  /** Whose chronology is to be added to; undefined for a list of several pupils. */
  person: { id: string; label: string } | undefined;
  errors: readonly FormError[];
  pasted: string;
  csrf: string;
  key: string;
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** One's own lists, and the form to upload another. */
export function importView(model: ImportModel): Html {
  const { errors, csrf, key, pasted, lists, now, person, next, first, size } = model;
  const words = person
    ? html`<p>What a school or another agency has written about ${person.label}: a CSV file with a row for each thing that happened. Rows that name somebody else are left out. <a href="/people/chronology/import">A list of several pupils</a> is taken here too.</p>`
    : html`<p>What a school or another agency has written about several pupils: a CSV file with a row for each thing that happened. Each row goes to the person whom it surely names, if their record is open to you; the others come back as “Whose is it?”.</p>`;
  return html`${errorSummary(errors)}<p><a href="${person ? `/people/${person.id}/chronology` : '/people'}">${person ? 'Back to the chronology' : 'People'}</a></p><h1 class="govuk-heading-xl">Take over a chronology</h1>
${words}<p>First it is tried: you see what would become of every row before anything is taken over. <a href="/people/chronology/import/template.csv">Download a template</a> with every column and an example.</p>
<form method="post" action="/people/chronology/import" enctype="multipart/form-data" novalidate>${hiddenFields({ csrf, key })}${person ? html`<input type="hidden" name="person" value="${person.id}">` : NOTHING}${uploadBoxes(errors, pasted)}${govuk.button({ text: 'Read the list' })}</form>
<h2 class="govuk-heading-m">Your lists so far</h2>
${dataTable<ChronologyList>({
  caption: 'Lists, latest first',
  columns: [
    {
      label: 'List',
      kind: 'name',
      cell: ({ id, fileName }) => html`<a href="/people/chronology/import/${id}">${fileName}</a>`,
    },
    { label: 'Rows', kind: 'number', cell: ({ rows }) => rows },
    { label: 'State', cell: (list) => stateTag(stateWords(list)) },
    { label: 'Uploaded', cell: ({ uploadedAt }) => time(whenWords(uploadedAt, now)) },
  ],
  rows: lists,
  empty: emptyState({
    title: 'You have uploaded no list yet',
    words: 'When you upload one, it stands here with its report. Nobody else sees it.',
    next: { label: 'Download a template', href: '/people/chronology/import/template.csv' },
  }),
})}${pager({ next, first, size, of: 'lists' })}`;
}

function stateWords({ checkedAt, startedAt, finishedAt }: ChronologyList): string {
  if (finishedAt) return 'Taken over';
  if (startedAt) return 'Being taken over';
  return checkedAt ? 'Tried' : 'Uploaded';
}
