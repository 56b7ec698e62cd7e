import { hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  figures,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
} from '../../../platform/html/index.ts';

interface Person {
  id: string;
  name: string;
  title: string;
  in_date: number;
  missing: readonly string[];
  no_shows: number;
}

interface Course {
  title: string;
  level: string | null;
  expected: boolean;
  in_date: number;
  lapsed: number;
  never: number;
}

export interface StaffModel {
  agency: string;
  rows: readonly Person[];
  standing: readonly Course[];
  cost: { charged: number; owed: number };
  /** Places that nobody came to, those of people without an account as well. */
  unused: number;
  courses: readonly { id: string; title: string }[];
  expected: readonly string[];
  size: number;
  next: string | undefined;
  first: string | undefined;
  csrf: string;
  key: string;
}

export const pounds = (pence: number) =>
  `£${Math.floor(pence / 100).toLocaleString('en-GB')}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;

/** Courses first, then people with what they still lack. */
export function staffView(model: StaffModel): Html {
  const { agency, rows, cost, unused, size, next, first } = model;
  return html`<h1 class="govuk-heading-xl">My staff</h1><p class="govuk-body">${agency}. <a href="/learning/staff">Their bookings</a></p>
${figures(
  [
    { value: pounds(cost.charged), words: 'charged in the last year, less what was lifted' },
    { value: pounds(cost.owed), words: 'owed now' },
    { value: String(unused), words: 'places not used in the last year' },
  ],
  'What training cost, and what was not used',
)}
${coursesTable(model.standing)}
${dataTable<Person>({
  caption: 'My staff, by name',
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/learning/people/${id}">${name}</a>`,
    },
    { label: 'Job', cell: ({ title }) => title },
    { label: 'Courses in date', kind: 'number', cell: ({ in_date }) => in_date },
    {
      label: 'Expected and missing',
      cell: ({ missing }) => (missing.length > 0 ? missing.join(', ') : html`${stateTag('Nothing')}`),
    },
    { label: 'Did not come, last year', kind: 'number', cell: ({ no_shows }) => no_shows },
  ],
  rows,
  empty: emptyState({
    title: 'Nobody works here yet',
    words: 'An administrator adds the people of your agency.',
  }),
})}${pager({ next, first, size, of: 'staff' })}${expectedForm(model)}`;
}

function coursesTable(standing: readonly Course[]): Html {
  return dataTable<Course>({
    caption: 'Courses by level: who has them in date',
    columns: [
      {
        label: 'Course',
        kind: 'name',
        cell: ({ title, expected }) => html`${title}${expected ? html` ${stateTag('Expected')}` : NOTHING}`,
      },
      { label: 'Level', cell: ({ level }) => level ?? '–' },
      { label: 'In date', kind: 'number', cell: ({ in_date }) => in_date },
      { label: 'Lapsed', kind: 'number', cell: ({ lapsed }) => lapsed },
      { label: 'Never', kind: 'number', cell: ({ never }) => never },
    ],
    rows: standing,
    empty: emptyState({
      title: 'No course yet',
      words: 'Say below what you expect of your staff, and see here how they stand.',
    }),
  });
}

function expectedForm({ courses, expected, csrf, key }: StaffModel): Html {
  return html`<form method="post" action="/learning/compliance">${hiddenFields({ csrf, key })}${govuk.checkboxes(
    {
      name: 'expected',
      idPrefix: 'expected',
      fieldset: {
        legend: {
          text: 'What do you expect all your staff to have in date?',
          classes: 'govuk-fieldset__legend--m',
        },
      },
      items: courses.map(({ id, title }) => ({ value: id, text: title, checked: expected.includes(id) })),
    },
  )}${govuk.button({ text: 'Save what is expected', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}
