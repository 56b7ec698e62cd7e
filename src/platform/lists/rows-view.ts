import { type Column, dataTable, emptyState, type Html, html, pager } from '../html/index.ts';

/** The rows of a list that somebody brought, with what became of each and what there is to say of it. */
export function listedRows<Row extends { line: number }>(model: {
  caption: string;
  /** Between the row's number and what there is to say of it. */
  columns: readonly Column<Row>[];
  /** "What to put right" */
  says: string;
  saidOf(row: Row): readonly string[];
  rows: readonly Row[];
  /** Where every row is listed. */
  path: string;
  size: number;
  next: string | undefined;
  first: string | undefined;
}): Html {
  const { caption, columns, says, saidOf, rows, path, size, next, first } = model;
  return html`${dataTable<Row>({
    caption,
    captionShown: true,
    columns: [
      { label: 'Row', kind: 'name', cell: ({ line }) => String(line) },
      ...columns,
      { label: says, cell: (row) => sayings(saidOf(row)) },
    ],
    rows,
    empty: emptyState({
      title: 'No such row',
      words: 'No row of this list stands so.',
      next: { label: 'All rows', href: path },
    }),
  })}${pager({ next, first, size, of: 'rows' })}`;
}

const sayings = (said: readonly string[]) =>
  said.length === 0 ? '–' : html`<ul>${said.map((each) => html`<li>${each}</li>`)}</ul>`;
