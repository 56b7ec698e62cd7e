import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Counted, ROUNDING, type ShownTable } from './counted.ts';
import { withSums } from './lines.ts';
import { safeTable, shareOf, trueTable } from './suppress.ts';

const counted = (counts: readonly (readonly number[])[]): Counted => ({
  code: 'decided',
  title: 'Decided in time',
  words: 'Decisions.',
  rowsAre: 'Week beginning',
  rowsRun: 'weeks',
  columns: (counts[0] ?? []).map((_, at) => ({ label: `Column ${at}`, tone: 'plain' })),
  rows: counts.map((row, at) => ({ label: `Row ${at}`, counts: row })),
  total: 'All',
});

const aTable = (most: number, rows = 6, columns = 4) =>
  fc.tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns })).chain(([height, width]) =>
    fc.array(fc.array(fc.nat(most), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

/** Every number of a published table with its sums, laid over the true ones. */
function published(table: ShownTable): (number | null)[][] {
  const wide = table.columns.length > 1;
  return [...table.rows, table.totals].map(({ counts, total }) => (wide ? [...counts, total] : [...counts]));
}

test('no small number is shown, zeros are, and everything else is rounded', () => {
  fc.assert(
    fc.property(aTable(40), (counts) => {
      const sums = withSums(counts);
      for (const [row, line] of published(safeTable(counted(counts), ROUNDING)).entries())
        for (const [column, shown] of line.entries()) {
          const value = sums[row]?.[column] ?? -1;
          if (value > 0 && value < 10) assert.equal(shown, null);
          if (shown !== null) assert.ok(shown % 5 === 0 && Math.abs(shown - value) <= 2);
          if (shown === 0) assert.equal(value, 0);
        }
    }),
  );
});

test('a line never withholds one number alone', () => {
  fc.assert(
    fc.property(aTable(30), (counts) => {
      const shown = published(safeTable(counted(counts), ROUNDING));
      const width = shown[0]?.length ?? 0;
      const columns = Array.from({ length: width }, (_, at) => shown.map((row) => row[at]));
      for (const line of width > 1 ? [...shown, ...columns] : columns)
        assert.notEqual(line.filter((value) => value === null).length, 1, JSON.stringify(shown));
    }),
  );
});

test('somebody who tries every table that fits what is published learns no small number', () => {
  fc.assert(
    fc.property(aTable(16, 2, 2), (counts) => {
      const shown = published(safeTable(counted(counts), ROUNDING));
      const found = counts.map((row) => row.map(() => new Set<number>()));
      for (const guess of everyTable(shown, counts.length, counts[0]?.length ?? 0)) {
        const sums = withSums(guess);
        if (!sums.every((row, at) => row.every((value, column) => fits(shown[at]?.[column], value))))
          continue;
        for (const [row, line] of guess.entries())
          for (const [column, value] of line.entries()) found[row]?.[column]?.add(value);
      }
      for (const [row, line] of counts.entries())
        for (const [column, value] of line.entries())
          if (value > 0 && value < 10)
            assert.ok(
              (found[row]?.[column]?.size ?? 0) >= 4,
              `${JSON.stringify(counts)} gives ${JSON.stringify(shown)}`,
            );
    }),
    { numRuns: 15 },
  );
});

const fits = (shown: number | null | undefined, value: number) =>
  shown === null ||
  shown === undefined ||
  (shown === 0 ? value === 0 : value >= 10 && Math.abs(shown - value) <= 2);

/** All tables of whole numbers up to 24 whose cells fit what is published. */
function* everyTable(shown: (number | null)[][], height: number, width: number): Generator<number[][]> {
  const cells = Array.from(
    { length: height * width },
    (_, at) => shown[Math.floor(at / width)]?.[at % width],
  );
  const choices = cells.map((cell) =>
    Array.from({ length: 25 }, (_, value) => value).filter((value) => fits(cell, value)),
  );
  const pick = function* (at: number, picked: number[]): Generator<number[]> {
    if (at === choices.length) yield picked;
    else for (const value of choices[at] ?? []) yield* pick(at + 1, [...picked, value]);
  };
  for (const flat of pick(0, []))
    yield Array.from({ length: height }, (_, row) => flat.slice(row * width, (row + 1) * width));
}

test('where every number is large none is withheld; where all are zero all are shown', () => {
  const large = published(
    safeTable(
      counted([
        [21, 33],
        [48, 12],
      ]),
      ROUNDING,
    ),
  );
  assert.deepEqual(large, [
    [20, 35, 55],
    [50, 10, 60],
    [70, 45, 115],
  ]);
  assert.deepEqual(
    published(
      safeTable(
        counted([
          [0, 0],
          [0, 0],
        ]),
        ROUNDING,
      ),
    )
      .flat()
      .filter((value) => value !== 0),
    [],
  );
  assert.deepEqual(published(safeTable(counted([[3], [40], [50]]), ROUNDING)), [[null], [null], [50], [95]]);
});

test('the threshold is configurable and never under five', () => {
  assert.equal(safeTable(counted([[7], [40]]), { least: 5, to: 5 }).rows[0]?.counts[0], 5);
  assert.throws(() => safeTable(counted([[7]]), { least: 4, to: 5 }), RangeError);
});

test('the hub sees true numbers and shares', () => {
  const table = trueTable({
    ...counted([
      [7, 1],
      [0, 0],
    ]),
    share: 'In time',
  });
  assert.deepEqual(published(table), [
    [7, 1, 8],
    [0, 0, 0],
    [7, 1, 8],
  ]);
  assert.deepEqual(table.rows.map(shareOf), [88, null]);
  assert.equal(shareOf({ counts: [null, 10], total: 20 }), null);
});
