import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readRecords } from '../../platform/lists/index.ts';
import { Unusable } from './mapping.ts';

/** A file's rows as they are read. Lines are counted as a spreadsheet does: the heading is row 1. */
export interface Rows {
  header: string[];
  rows: AsyncIterable<Row>;
  /** Rows with too few or too many values, which are kept with what they have; once all are read. */
  ragged: number[];
  /** Rows left out because a quotation mark in them is not closed or stands inside a value. */
  broken: number[];
  encoding: Encoding;
}

export interface Row {
  line: number;
  cells: string[];
}

type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** Told how far a step has come; it decides when that is worth saying. */
export type Progress = (step: string, done: number, of?: number) => void;

export const WORKBOOK =
  'This is a workbook, not a CSV file. In the spreadsheet choose “Save as” and “CSV UTF-8”.';

/** Opens a CSV or TSV file, plain or gzip, in whatever letters a spreadsheet wrote it; all is seen from the file itself. */
export async function readRows(path: string): Promise<Rows> {
  const encoding = await encodingOf(path);
  const records = readRecords(await openText(path), encoding);
  const rows = { ragged: [], broken: [], encoding };
  for (;;) {
    const { value: first, done } = await records.next();
    if (done) throw new Unusable(`${path} is empty.`);
    if ('broken' in first) throw new Unusable(`${path}: the heading cannot be read: ${first.broken}.`);
    if (first.cells.some(Boolean)) {
      const header = first.cells;
      return { ...rows, header, rows: even(records, header.length, rows) };
    }
  }
}

/** The bytes of a file, unpacked. Whatever is wrong with it is the reader's to put right. */
export async function openText(path: string): Promise<Readable> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Unusable(`There is no file ${path}.`);
  if (!found.isFile())
    throw new Unusable(`${path} is not a file but a ${found.isDirectory() ? 'folder' : 'device'}.`);
  return Readable.from(bytesOf(path));
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: 1 << 18 });
  try {
    const [first = 0, second = 0] = await magic(path);
    if (first !== 0x1f || second !== 0x8b) return yield* raw;
    const plain = createGunzip({ chunkSize: 1 << 18 });
    raw.on('error', (error) => plain.destroy(error));
    yield* raw.pipe(plain);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') throw new Unusable(`${path} may not be read.`);
    if (code.startsWith('Z_'))
      throw new Unusable(
        `${path} cannot be unpacked: it is damaged, or only part of it has come (${message}).`,
      );
    throw error;
  } finally {
    raw.destroy();
  }
}

async function magic(path: string): Promise<number[]> {
  for await (const chunk of createReadStream(path, { end: 1 })) return [...(chunk as Buffer)];
  return [];
}

/** UTF-8 if all of the file is, UTF-16 if it says so; otherwise what a spreadsheet's plain “CSV” is in. */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of await openText(path)) {
      const bytes = chunk as Buffer;
      const begins = first ? bytes.subarray(0, 2).toString('latin1') : '';
      first = false;
      if (begins === 'PK') throw new Unusable(WORKBOOK);
      if (begins === '\xff\xfe') return 'utf-16le';
      if (begins === '\xfe\xff') return 'utf-16be';
      if (bytes.includes(0)) throw new Unusable(`${path} is not a text file.`);
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'windows-1252';
    throw error;
  }
}

/** Blank rows are left out but counted. */
async function* even(
  records: ReturnType<typeof readRecords>,
  width: number,
  { ragged, broken }: Pick<Rows, 'ragged' | 'broken'>,
): AsyncGenerator<Row> {
  for await (const record of records) {
    if ('broken' in record) broken.push(record.line);
    else if (record.cells.some(Boolean)) {
      if (record.cells.length !== width) ragged.push(record.line);
      yield record;
    }
  }
}
