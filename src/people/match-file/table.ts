import { fold, foldCode } from '../rules/matching/fold.ts';
import { dateReader } from './dates.ts';
import { type Kind, type MappedField, type Mapping, Unusable } from './mapping.ts';
import { Pool } from './pool.ts';
import { type Progress, readRows } from './read.ts';

/** One field of all records: the number of each record's text in the pool, 0 where there is none. */
export interface Column {
  field: MappedField;
  pool: Pool;
  values: Uint32Array;
}

/** One or two files in memory, column by column. Records of the second file come after `split`. */
export interface Table {
  size: number;
  /** Where the second file begins; `size` when there is one only. */
  split: number;
  ids: Pool;
  columns: Column[];
  ragged: number[][];
}

type Reader = (row: readonly string[]) => string;

/** Reads files into one table. Every column that the map names must be there, and no id may come twice in a file. */
export async function readTable(
  paths: readonly string[],
  mapping: Mapping,
  progress: Progress,
): Promise<Table> {
  const columns = mapping.fields.map((field) => ({
    field,
    pool: new Pool(),
    values: new Uint32Array(1 << 12),
  }));
  const table: Table = { size: 0, split: 0, ids: new Pool(), columns, ragged: [] };
  for (const [at, path] of paths.entries()) {
    await readInto(table, path, mapping, progress);
    if (at === 0) table.split = table.size;
  }
  return table;
}

async function readInto(table: Table, path: string, mapping: Mapping, progress: Progress): Promise<void> {
  const { header, rows, ragged } = await readRows(path);
  const idAt = columnAt(header, mapping.id, path);
  const readers = mapping.fields.map((field) => readerOf(field, header, path));
  const first = table.size;
  for await (const row of rows) {
    const id = row[idAt] ?? '';
    if (id === '') throw new Unusable(`${path}: row ${table.size - first + 1} has no "${mapping.id}".`);
    // Ids of two files may be alike: each file's are kept apart.
    table.ids.add(`${first === 0 ? 'a' : 'b'}${id}`);
    if (table.ids.size !== table.size + 1) throw new Unusable(`${path}: the id "${id}" comes twice.`);
    for (const [at, read] of readers.entries()) put(table.columns[at], table.size, read(row));
    table.size++;
    progress('Reading', table.size);
  }
  table.ragged.push(ragged);
}

function put(column: Column | undefined, record: number, text: string): void {
  if (!column) return;
  if (record >= column.values.length) {
    const longer = new Uint32Array(column.values.length * 2);
    longer.set(column.values);
    column.values = longer;
  }
  column.values[record] = column.pool.add(text);
}

/** The id of a record as its file has it. */
export const idOf = (table: Table, record: number) => table.ids.text(record + 1).slice(1);

function columnAt(header: readonly string[], name: string, path: string): number {
  const wanted = name.trim();
  const at = header.indexOf(wanted);
  if (at >= 0) return at;
  throw new Unusable(`${path} has no column "${wanted}". It has: ${header.join(', ')}.`);
}

function readerOf(field: MappedField, header: readonly string[], path: string): Reader {
  const places = field.columns.map((name) => columnAt(header, name, path));
  const plain = plainOf(field.kind, field);
  return (row) =>
    plain(
      places
        .map((at) => row[at] ?? '')
        .filter(Boolean)
        .join(' '),
    );
}

/** What two texts of a kind must have in common to be one value. */
function plainOf(kind: Kind, { format }: MappedField): (text: string) => string {
  if (kind === 'given' || kind === 'surname') return fold;
  if (kind === 'date') return dateReader(format);
  if (kind === 'sex') return (text) => foldCode(text).slice(0, 1);
  if (kind === 'postcode' || kind === 'number') return foldCode;
  return foldWords;
}

/** Words and house numbers in plain small letters. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
