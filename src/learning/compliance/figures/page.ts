import { audit } from '../../../platform/audit/index.ts';
import {
  csvOf,
  drawWeeks,
  ROUNDING,
  type ShownTable,
  safeTable,
  trueTable,
} from '../../../platform/charts/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate, startOfDay } from '../../../platform/time/london.ts';
import { incomeFigures, incomeMonths, reachFigures, sessionFigures } from '../../store/credential-figures.ts';
import { incomeTable, tablesOf } from './tables.ts';
import { type DrawnTable, figuresView } from './view.ts';

const WEEKS = 13;

/** GET /learning/figures: places, who came, reach and income of the last twelve months. */
export async function showFigures(page: Page): Promise<Response> {
  const { tables, income } = await load(page);
  const drawn: DrawnTable[] = [];
  for (const table of tables)
    drawn.push({ table, drawn: table.rowsRun === 'weeks' ? await drawWeeks(table) : undefined });
  return page.show({
    title: 'Figures of training',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: figuresView({ tables: drawn, income }),
  });
}

/** GET /learning/figures/TABLE.csv: one table of the page as the reader sees it there. */
export async function downloadFigures(page: Page): Promise<Response> {
  const code = page.param('table').replace(/\.csv$/, '');
  const table = (await load(page)).tables.find((each) => each.code === code);
  if (!table) throw notFound();
  return new Response(csvOf(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="training-${code}-${londonDate(page.now)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

async function load(
  page: Page,
): Promise<{ tables: ShownTable[]; income: { charged: number; lifted: number; paid: number } }> {
  const today = londonDate(page.now);
  const since = today.subtract({ years: 1 });
  // Today's numbers, looked at again and again, would tell who just completed something.
  const till = today;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const weeks = Array.from({ length: WEEKS }, (_, at) => monday.subtract({ days: 7 * (WEEKS - at) }));
  const { figures, income } = await page.transaction(async (db) => {
    const [first = since] = weeks;
    const found = {
      sessions: await sessionFigures(db, startOfDay(since), startOfDay(till)),
      agencies: await reachFigures(db, since, till, 'agency'),
      sectors: await reachFigures(db, since, till, 'sector'),
      ways: await reachFigures(db, since, till, 'how'),
      weeks: await reachFigures(db, first, monday, 'week'),
      months: await incomeMonths(db, startOfDay(since), page.now),
    };
    await audit(db, { action: 'read', kind: 'figures' });
    return { figures: found, income: await incomeFigures(db, startOfDay(since), page.now) };
  });
  const whole = page.practitioner.permissions.has('learning.coordinate');
  const tables = tablesOf(figures, weeks);
  const shown = tables.map((table) => (whole ? trueTable(table) : safeTable(table, ROUNDING)));
  return { tables: [...shown, trueTable(incomeTable(figures))], income };
}
