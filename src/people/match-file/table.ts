import { fold, foldCode } from '../rules/matching/fold.ts';
import { dateReader } from './dates.ts';
import { type MappedField, type Mapping, Unusable } from './mapping.ts';
import { notesOn } from './notes.ts';
import { Pool } from './pool.ts';
import { type Progress, type Row, readRows } from './read.ts';

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
  /** What whoever reads the findings should know of the files. */
  notes: string[];
}

/** Reads a field of a row, and keeps which rows held no date where one should be. */
interface Reader {
  field: MappedField;
  read: (row: Row) => string;
  unread: number[];
}

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
  const table: Table = { size: 0, split: 0, ids: new Pool(), columns, notes: [] };
  for (const [at, path] of paths.entries()) {
    await readInto(table, path, mapping, progress);
    if (at === 0) table.split = table.size;
  }
  return table;
}

async function readInto(table: Table, path: string, mapping: Mapping, progress: Progress): Promise<void> {
  const file = await readRows(path);
  const idAt = columnAt(file.header, mapping.id, path);
  const readers = mapping.fields.map((field) => readerOf(field, file.header, path));
  const first = table.size;
  for await (const row of file.rows) {
    const { line, cells } = row;
    const id = cells[idAt] ?? '';
    if (id === '') throw new Unusable(`${path}: row ${line} has no "${mapping.id}".`);
    // Ids of two files may be alike: each file's are kept apart.
    table.ids.add(`${first === 0 ? 'a' : 'b'}${id}`);
    if (table.ids.size !== table.size + 1)
      throw new Unusable(`${path}: the id "${id}" comes twice, the second time in row ${line}.`);
    for (const [at, { read }] of readers.entries()) put(table.columns[at], table.size, read(row));
    table.size++;
    progress('Reading', table.size);
  }
  table.notes.push(...notesOn(path, file, readers));
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
  if (at < 0)
    throw new Unusable(`${path} has no column "${wanted}". It has: ${header.filter(Boolean).join(', ')}.`);
  if (header.indexOf(wanted, at + 1) >= 0)
    throw new Unusable(`${path} has two columns called "${wanted}". Give each a name of its own.`);
  return at;
}

function readerOf(field: MappedField, header: readonly string[], path: string): Reader {
  const places = field.columns.map((name) => columnAt(header, name, path));
  const plain = plainOf(field);
  const unread: number[] = [];
  const read = ({ line, cells }: Row) => {
    const written = places
      .map((at) => cells[at] ?? '')
      .filter(Boolean)
      .join(' ');
    const text = plain(written);
    if (text === '' && written !== '' && field.kind === 'date') unread.push(line);
    return text;
  };
  return { field, unread, read };
}

/** What two texts of a kind must have in common to be one value. */
function plainOf({ kind, part, format }: MappedField): (text: string) => string {
  if (part) return (text) => fold(partsOf(text)[part]);
  if (kind === 'given' || kind === 'surname') return fold;
  if (kind === 'date') return dateReader(format, Temporal.Now.plainDateISO().year);
  if (kind === 'sex') return (text) => foldCode(text).slice(0, 1);
  if (kind === 'postcode' || kind === 'number') return foldCode;
  return foldWords;
}

/** The parts of a whole name: of "Lee, Ann" the surname is before the comma, otherwise it is the last word and what belongs to it. */
function partsOf(text: string): { given: string; surname: string } {
  const [before = '', ...after] = text.split(',').map((part) => part.trim());
  if (after.length > 0) return { given: after.join(' '), surname: before };
  const words = before.split(/\s+/);
  let at = words.length - 1;
  while (at > 1 && BELONGING.test(words[at - 1] ?? '')) at--;
  return { given: words.slice(0, at).join(' '), surname: words.slice(at).join(' ') };
}

const BELONGING =
  /^(al|el|bin|ibn|abu|bint|ap|ab|o|mac|mc|st|de|da|di|do|dos|du|del|la|le|van|von|der|den|ter)$/i;

/** Words and house numbers in plain small letters. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
