import { dataTable, emptyState, type Html, html, telephone, time } from '../../../platform/html/index.ts';
import { fullWords } from '../../../platform/time/words.ts';

/** One worked example of a time limit. */
export interface DueExample {
  area: string;
  received: Temporal.Instant;
  before: Temporal.Instant | null;
  after: Temporal.Instant | null;
}

const NOTHING_TO_SHOW = emptyState({ title: 'No example', words: 'There is no area to work one out for.' });

/** What is received at one moment, and when it would be due before and after. */
export function dueView(limit: string, rows: readonly DueExample[]): Html {
  const due = (at: Temporal.Instant | null) => (at ? time(fullWords(at)) : 'cannot be worked out');
  return html`<h2>For example: ${limit}</h2>${dataTable<DueExample>({
    caption: 'When something would be due before and after the change',
    columns: [
      { label: 'Area', cell: (row) => row.area, kind: 'name' },
      { label: 'Starts', cell: (row) => time(fullWords(row.received)) },
      { label: 'Due as it is now', cell: (row) => due(row.before) },
      { label: 'Due as it will be', cell: (row) => mark(row, due(row.after)) },
    ],
    rows,
    empty: NOTHING_TO_SHOW,
  })}`;
}

function mark({ before, after }: DueExample, said: Html | string): Html | string {
  return before?.epochNanoseconds === after?.epochNanoseconds ? said : html`<strong>${said}</strong>`;
}

/** One worked example of whom to ring. */
export interface CallExample {
  area: string;
  at: Temporal.Instant;
  before: { name: string; phone: string };
  after: { name: string; phone: string };
}

/** Who is given out at one moment before and after. */
export function callView(rows: readonly CallExample[]): Html {
  const said = ({ name, phone }: CallExample['before']) => html`${name}, ${telephone(phone)}`;
  return html`<h2>For example</h2>${dataTable<CallExample>({
    caption: 'Whom to ring before and after the change',
    columns: [
      { label: 'Area', cell: (row) => row.area, kind: 'name' },
      { label: 'When', cell: (row) => time(fullWords(row.at)) },
      { label: 'As it is now', cell: (row) => said(row.before) },
      { label: 'As it will be', cell: (row) => said(row.after) },
    ],
    rows,
    empty: NOTHING_TO_SHOW,
  })}`;
}
