import { type Boxes, day, line, select } from '../../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/index.ts';
import { SETTINGS } from './types.ts';

interface Row {
  name: string;
  from: Temporal.PlainDate;
  value: number;
  source: string;
}

/** The lengths and amounts that the programme goes by. */
export function settingsView(
  model: Boxes & { settings: readonly Row[]; today: Temporal.PlainDate; csrf: string; key: string },
): Html {
  const { settings, today, errors, csrf, key } = model;
  const words = (name: string) => SETTINGS.find((setting) => setting.name === name)?.words ?? name;
  const began = ({ from }: Row) => Temporal.PlainDate.compare(from, today) <= 0;
  const inForce = (row: Row) => row === settings.find((other) => other.name === row.name && began(other));
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Lengths and amounts</h1>
${dataTable<Row>({
  caption: 'What is set, the latest of each first',
  columns: [
    { label: 'What', kind: 'name', cell: ({ name }) => words(name) },
    { label: 'How much', kind: 'number', cell: ({ value }) => value },
    { label: 'From', cell: ({ from }) => time(dateWords(from)) },
    { label: 'Why', cell: ({ source }) => source },
    {
      label: 'State',
      cell: (row) => stateTag(inForce(row) ? 'In force' : began(row) ? 'Was in force' : 'To come'),
    },
  ],
  rows: settings,
  empty: emptyState({ title: 'Nothing is set', words: 'Set a length below.' }),
})}
<h2 class="govuk-heading-l">Set another</h2>
<form method="post" action="/learning/programme/settings" novalidate>${hiddenFields({ csrf, key })}${select(model, 'name', 'What', [{ value: '', text: 'Choose one' }, ...SETTINGS.map(({ name, words: text }) => ({ value: name, text }))])}${line(model, 'value', 'How much', { classes: 'govuk-input--width-5' })}${day(model, 'from', 'From', 'Tomorrow or later.')}${line(model, 'why', 'Why')}${govuk.button({ text: 'Set it' })}</form>`;
}
