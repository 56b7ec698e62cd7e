import { dedupeTable, type Found, linkTable, type Options } from './find.ts';
import { readMapping } from './mapping.ts';
import type { Progress } from './read.ts';
import { searchTable } from './search.ts';
import { idOf, readTable, type Table } from './table.ts';
import { csv, writeLines } from './write.ts';

export { Unusable } from './mapping.ts';
export type { Options, Progress };

/** What a run did, to be told at its end. */
export interface Summary {
  rows: number;
  /** Numbers of rows with too few or too many values, file by file. They were read as far as they go. */
  ragged: readonly (readonly number[])[];
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
  const table = await readTable([file], readMapping(map), progress);
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
  const table = await readTable(files, readMapping(map), progress);
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
  const table = await readTable([index], readMapping(map), progress);
  return summary(table, await writeLines(out, searchTable(table, queries, progress)));
}

const summary = (table: Table, written: number): Summary => ({
  rows: table.size,
  ragged: table.ragged,
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
