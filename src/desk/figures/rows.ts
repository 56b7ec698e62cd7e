import type { Counted } from '../../platform/charts/index.ts';

/** A table of kinds, without its columns and rows. */
export const kinds = (title: string, code: string, rowsAre: string, words: string) => ({
  ...{ title, code, rowsAre, words },
  rowsRun: 'kinds' as const,
});

type Rows = Counted['rows'];

/** How many numbers a row gives, and which. */
export type Count<Row> = readonly [width: number, of: (row: Row) => readonly number[]];

/** Adds up rows under each name, in the order of `names` and then as they come. */
export function added<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  [width, countsOf]: Count<Row>,
  names: readonly string[] = [],
): Rows {
  const none = Array.from({ length: width }, () => 0);
  const sums = new Map<string, readonly number[]>(names.map((name) => [name, none]));
  for (const row of rows) {
    const before = sums.get(nameOf(row)) ?? none;
    sums.set(
      nameOf(row),
      countsOf(row).map((count, at) => count + (before[at] ?? 0)),
    );
  }
  return [...sums].map(([label, counts]) => ({ label, counts }));
}

const SHOWN = 15;

/** The largest first; what is beyond the fifteenth stands together, so that a page stays a page. */
export function most(rows: Rows, width: number): Rows {
  const all = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const sorted = rows.toSorted(
    (a, b) => all(b.counts) - all(a.counts) || a.label.localeCompare(b.label, 'en'),
  );
  if (sorted.length <= SHOWN + 1) return sorted;
  const rest = sorted.slice(SHOWN);
  const together = added(rest, () => `${rest.length} others`, [width, ({ counts }) => counts]);
  return [...sorted.slice(0, SHOWN), ...together];
}
