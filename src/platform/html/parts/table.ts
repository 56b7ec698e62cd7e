import { escapeText, type Html, printed, raw } from '../tag.ts';

/** One column of a table of records. */
export type Column<Row> = {
  label: string;
  cell: (row: Row) => string | number | Html;
  /** `number` lines digits up at the right; `name` is the cell that names the row (its header). */
  kind?: 'number' | 'name';
};

export type DataTable<Row> = {
  /** Says what the table lists; heard, and seen when `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Stands in the table's place when there are no rows: an `emptyState`. */
  empty: Html;
};

/**
 * A table that becomes one card a row on a narrow screen, each fact with its label.
 * Joined by hand and not by a template: lists are the pages opened most.
 */
export function dataTable<Row>({ caption, captionShown, columns, rows, empty }: DataTable<Row>): Html {
  if (rows.length === 0) return empty;
  const heads = columns.map(({ label, kind }) => `<th scope="col"${numeric(kind)}>${escapeText(label)}</th>`);
  const ways = columns.map(({ label, kind, cell }) => {
    const name = kind === 'name' ? 'th scope="row"' : 'td';
    return {
      cell,
      open: `<${name} data-label="${escapeText(label)}"${numeric(kind)}>`,
      close: `</${name.slice(0, 2)}>`,
    };
  });
  let body = '';
  for (const row of rows) {
    body += '<tr>';
    for (const { open, cell, close } of ways) body += open + printed(cell(row)) + close;
    body += '</tr>\n';
  }
  const hidden = captionShown ? '' : ' class="govuk-visually-hidden"';
  return raw(
    `<table class="ws-table"><caption${hidden}>${escapeText(caption)}</caption><thead><tr>${heads.join('')}</tr></thead>\n<tbody>${body}</tbody></table>`,
  );
}

function numeric(kind: Column<never>['kind']): string {
  return kind === 'number' ? ' class="ws-number"' : '';
}
