import type { Shown, ShownTable } from './counted.ts';
import { shareOf } from './suppress.ts';

/** What stands for a number that is withheld. */
export const WITHHELD = 'withheld';

/**
 * A table as CSV (RFC 4180), for a spreadsheet: a text that a spreadsheet would take for a formula begins with an
 * apostrophe, and the first bytes say that it is UTF-8.
 */
export function csvOf(table: ShownTable): string {
  const { columns, rows, totals, rowsAre, totalLabel, shareLabel } = table;
  const head = [rowsAre, ...columns.map(({ label }) => label), ...(totalLabel ? [totalLabel] : [])];
  const line = (label: string, row: (typeof rows)[number] | typeof totals) => [
    label,
    ...row.counts.map(written),
    ...(totalLabel ? [written(row.total)] : []),
    ...(shareLabel ? [shareOf(row) === null ? '' : `${shareOf(row)}%`] : []),
  ];
  const lines = [
    [...head, ...(shareLabel ? [`${shareLabel}, per cent`] : [])],
    ...rows.map((row) => line(row.label, row)),
    line('All', totals),
  ];
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

const written = (value: Shown) => (value === null ? WITHHELD : String(value));

/** One cell. Numbers of ours stand as they are; anything that could begin a formula is made text. */
export function csvCell(text: string): string {
  const safe =
    /^[=+\-@\t\r\n\0＝＋－＠|%]/u.test(text.trimStart()) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
