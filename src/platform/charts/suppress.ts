import type { Counted, Rounding, Shown, ShownTable } from './counted.ts';
import { type Cell, linesOf, type Sums, withSums, workedBack } from './lines.ts';

/** No number of this or more is ever in these tables; it stands for "any". */
const ANY = 1_000_000_000;

/** A table with its true numbers, for the hub. */
export function trueTable(counted: Counted): ShownTable {
  return tableOf(counted, withSums(counted.rows.map(({ counts }) => counts)));
}

/**
 * A table as anybody outside the hub may see it. Counts from 1 to `least` - 1 are withheld and the rest rounded; then
 * others are withheld until no withheld number can be worked back from the sums: no line has one alone, and each small
 * number could still be at least as many different numbers as the rounding is wide.
 * @throws RangeError for a `least` under 5
 */
export function safeTable(counted: Counted, rounding: Rounding): ShownTable {
  if (rounding.least < 5) throw new RangeError('numbers under 5 are never shown outside the hub');
  const sums = withSums(counted.rows.map(({ counts }) => counts));
  const hidden = withheld(sums, rounding);
  const shown = sums.map((row, at) =>
    row.map((value, column): Shown => (hidden.has(key([at, column])) ? null : nearest(value, rounding.to))),
  );
  return { ...tableOf(counted, shown), rounded: rounding };
}

const key = ([row, column]: Cell) => `${row}.${column}`;
const nearest = (value: number, to: number) => Math.round(value / to) * to;

function withheld(sums: Sums, rounding: Rounding): ReadonlySet<string> {
  const value = ([row, column]: Cell) => sums[row]?.[column] ?? 0;
  const cells = sums.flatMap((row, at) => row.map((_, column): Cell => [at, column]));
  const small = cells.filter((cell) => value(cell) > 0 && value(cell) < rounding.least);
  const hidden = new Set(small.map(key));
  const hideOneMore = (line: readonly Cell[]) => {
    const [next] = line
      .filter((cell) => !hidden.has(key(cell)))
      .sort((a, b) => dearness(sums, a) - dearness(sums, b));
    if (next) hidden.add(key(next));
    return next !== undefined;
  };
  const lines = linesOf(sums);
  for (let more = small.length > 0; more; ) {
    more = false;
    for (const line of lines)
      if (line.filter((cell) => hidden.has(key(cell))).length === 1) more = hideOneMore(line) || more;
    if (more) continue;
    const open = tooNarrow(sums, small, hidden, rounding);
    if (open) more = lines.some((line) => line.some((cell) => key(cell) === key(open)) && hideOneMore(line));
  }
  return hidden;
}

/** What is withheld first: the smallest number that is not a sum, zeros and sums last. */
function dearness(sums: Sums, [row, column]: Cell): number {
  const width = sums[0]?.length ?? 0;
  const isSum = row === sums.length - 1 || (width > 1 && column === width - 1);
  const value = sums[row]?.[column] ?? 0;
  return (isSum ? ANY : 0) + (value === 0 ? ANY / 2 : value);
}

function tooNarrow(sums: Sums, small: readonly Cell[], hidden: ReadonlySet<string>, rounding: Rounding) {
  const bounds = workedBack(
    sums.map((row, at) =>
      row.map((value, column) => (hidden.has(key([at, column])) ? [0, ANY] : spread(value, rounding))),
    ),
  );
  return small.find(([row, column]) => {
    const [low, high] = bounds[row]?.[column] ?? [0, 0];
    return high - low + 1 < rounding.to;
  });
}

/** What a rounded number may have been. A zero is a zero: small numbers are withheld and not rounded down to it. */
function spread(value: number, { least, to }: Rounding): [number, number] {
  if (value === 0) return [0, 0];
  const shown = nearest(value, to);
  const half = Math.floor(to / 2);
  return [Math.max(least, shown - half), shown + half];
}

function tableOf(counted: Counted, numbers: readonly (readonly Shown[])[]): ShownTable {
  const { rows, total, share, ...rest } = counted;
  const width = counted.columns.length;
  const part = (row: readonly Shown[]) => {
    const counts = row.slice(0, width);
    return { counts, total: row.length > width ? (row[width] ?? null) : (counts[0] ?? null) };
  };
  return {
    ...rest,
    rows: rows.map(({ label }, at) => ({ label, ...part(numbers[at] ?? []) })),
    totals: part(numbers.at(-1) ?? []),
    ...(total !== undefined && width > 1 ? { totalLabel: total } : {}),
    ...(share !== undefined ? { shareLabel: share } : {}),
  };
}

/** The share of the first column in whole per cent; null where either number is withheld or there is nothing. */
export function shareOf({ counts, total }: { counts: readonly Shown[]; total: Shown }): Shown {
  const [first = null] = counts;
  return first === null || total === null || total === 0 ? null : Math.round((100 * first) / total);
}
