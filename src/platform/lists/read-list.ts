import { type ListRecord, recordsOf } from './records.ts';

/** At most so many rows below the heading, and so many bytes: what a page takes. */
export const MOST_ROWS = 2_000;
export const MOST_BYTES = 5_000_000;
const MOST_COLUMNS = 120;

/** A list as it was read: every row as long as it is, blank rows left out but counted. */
export interface ReadList {
  encoding: 'UTF-8' | 'Windows-1252';
  delimiter: ',' | ';' | '|' | 'tab';
  columns: readonly string[];
  /** `line` as a spreadsheet counts: the heading is row 1. A row without any cell could not be read: see `unreadable`. */
  rows: readonly { line: number; cells: readonly string[] }[];
}

/** Reads a CSV file, however a spreadsheet wrote it: the list, or what is wrong with it in words. */
export function readList(bytes: Buffer): ReadList | { wrong: string } {
  if (bytes.length === 0) return { wrong: 'The file is empty' };
  const foreign = foreignKind(bytes);
  if (foreign) return { wrong: foreign };
  const { encoding, text } = decoded(bytes);
  const { records, delimiter } = recordsOf(text, MOST_ROWS + 2_000);
  return listOf(records, {
    encoding,
    delimiter: delimiter === '\t' ? 'tab' : (delimiter as ReadList['delimiter']),
  });
}

/** What is wrong with a row that could not be read at all, in words; of any other nothing. */
export function unreadable(cells: readonly string[]): string[] {
  return cells.length === 0 ? ['A quotation mark is never closed, or stands inside a value'] : [];
}

function listOf(
  records: readonly ListRecord[],
  how: Pick<ReadList, 'encoding' | 'delimiter'>,
): ReadList | { wrong: string } {
  const [heading, ...below] = records;
  if (heading !== undefined && 'broken' in heading) return brokenAt(heading);
  const columns = (heading?.cells ?? []).map((name) => name.replaceAll('\0', '').trim().slice(0, 200));
  while (columns.at(-1) === '') columns.pop();
  const rows = below
    .map((record) => ({ line: record.line, cells: 'broken' in record ? [] : record.cells }))
    .filter(({ cells }) => cells.length === 0 || cells.some((cell) => cell !== ''));
  if (columns.length === 0) return { wrong: 'The first row must name the columns' };
  if (columns.length > MOST_COLUMNS) return { wrong: `There are more than ${MOST_COLUMNS} columns` };
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice !== undefined) return { wrong: `Two columns are called “${twice}”. Give each a name of its own` };
  if (rows.length === 0) return { wrong: 'There are no rows below the heading' };
  const broken = below.find((record) => 'broken' in record);
  if (broken !== undefined && rows.every(({ cells }) => cells.length === 0)) return brokenAt(broken);
  if (rows.length > MOST_ROWS)
    return { wrong: `There are more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Split the list` };
  return { ...how, columns, rows };
}

function foreignKind(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    return 'This is a workbook, not a CSV file. In the spreadsheet choose “Save as” and “CSV UTF-8”';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return 'This file is UTF-16. In the spreadsheet choose “Save as” and “CSV UTF-8”';
  return bytes.includes(0) ? 'This is not a text file' : undefined;
}

function decoded(bytes: Buffer): Pick<ReadList, 'encoding'> & { text: string } {
  try {
    return { encoding: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: 'Windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

function brokenAt({ line, broken }: Extract<ListRecord, { broken: string }>): { wrong: string } {
  return { wrong: `The file cannot be read as CSV near line ${line}: ${broken.toLowerCase()}` };
}

/** A file's name as it is shown: no path, nothing that cannot be seen. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (last.toWellFormed().replace(/\p{C}/gu, '').trim() || 'list').slice(0, 100);
}
