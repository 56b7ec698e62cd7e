import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { NOTHING } from '../html/index.ts';
import {
  type Counted,
  countsFigure,
  csvCell,
  csvOf,
  drawWeeks,
  ROUNDING,
  safeTable,
  trueTable,
} from './index.ts';

const weeks: Counted = {
  code: 'decided',
  title: 'Decided in time',
  words: 'By the week of the decision.',
  rowsAre: 'Week beginning',
  rowsRun: 'weeks',
  columns: [
    { label: 'In time', tone: 'good' },
    { label: 'Late', tone: 'late' },
  ],
  rows: [31, 7, 14, 21, 28].map((day, at) => ({ label: `${day} Sept 2026`, counts: [12 + at, at] })),
  total: 'All decided',
  share: 'In time',
};

test('a drawing carries nothing that the content security policy refuses, and is small', async () => {
  const { wide, narrow } = await drawWeeks(trueTable(weeks));
  for (const svg of [String(wide), String(narrow)]) {
    assert.match(svg, /^<svg aria-hidden="true" focusable="false" [^>]*viewBox="0 0 \d+ \d+">/);
    assert.doesNotMatch(svg, /style|class=|script|onload|href|ecmeta|xmlns/);
    assert.match(svg, /28 Sep/);
    assert.match(svg, /fill="var\(--ws-chart-good\)"/);
    assert.ok(svg.length < 6000, `${svg.length} bytes`);
  }
});

test('names below the bars never touch, however many weeks or months there are, and the last is named', async () => {
  for (const count of [5, 13, 28, 60, 120]) {
    const rows = Array.from({ length: count }, (_, at) => ({
      label: `${1 + (at % 28)} September 2026`.replace(/ 2026$/, at % 2 ? '' : ' 2026'),
      counts: [at, 1],
    }));
    const drawn = await drawWeeks(trueTable({ ...weeks, rows }));
    for (const svg of [String(drawn.wide), String(drawn.narrow)]) {
      const at = [
        ...svg.matchAll(/<text [^>]*transform="translate\(([\d.]+) [\d.]+\)"[^>]*>(\d+ September)</g),
      ];
      const places = at.map(([, x, words = '']) => ({ x: Number(x), half: (words.length * 6.8) / 2 }));
      assert.ok(places.length > 0, svg.slice(0, 900));
      for (const [nth, { x, half }] of places.entries()) {
        const next = places[nth + 1];
        assert.ok(!next || x + half < next.x - next.half, `${count}: ${x} and ${next?.x}`);
      }
      const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
      const last = places.at(-1);
      assert.ok(last && last.x + last.half <= width, `${count}: the last name stands whole`);
      assert.ok(svg.includes(`>${rows.at(-1)?.label.replace(' 2026', '')}<`));
    }
  }
});

test('the same numbers are the same drawing', async () => {
  const other = {
    ...weeks,
    rows: weeks.rows.map(({ label, counts }) => ({ label, counts: [...counts].reverse() })),
  };
  const first = String((await drawWeeks(trueTable(weeks))).wide);
  assert.notEqual(String((await drawWeeks(trueTable(other))).wide), first);
  for (let at = 0; at < 201; at += 1) {
    const [row = { label: '', counts: [] }] = weeks.rows;
    if (at % 50 === 0) await drawWeeks(trueTable({ ...weeks, rows: [{ ...row, counts: [at, 0] }] }));
  }
  assert.equal(String((await drawWeeks(trueTable(weeks))).wide), first);
});

test('every drawing stands over its table, which says the same in words', async () => {
  const table = trueTable(weeks);
  const shown = String(
    countsFigure({ table, csvHref: '/desk/figures/decided.csv', drawn: await drawWeeks(table) }),
  );
  assert.match(shown, /<figure [^>]*><figcaption><h2[^>]*>Decided in time<\/h2>/);
  assert.match(shown, /<th scope="row">21 Sept 2026<\/th><td>15<\/td><td>3<\/td><td>18<\/td><td>83%<\/td>/);
  assert.match(
    shown,
    /<tfoot><tr><th scope="row">All<\/th><td>70<\/td><td>10<\/td><td>80<\/td><td>88%<\/td>/,
  );
  const safe = String(countsFigure({ table: safeTable(weeks, ROUNDING), csvHref: '' }));
  assert.match(safe, /Numbers from 1 to 9 are withheld/);
  assert.match(safe, />withheld</);
  assert.doesNotMatch(safe, /<td>[1-9]<\/td>/);
});

test('a week whose parts are withheld is drawn whole, and the legend says so', async () => {
  const table = safeTable(weeks, ROUNDING);
  const drawn = await drawWeeks(table);
  assert.match(String(drawn.wide), /fill="var\(--ws-chart-whole\)"/);
  assert.match(String(countsFigure({ table, csvHref: '', drawn })), /All, where the parts are withheld/);
  assert.doesNotMatch(String((await drawWeeks(trueTable(weeks))).wide), /chart-whole/);
});

test('nothing at all is said in words', () => {
  const none = trueTable({ ...weeks, rows: weeks.rows.map(({ label }) => ({ label, counts: [0, 0] })) });
  const shown = String(countsFigure({ table: none, csvHref: '', drawn: { wide: NOTHING, narrow: NOTHING } }));
  assert.match(shown, /Nothing in these weeks/);
});

test('CSV reads back as it was, and nothing in it is a formula', () => {
  const rows = parse(csvOf(trueTable(weeks)), { bom: true }) as string[][];
  assert.deepEqual(rows[0], ['Week beginning', 'In time', 'Late', 'All decided', 'In time, per cent']);
  assert.deepEqual(rows[4], ['21 Sept 2026', '15', '3', '18', '83%']);
  assert.deepEqual(rows.at(-1), ['All', '70', '10', '80', '88%']);
  const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\0', ' =', '＝', '|', '%', '"=', '');
  fc.assert(
    fc.property(start, fc.string({ unit: 'grapheme' }), (first, rest) => {
      const text = first + rest;
      const [[cell = ''] = []] = parse(`${csvCell(text)},x\r\n`) as string[][];
      assert.ok(cell === text || cell === `'${text}`, JSON.stringify([text, cell]));
      assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠|%]|^[\t\r\n\0]/u);
    }),
  );
});
