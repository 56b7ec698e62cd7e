import { audit } from '../../platform/audit/index.ts';
import { type Counted, csvOf, ROUNDING, safeTable } from '../../platform/charts/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate, startOfDay } from '../../platform/time/london.ts';
import { areasOf } from '../areas.ts';
import { gapTables } from '../rules/gaps.ts';
import { gapCounts, outcomeCounts } from '../store/signposts.ts';
import { gapsView } from './view.ts';

const MONTHS = 12;

async function load(page: Page): Promise<Counted[]> {
  const areas = await areasOf(page);
  const until = londonDate(page.now).with({ day: 1 });
  const [from, to] = [startOfDay(until.subtract({ months: MONTHS })), startOfDay(until)];
  return page.transaction(async (db) => {
    const outcomes = await outcomeCounts(db, from, to);
    const gaps = await gapCounts(db, from, to);
    await audit(db, { action: 'read', kind: 'directory figures' });
    return gapTables(outcomes, gaps, areas);
  });
}

/** GET /directory/gaps: where families did not get the help they were pointed to, in whole months that are over. */
export async function showGaps(page: Page): Promise<Response> {
  const tables = (await load(page)).map((table) => safeTable(table, ROUNDING));
  return page.show({
    title: 'Where help is missing',
    kind: 'workspace',
    current: '/directory/gaps',
    before: html`<a href="/desk" class="govuk-back-link">Desk</a>`,
    main: gapsView({ tables, months: MONTHS }),
  });
}

/** GET /directory/gaps/TABLE.csv: a table of the page as it stands there. */
export async function downloadGaps(page: Page): Promise<Response> {
  const code = page.param('table').replace(/\.csv$/, '');
  const table = (await load(page)).find((each) => each.code === code);
  if (!table) throw notFound();
  return new Response(csvOf(safeTable(table, ROUNDING)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${code}-${londonDate(page.now)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
