import {
  decidedInTime,
  disagreementsByStage,
  repliesByAgency,
  toldInTime,
  volume,
} from '../../front-door/index.ts';
import { currentArrangements } from '../../partnership/index.ts';
import { askedAgain } from '../../people/index.ts';
import { areasOf } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import {
  csvOf,
  drawWeeks,
  ROUNDING,
  type ShownTable,
  safeTable,
  trueTable,
} from '../../platform/charts/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { type Counts, tablesOf } from './counts.ts';
import type { AreaChoice, FiguresModel } from './types.ts';
import { figuresView } from './view.ts';

const WEEKS = 13;

/** GET /desk/figures: how the front door did in the last quarter. */
export async function showFigures(page: Page): Promise<Response> {
  const { tables, ...model } = await load(page);
  const drawn: FiguresModel['tables'][number][] = [];
  for (const table of tables)
    drawn.push({ table, drawn: table.rowsRun === 'weeks' ? await drawWeeks(table) : undefined });
  return page.show({
    title: 'Figures',
    kind: 'workspace',
    current: '/desk/figures',
    main: figuresView({ ...model, tables: drawn, weeks: WEEKS }),
  });
}

/** GET /desk/figures/TABLE.csv: one table of the page as the reader sees it there. */
export async function downloadFigures(page: Page): Promise<Response> {
  const code = page.param('table').replace(/\.csv$/, '');
  const { tables, area } = await load(page);
  const table = tables.find((each) => each.code === code);
  if (!table) throw notFound();
  const name = [code, area?.code, londonDate(page.now).toString()].filter(Boolean).join('-');
  return new Response(csvOf(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

type Loaded = Omit<FiguresModel, 'tables' | 'weeks'> & { tables: readonly ShownTable[] };

async function load(page: Page): Promise<Loaded> {
  const inHub = seesTrueNumbers(page);
  // Outside the hub only weeks that are over: this week's numbers, looked at each day, would tell each day's.
  const now = inHub ? page.now : page.now.subtract({ hours: 7 * 24 });
  const asked = { weeks: WEEKS, now };
  const { counts, areas } = await page.transaction(async (db) => {
    const mayCountPeople = page.practitioner.permissions.has('people.figures');
    const [decided, told, cameIn, replies, disagreements, people] = await Promise.all([
      decidedInTime(db, asked),
      toldInTime(db, asked),
      volume(db, asked),
      repliesByAgency(db, asked),
      disagreementsByStage(db, asked),
      mayCountPeople ? askedAgain(db, weeksTo(now)[0] ?? londonDate(now)) : undefined,
    ]);
    const { areas: all } = await currentArrangements(page.services.database, page.now, db);
    await audit(db, { action: 'read', kind: 'figures' });
    const counted = { decided, told, volume: cameIn, replies, disagreements };
    return { counts: people ? { ...counted, asked: people } : counted, areas: all };
  });
  const mine = areasOf(page.practitioner);
  const offered = areas.filter(({ code }) => mine.includes(code));
  const wanted = inHub ? offered.find(({ code }) => code === page.url.searchParams.get('area')) : undefined;
  const weeks = weeksTo(now);
  const kept = chosen(counts, wanted, weeks);
  const tables = tablesOf(kept, { weeks, areaName: (code) => nameOf(areas, code) });
  return {
    tables: tables.map((table) => (inHub ? trueTable(table) : safeTable(table, ROUNDING))),
    areas: offered.map(({ code, name }) => ({ code, name })),
    area: wanted,
    mayChoose: inHub,
  };
}

/** The hub's own people see true numbers. Whoever oversees it does not, whatever else they are. */
export function seesTrueNumbers({ practitioner }: Page): boolean {
  const { permissions, teams } = practitioner;
  return permissions.has('front-door.read') && teams.length > 0 && !permissions.has('board.read');
}

function weeksTo(now: Temporal.Instant): Temporal.PlainDate[] {
  const today = londonDate(now);
  const last = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: WEEKS }, (_, at) => last.subtract({ days: 7 * (WEEKS - 1 - at) }));
}

function chosen(counts: Counts, area: AreaChoice | undefined, weeks: readonly Temporal.PlainDate[]): Counts {
  const within = new Set(weeks.map(String));
  const fits = (row: { week: Temporal.PlainDate; area: string | null }) =>
    within.has(row.week.toString()) && (!area || row.area === area.code);
  return {
    decided: counts.decided.filter(fits),
    told: counts.told.filter(fits),
    volume: counts.volume.filter(fits),
    replies: counts.replies.filter(fits),
    disagreements: counts.disagreements.filter(fits),
    ...(counts.asked ? { asked: counts.asked.filter(fits) } : {}),
  };
}

function nameOf(areas: readonly AreaChoice[], code: string | null): string {
  return areas.find((area) => area.code === code)?.name ?? 'Not known yet';
}
