import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { Unusable } from './mapping.ts';

/** A file's rows as they are read. Ragged rows are kept with what they have, and counted. */
export interface Rows {
  header: string[];
  rows: AsyncIterable<string[]>;
  /** Numbers of rows with too few or too many values, once all are read. */
  ragged: number[];
}

/** Told how far a step has come; it decides when that is worth saying. */
export type Progress = (step: string, done: number, of?: number) => void;

/** Opens a CSV or TSV file, plain or gzip; which, is seen from the file itself. */
export async function readRows(path: string): Promise<Rows> {
  const text = await openText(path);
  const first = await firstChunk(text);
  const delimiter = delimiterOf(first);
  const parser = text.pipe(
    parse({
      delimiter,
      bom: true,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  text.on('error', (error) => parser.destroy(error));
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const head = await records.next();
  if (head.done) throw new Unusable(`${path} is empty.`);
  const header = head.value.map((name) => name.trim());
  const ragged: number[] = [];
  return { header, ragged, rows: even(records, header.length, ragged) };
}

/** The decoded text of a file. Missing files are the reader's to put right. */
export async function openText(path: string): Promise<Readable> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Unusable(`There is no file ${path}.`);
  const [first = 0, second = 0] = await magic(path);
  const raw = createReadStream(path, { highWaterMark: 1 << 18 });
  if (first !== 0x1f || second !== 0x8b) return raw;
  const plain = createGunzip();
  raw.on('error', (error) => plain.destroy(error));
  return raw.pipe(plain);
}

async function magic(path: string): Promise<number[]> {
  for await (const chunk of createReadStream(path, { end: 1 })) return [...(chunk as Buffer)];
  return [];
}

/** Looks at the beginning of a stream and puts it back. */
async function firstChunk(stream: Readable): Promise<string> {
  const chunk = await new Promise<Buffer | null>((resolve, reject) => {
    stream.once('readable', () => resolve(stream.read() as Buffer | null));
    stream.once('error', reject);
  });
  if (!chunk) return '';
  stream.unshift(chunk);
  return chunk.toString('utf8');
}

function delimiterOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const count = (sign: string) => line.split(sign).length;
  return ['\t', ';', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

async function* even(
  records: AsyncIterator<string[]>,
  width: number,
  ragged: number[],
): AsyncGenerator<string[]> {
  for (let row = 1; ; row++) {
    const next = await records.next();
    if (next.done) return;
    if (next.value.length !== width) ragged.push(row);
    yield next.value;
  }
}
