import { type Counted, csvOf, drawWeeks, trueTable } from '../../../platform/charts/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { readViews } from '../../store/views.ts';
import { viewsView } from './view.ts';
import { flushViews } from './watch.ts';

const DAYS = 28;
const MOST = 100;

/** GET /library/views?under=/guides: how often public pages were read, by day and by page. */
export async function showViews(page: Page): Promise<Response> {
  const { days, pages, under } = await load(page);
  return page.show({
    title: 'Page views',
    kind: 'workspace',
    current: '/library/inbox',
    main: viewsView({ days, drawn: await drawWeeks(days), pages, under, most: MOST, since: DAYS }),
  });
}

/** GET /library/views/by-day.csv and /library/views/by-page.csv */
export async function downloadViews(page: Page): Promise<Response> {
  const { days, pages } = await load(page);
  const byPage = page.url.pathname.endsWith('/by-page.csv');
  return new Response(csvOf(byPage ? pages : days), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="page-views-by-${byPage ? 'page' : 'day'}.csv"`,
    },
  });
}

async function load(page: Page) {
  await flushViews(page.services.database, page.now);
  const given = page.url.searchParams.get('under') ?? '';
  const under = /^\/[a-z0-9/:-]{0,120}$/i.test(given) && given !== '/' ? given.replace(/\/$/, '') : '';
  const today = londonDate(page.now);
  const since = today.subtract({ days: DAYS - 1 });
  const read = await page.transaction((db) => readViews(db, since, under, MOST));
  const viewed = new Map(read.days.map(({ day, views }) => [day.toString(), views]));
  const dates = Array.from({ length: DAYS }, (_, n) => since.add({ days: n }));
  const dayRows = dates.map((day) => ({
    label: dateWords(day).text.replace(/^(\d+ \w{3})\w*/, '$1'),
    counts: [viewed.get(day.toString()) ?? 0],
  }));
  const byDay: Counted = {
    code: 'by-day',
    title: 'Pages read each day',
    words:
      'Public pages that were opened and files that were taken, programs left out as far as they say so. Nobody is told apart.',
    rowsAre: 'Day',
    rowsRun: 'weeks',
    columns: [{ label: 'Views', tone: 'plain' }],
    rows: dayRows,
  };
  const byPage: Counted = {
    ...byDay,
    code: 'by-page',
    title: 'Pages and files read most',
    words: `The ${MOST} pages opened and files taken most in ${DAYS} days. What stands with a colon is somebody’s own link, counted together.`,
    rowsAre: 'Page',
    rowsRun: 'kinds',
    rows: read.pages.map(({ path, views }) => ({ label: path, counts: [views] })),
  };
  return { days: trueTable(byDay), pages: trueTable(byPage), under };
}
