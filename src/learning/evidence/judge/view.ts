import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  pager,
  time,
} from '../../../platform/html/index.ts';
import { dateWords, whenWords } from '../../../platform/time/words.ts';
import { fileLink, fileWords } from '../file-view.ts';
import type { Stated } from '../types.ts';

interface Who {
  name: string;
  agency: string;
}

export interface WaitingModel {
  rows: readonly Stated[];
  people: ReadonlyMap<string, Who>;
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

export function waitingView({ rows, people, now, size, next, first }: WaitingModel): Html {
  const who = ({ personId }: Stated) => people.get(personId)?.name ?? 'Somebody';
  return html`<h1 class="govuk-heading-xl">Evidence to judge</h1>
${dataTable<Stated>({
  caption: 'Learning done elsewhere that waits to be judged, the oldest first',
  columns: [
    {
      label: 'Who',
      kind: 'name',
      cell: (row) => html`<a href="/learning/evidence/waiting/${row.id}">${who(row)}</a>`,
    },
    { label: 'What', cell: (said) => html`${said.title}, ${said.provider}${fileLink(said)}` },
    { label: 'To count as', cell: ({ course }) => course },
    { label: 'Sent', cell: ({ at }) => time(whenWords(at, now)) },
  ],
  rows,
  empty: emptyState({
    title: 'Nothing waits',
    words: 'What people send about learning done elsewhere waits here.',
  }),
})}${pager({ next, first, size, of: 'statements' })}`;
}

export interface JudgeModel {
  said: Stated;
  who: Who | undefined;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

export function judgeView({ said, who, typed, errors, csrf, key }: JudgeModel): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Does it count?</h1>
${card({
  title: `What ${who?.name ?? 'they'} says`,
  body: facts([
    { label: 'Agency', value: who?.agency ?? '' },
    { label: 'To count as', value: said.course },
    { label: 'What it was', value: said.title },
    { label: 'Who provided it', value: said.provider },
    { label: 'Completed', value: time(dateWords(said.on)) },
    { label: 'More about it', value: said.note || 'Nothing' },
    { label: 'Certificate', value: fileWords(said) },
  ]),
})}
<form method="post" action="/learning/evidence/waiting/${said.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      name: 'verdict',
      idPrefix: 'verdict',
      value: typed.value('verdict'),
      fieldset: {
        legend: { text: `Does it count as “${said.course}”?`, classes: 'govuk-fieldset__legend--m' },
      },
      items: [
        {
          value: 'accepted',
          text: 'Yes',
          hint: { text: 'It stands on their record from the day they did it.' },
        },
        { value: 'refused', text: 'No' },
      ],
      ...errorMessage(errors, 'verdict'),
    },
  )}${govuk.textarea({
    id: 'why',
    name: 'why',
    label: { text: 'Why' },
    hint: { text: 'Needed when it does not count. They read it.' },
    rows: '3',
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  })}${govuk.button({ text: 'Save', preventDoubleClick: true })}</form>`;
}
