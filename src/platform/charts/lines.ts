/** A table with its totals as the last row and column: in every line the last number is the sum of the others. */
export type Sums = readonly (readonly number[])[];

export type Cell = readonly [row: number, column: number];

/** Adds totals below, and beside where there is more than one column. */
export function withSums(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((row) => (row.length > 1 ? [...row, sum(row)] : [...row]));
  const width = rows[0]?.length ?? 0;
  const below = Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)));
  return [...rows, below];
}

/** The lines that add up: every column, and every row where there is more than one column. */
export function linesOf(table: readonly (readonly unknown[])[]): Cell[][] {
  const width = table[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => table.map((_row, row): Cell => [row, column]));
  const rows = width > 1 ? table.map((row, at) => row.map((_cell, column): Cell => [at, column])) : [];
  return [...columns, ...rows];
}

export const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

type Bound = [low: number, high: number];

/**
 * What somebody can work out of a published table from its sums alone: for each number the least and the most that it
 * can be. `known` says what is known of a number by itself.
 */
export function workedBack(known: readonly (readonly Bound[])[]): Bound[][] {
  const bounds = known.map((row) => row.map(([low, high]): Bound => [low, high]));
  const at = ([row, column]: Cell): Bound => bounds[row]?.[column] ?? [0, 0];
  const lines = linesOf(known);
  for (let round = 0, narrowed = true; narrowed && round < 50; round += 1) {
    narrowed = false;
    for (const line of lines) {
      const parts = line.slice(0, -1).map(at);
      const whole = line.at(-1);
      if (!whole) continue;
      const total = at(whole);
      const least = sum(parts.map(([low]) => low));
      const most = sum(parts.map(([, high]) => high));
      narrowed = narrow(total, least, most) || narrowed;
      for (const part of parts)
        narrowed = narrow(part, total[0] - (most - part[1]), total[1] - (least - part[0])) || narrowed;
    }
  }
  return bounds;
}

function narrow(bound: Bound, low: number, high: number): boolean {
  const [before, after] = bound;
  if (low > before) bound[0] = low;
  if (high < after) bound[1] = high;
  return low > before || high < after;
}
