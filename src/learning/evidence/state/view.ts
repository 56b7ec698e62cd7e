import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { dateBoxes } from '../../credentials/date-boxes.ts';
import { fileLink } from '../file-view.ts';
import type { Stated } from '../types.ts';

export interface StateModel {
  now: Temporal.Instant;
  stated: readonly Stated[];
  courses: readonly { id: string; title: string }[];
  /** Most that a certificate may have. */
  megabytes: number;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

const VERDICTS = { accepted: 'Accepted', refused: 'Not accepted' } as const;

/** What was stated and what became of it, then a form for more. */
export function stateView(model: StateModel): Html {
  const { stated, errors, typed, courses, csrf, key, megabytes } = model;
  const input = (name: string, label: string) =>
    govuk.input({
      id: name,
      name,
      label: { text: label },
      value: typed.value(name),
      ...errorMessage(errors, name),
    });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Learning done elsewhere</h1>
<p class="govuk-body">If you did the same learning with somebody else, say so here. A coordinator looks at it; when they accept it, it counts as if you had done ours. Send the certificate with it, or keep it: they may ask to see it.</p>
${statedTable(stated)}
<h2 class="govuk-heading-m">Send another</h2>
<form method="post" action="/learning/evidence" enctype="multipart/form-data" novalidate>${hiddenFields({ csrf, key })}${govuk.select(
    {
      id: 'course',
      name: 'course',
      label: { text: 'Which of our courses is it to count as?' },
      value: typed.value('course'),
      items: [
        { value: '', text: 'Choose a course' },
        ...courses.map(({ id, title }) => ({ value: id, text: title })),
      ],
      ...errorMessage(errors, 'course'),
    },
  )}${input('title', 'What it was called')}${input('provider', 'Who provided it')}${dateBoxes('on', 'The day you completed it', 'For example, 27 3 2026', model)}${govuk.textarea(
    {
      id: 'note',
      name: 'note',
      label: { text: 'Anything that helps to judge it' },
      hint: {
        text: 'For example how long it took and what it covered. You can leave it empty. Write nothing about a child.',
      },
      rows: '3',
      value: typed.value('note'),
      ...errorMessage(errors, 'note'),
    },
  )}${govuk.fileUpload({
    id: 'file',
    name: 'file',
    label: { text: 'The certificate' },
    hint: {
      text: `A PDF or a picture, ${megabytes} MB at most. You can leave it empty. You and the coordinators can open it, and nobody else.`,
    },
    attributes: { accept: '.pdf,image/*' },
    ...errorMessage(errors, 'file'),
  })}${govuk.button({ text: 'Send', preventDoubleClick: true })}</form>`;
}

function statedTable(stated: readonly Stated[]): Html {
  return dataTable<Stated>({
    caption: 'What you sent',
    columns: [
      { label: 'What', kind: 'name', cell: (said) => html`${said.title}, ${said.provider}${fileLink(said)}` },
      { label: 'Counts as', cell: ({ course }) => course },
      { label: 'Done', cell: ({ on }) => time(dateWords(on)) },
      {
        label: 'What became of it',
        cell: ({ verdict, why }) =>
          html`${stateTag(verdict === null ? 'Waits' : VERDICTS[verdict])}${why ? html` ${why}` : NOTHING}`,
      },
    ],
    rows: stated,
    empty: emptyState({
      title: 'You have sent nothing yet',
      words: 'What you send stands here with what became of it.',
    }),
  });
}
