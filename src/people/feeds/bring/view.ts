import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

export interface BringModel {
  teams: readonly { id: string; name: string }[];
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** Brings a list: the file or its words, where it comes from, and who holds whoever comes new. */
export function bringView({ teams, typed, errors, csrf, key }: BringModel): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Bring a list of people</h1>
<p class="govuk-body">A CSV file with a row for each person. First it is tried: you see what would become of every row before anybody is changed. For longer files an administrator uses the command <code>people:import</code>.</p>
<form method="post" action="/people/feeds/new" enctype="multipart/form-data" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
    {
      id: 'source',
      name: 'source',
      value: typed.value('source'),
      label: { text: 'Where does the list come from?', classes: 'govuk-label--m' },
      hint: {
        text: 'For example, school census. Write it in the same way each time: a person’s reference there is known by it.',
      },
      ...errorMessage(errors, 'source'),
    },
  )}${govuk.select({
    id: 'team',
    name: 'team',
    value: typed.value('team'),
    label: { text: 'Which team holds records that come new?', classes: 'govuk-label--m' },
    hint: { text: 'It also decides on the rows that are not certain.' },
    items: [
      { value: '', text: 'Choose a team' },
      ...teams.map(({ id, name }) => ({ value: id, text: name, selected: typed.value('team') === id })),
    ],
    ...errorMessage(errors, 'team'),
  })}${govuk.fileUpload({
    id: 'file',
    name: 'file',
    label: { text: 'CSV file', classes: 'govuk-label--m' },
    hint: {
      text: 'In UTF-8, at most 2,000 rows and 5 MB. Columns stand between commas, semicolons or tabs.',
    },
    attributes: { accept: '.csv,text/csv,text/plain' },
    ...errorMessage(errors, 'file'),
  })}${govuk.textarea({
    id: 'pasted',
    name: 'pasted',
    label: { text: 'Or paste the list here, with its heading' },
    rows: '4',
    value: typed.value('pasted'),
    spellcheck: false,
  })}${govuk.button({ text: 'Read the list' })}</form>`;
}
