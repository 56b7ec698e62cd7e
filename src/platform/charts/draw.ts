import type { EChartsOption } from 'echarts';
import { type Html, raw } from '../html/index.ts';
import type { ShownTable } from './counted.ts';
import { plainSvg } from './svg.ts';

/** A chart drawn for a wide and for a narrow screen; one of them is shown. */
export interface Drawn {
  wide: Html;
  narrow: Html;
}

const SIZES = { wide: { width: 640, height: 260, least: 2 }, narrow: { width: 240, height: 190, least: 4 } };
/** What stands left of the bars, and right of them at least. */
const [LEFT, RIGHT] = [34, 4];
const KEPT = 200;
const kept = new Map<string, Drawn>();

/**
 * Draws how the columns of a table of weeks passed, or of a few kinds that stand side by side, stacked; what is withheld leaves a gap. The drawing has no style
 * and no colour of its own: classes and the page's tokens give them, in light, dark and print. The same table is the
 * same drawing, kept for the next reader; the library behind it is loaded with the first.
 */
export async function drawWeeks(table: ShownTable): Promise<Drawn> {
  const key = JSON.stringify([table.columns, table.rows]);
  const known = kept.get(key);
  if (known) return known;
  const { init } = await library();
  const draw = ({ width, height, least }: (typeof SIZES)['wide']) => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
    const { every, right } = namesOf(table, width);
    const step = table.rowsRun === 'weeks' ? Math.max(least, every) : every;
    chart.setOption(optionsOf(table, step, right));
    const svg = plainSvg(chart.renderToSVGString());
    chart.dispose();
    return raw(svg);
  };
  const drawn = { wide: draw(SIZES.wide), narrow: draw(SIZES.narrow) };
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, drawn);
  return drawn;
}

type Library = Pick<typeof import('echarts'), 'init'>;

/** One minified file: 16 MB and a tenth of a second, where the package's modules take three times as much. */
async function library(): Promise<Library> {
  const file: string = 'echarts/dist/echarts.esm.min.mjs';
  return (await import(file)) as Library;
}

const FONT = { fontFamily: 'inherit', fontSize: 13 };

type Bars = { tone: string; heights: (number | null)[] };

/** One stack a week: its columns, or only their sum where a column is withheld and the sum is not. */
function barsOf({ columns, rows }: ShownTable): Bars[] {
  const split = (row: ShownTable['rows'][number]) => !row.counts.includes(null);
  return [
    ...columns.map(({ tone }, at) => ({
      tone: tone as string,
      heights: rows.map((row) => (split(row) ? (row.counts[at] ?? null) : null)),
    })),
    { tone: 'whole', heights: rows.map((row) => (split(row) ? null : row.total)) },
  ];
}

function optionsOf(table: ShownTable, every: number, right: number): EChartsOption {
  const { rows } = table;
  const last = rows.length - 1;
  return {
    animation: false,
    textStyle: FONT,
    grid: { left: LEFT, right, top: 12, bottom: 26 },
    xAxis: {
      type: 'category',
      data: rows.map(({ label }) => shortDay(label)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: 'var(--ws-edge)' } },
      axisLabel: { ...FONT, color: 'var(--ws-quiet)', interval: (at: number) => (last - at) % every === 0 },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { ...FONT, color: 'var(--ws-quiet)' },
      splitLine: { lineStyle: { color: 'var(--ws-line)' } },
    },
    series: barsOf(table).map(({ tone, heights }) => ({
      type: 'bar',
      stack: 'all',
      barCategoryGap: '28%',
      silent: true,
      data: heights.map((height) => height ?? '-'),
      itemStyle: { color: `var(--ws-chart-${tone})` },
    })),
  };
}

/** Every how manieth row can be named below its bar so that no two names touch, and what the last needs beside it. */
function namesOf({ rows }: ShownTable, width: number): { every: number; right: number } {
  const longest = LETTER * Math.max(1, ...rows.map(({ label }) => shortDay(label).length));
  const bar = (right: number) => (width - LEFT - right) / Math.max(1, rows.length);
  const right = Math.max(RIGHT, Math.ceil((longest - bar(RIGHT)) / 2));
  return { every: Math.ceil((longest + GAP) / bar(right)), right };
}

/** About as wide as a letter of the axis is, and what stands between two names, in points. */
const [LETTER, GAP] = [7.2, 10];

/** "23 Nov 2026" as "23 Nov". */
function shortDay(label: string): string {
  return label.replace(/ \d{4}$/, '');
}
