import { audit } from '../../platform/audit/index.ts';
import { csvOf, ROUNDING, type ShownTable, safeTable } from '../../platform/charts/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate, startOfDay } from '../../platform/time/london.ts';
import { areasOf } from '../areas.ts';
import { byArea, byNeed, saysLittle } from '../rules/gaps.ts';
import { gapCounts, outcomeCounts } from '../store/signposts.ts';
import { gapsView } from './view.ts';

const MONTHS = 12;

interface Loaded {
  tables: readonly ShownTable[];
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

/** By need in full where that says something, and in short where it would be withheld: never both, nor one beside the other. */
async function load(page: Page): Promise<Loaded> {
  const areas = await areasOf(page);
  const until = londonDate(page.now).with({ day: 1 });
  const from = until.subtract({ months: MONTHS });
  return page.transaction(async (db) => {
    const within = [startOfDay(from), startOfDay(until)] as const;
    const outcomes = await outcomeCounts(db, ...within);
    const gaps = await gapCounts(db, ...within);
    await audit(db, { action: 'read', kind: 'directory figures' });
    const needs = safeTable(byNeed(gaps, 'in full'), ROUNDING);
    const shown = saysLittle(needs) ? safeTable(byNeed(gaps, 'in short'), ROUNDING) : needs;
    return { tables: [safeTable(byArea(outcomes, areas), ROUNDING), shown], from, until };
  });
}

/** GET /directory/gaps: where families did not get the help they were pointed to, in whole months that are over. */
export async function showGaps(page: Page): Promise<Response> {
  const { tables, from, until } = await load(page);
  return page.show({
    title: 'Where help is missing',
    kind: 'workspace',
    current: '/directory/gaps',
    before: html`<a href="/desk" class="govuk-back-link">Desk</a>`,
    main: gapsView({ tables, from, last: until.subtract({ days: 1 }) }),
  });
}

/** GET /directory/gaps/TABLE.csv: a table of the page as it stands there. */
export async function downloadGaps(page: Page): Promise<Response> {
  const code = page.param('table').replace(/\.csv$/, '');
  const table = (await load(page)).tables.find((each) => each.code === code);
  if (!table) throw notFound();
  return new Response(csvOf(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${code}-${londonDate(page.now)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
