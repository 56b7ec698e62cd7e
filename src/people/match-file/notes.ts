import type { MappedField } from './mapping.ts';
import type { Rows } from './read.ts';

/** What whoever reads the findings should know of a file: rows and dates that could not be read as they were meant. */
export function notesOn(
  path: string,
  { encoding, ragged, broken }: Pick<Rows, 'encoding' | 'ragged' | 'broken'>,
  fields: readonly { field: MappedField; unread: readonly number[] }[],
): string[] {
  return [
    ...(encoding === 'windows-1252' ? [`${path} is not UTF-8 and was read as Windows-1252.`] : []),
    ...rowsNote(path, broken, 'were left out: a quotation mark is not closed, or stands inside a value'),
    ...rowsNote(path, ragged, 'have too few or too many values and were read as far as they go'),
    ...fields.flatMap(({ field: { name, format }, unread }) =>
      rowsNote(
        path,
        unread,
        `hold in "${name}" no date${format ? ` like ${format}` : ''} and were matched without it: the map can say how dates are written`,
      ),
    ),
  ];
}

/** Rows are counted as a spreadsheet does: the heading is row 1. */
function rowsNote(path: string, rows: readonly number[], what: string): string[] {
  if (rows.length === 0) return [];
  const which = rows.slice(0, 5).join(', ') + (rows.length > 5 ? ', …' : '');
  return [`${path}: rows that ${what}: ${rows.length.toLocaleString('en-GB')} (row ${which}).`];
}
