import { dedupeTable, type Found, linkTable, type Options } from './find.ts';
import { readMapping } from './mapping.ts';
import { openText, type Progress } from './read.ts';
import { searchTable } from './search.ts';
import { idOf, readTable, type Table } from './table.ts';
import { csv, mayWrite, writeLines } from './write.ts';

export { Unusable } from './mapping.ts';
export type { Options, Progress };

/** What a run did, to be told at its end. */
export interface Summary {
  rows: number;
  /** What of the files could not be read as it was meant, in words. */
  notes: readonly string[];
  written: number;
}

/** Finds the records of one file that are one person. */
export async function dedupe(
  file: string,
  map: string,
  out: string,
  options: Options,
  progress: Progress,
): Promise<Summary> {
  const mapping = readMapping(map);
  await mayWrite(out, [file]);
  const table = await readTable([file], mapping, progress);
  return summary(table, await writePairs(table, out, dedupeTable(table, options, progress)));
}

/** Finds the records of two files that are one person. */
export async function link(
  files: readonly [string, string],
  map: string,
  out: string,
  options: Options,
  progress: Progress,
): Promise<Summary> {
  const mapping = readMapping(map);
  await mayWrite(out, files);
  const table = await readTable(files, mapping, progress);
  return summary(table, await writePairs(table, out, linkTable(table, options, progress)));
}

/** Looks every query up in a file, as the search before a record is made does. */
export async function search(
  index: string,
  queries: string,
  map: string,
  out: string,
  progress: Progress,
): Promise<Summary> {
  const mapping = readMapping(map);
  await mayWrite(out, [index, queries]);
  await openText(queries);
  const table = await readTable([index], mapping, progress);
  return summary(table, await writeLines(out, searchTable(table, queries, progress)));
}

const summary = (table: Table, written: number): Summary => ({
  rows: table.size,
  notes: table.notes,
  written,
});

async function writePairs(table: Table, out: string, pairs: Iterable<Found>): Promise<number> {
  return (await writeLines(out, rowsOf(table, pairs))) - 1;
}

function* rowsOf(table: Table, pairs: Iterable<Found>): Generator<string> {
  yield 'left,right,weight,zone';
  for (const { left, right, weight, zone } of pairs) {
    yield `${csv(idOf(table, left))},${csv(idOf(table, right))},${weight.toFixed(2)},${zone}`;
  }
}
