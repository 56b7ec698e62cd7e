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
import { toldWords } from '../../rules/credential-words.ts';

interface Done {
  id: string;
  title: string;
  on: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
}

interface Told {
  id: string;
  kind: string;
  body: string | null;
  from: Temporal.PlainDate;
  by: string;
}

export interface PersonModel {
  who: { id: string; name: string; agency: string };
  done: readonly Done[];
  told: readonly Told[];
  /** A coordinator records and withdraws everything; a training lead what a manager says. */
  whole: boolean;
  today: Temporal.PlainDate;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

const LEAD: readonly string[] = ['manager support', 'line manager'];

export function personView(model: PersonModel): Html {
  const { who, done, told, errors, today } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">What ${who.name} learned</h1><p class="govuk-body">${who.agency}</p>
${dataTable<Done>({
  caption: 'Completed courses, the latest first',
  columns: [
    { label: 'Course', kind: 'name', cell: ({ title }) => title },
    { label: 'Completed', cell: ({ on }) => time(dateWords(on)) },
    {
      label: 'Counts until',
      cell: ({ until }) =>
        until === null
          ? 'For good'
          : html`${time(dateWords(until))}${Temporal.PlainDate.compare(until, today) <= 0 ? html` ${stateTag('Over')}` : NOTHING}`,
    },
  ],
  rows: done,
  empty: emptyState({ title: 'Nothing completed yet', words: 'What they complete stands here.' }),
})}
${dataTable<Told>({
  caption: 'What is recorded besides courses',
  columns: [
    { label: 'What', kind: 'name', cell: (each) => toldWords(each) },
    { label: 'From', cell: ({ from }) => time(dateWords(from)) },
    { label: 'Recorded by', cell: ({ by }) => by },
  ],
  rows: told,
  empty: emptyState({
    title: 'Nothing recorded',
    words: 'A manager’s support, a forum and the like stand here.',
  }),
})}${recordForm(model)}${withdrawForm(model)}`;
}

function recordForm(model: PersonModel): Html {
  const { who, whole, typed, errors, csrf, key } = model;
  const kinds = whole ? [...LEAD, 'forum', 'status', 'membership'] : LEAD;
  const words: Readonly<Record<string, string>> = {
    'manager support': 'Their line manager supports it',
    'line manager': 'They are a line manager',
    forum: 'They attended a champions forum',
    status: 'They go on with it this year',
    membership: 'They are a member of a body',
  };
  return html`<h2 class="govuk-heading-m">Record something</h2><form method="post" action="/learning/people/${who.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      name: 'kind',
      idPrefix: 'kind',
      value: typed.value('kind'),
      fieldset: { legend: { text: 'What is recorded?', classes: 'govuk-fieldset__legend--s' } },
      items: kinds.map((kind) => ({ value: kind, text: words[kind] ?? kind })),
      ...errorMessage(errors, 'kind'),
    },
  )}${whole ? govuk.input({ id: 'body', name: 'body', label: { text: 'Which body, for a membership' }, value: typed.value('body'), ...errorMessage(errors, 'body') }) : NOTHING}${dateBoxes('from', 'From which day?', 'For example, 27 3 2026', model)}${govuk.button({ text: 'Record it', preventDoubleClick: true })}</form>`;
}

function withdrawForm({ who, done, told, whole, typed, errors, csrf, key }: PersonModel): Html {
  const items = [
    ...(whole
      ? done.map(({ id, title, on }) => ({ value: `course ${id}`, text: `${title}, ${dateWords(on).text}` }))
      : []),
    ...told
      .filter(({ kind }) => whole || LEAD.includes(kind))
      .map((each) => ({
        value: `told ${each.id}`,
        text: `${toldWords(each)}, ${dateWords(each.from).text}`,
      })),
  ];
  if (items.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-m">Withdraw something that is wrong or has ended</h2><form method="post" action="/learning/people/${who.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      name: 'withdraw',
      idPrefix: 'withdraw',
      value: typed.value('withdraw'),
      fieldset: { legend: { text: 'What is withdrawn?', classes: 'govuk-fieldset__legend--s' } },
      items,
      ...errorMessage(errors, 'withdraw'),
    },
  )}${govuk.input({ id: 'why', name: 'why', label: { text: 'Why' }, hint: { text: 'It stays on the record that it was there, and why it went.' }, value: typed.value('why'), ...errorMessage(errors, 'why') })}${govuk.button({ text: 'Withdraw it', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`;
}
