import {
  type Arrangements,
  areaCalled,
  currentArrangements,
  currentCallPanel,
  secondsItHolds,
} from '../../partnership/index.ts';
import { answerKept, HttpError, type KeptView, notFound, type Page } from '../../platform/http/index.ts';
import { isBefore, londonDate, startOfDay } from '../../platform/time/london.ts';
import { currentManual } from './manual.ts';
import { numberedAt } from './rules/numbers.ts';
import { dayIn, instantOn } from './rules/standing.ts';
import type { AreaName, Manual } from './types.ts';

/** What every page of the procedures is asked with: which day, for which area. */
export interface Asked {
  manual: Manual;
  areas: readonly AreaName[];
  area: string | null;
  /** The day that was asked for; undefined for today. */
  on: Temporal.PlainDate | undefined;
  /** The instant that it is shown as of. */
  at: Temporal.Instant;
  today: Temporal.PlainDate;
  /** Every arrangement, of which those of its day are shown. */
  arrangements: Arrangements;
  /** What was read for it: answers are kept in memory as long as neither is read anew. */
  holder: object;
}

const holders = new WeakMap<Manual, WeakMap<Arrangements, object>>();

function holderOf(manual: Manual, arrangements: Arrangements): object {
  const those = holders.get(manual) ?? new WeakMap<Arrangements, object>();
  holders.set(manual, those);
  const holder = those.get(arrangements) ?? {};
  those.set(arrangements, holder);
  return holder;
}

/** Reads `?on=` (or the three boxes of the form) and `?area=`. @throws HttpError 404 for a day that is none */
export async function asked(page: Page): Promise<Asked> {
  const { database } = page.services;
  const query = page.url.searchParams;
  const arrangements = await currentArrangements(database, page.now);
  const { areas } = arrangements;
  const manual = await currentManual(database, page.now);
  const typed = query.get('on') ?? inBoxes(query);
  const on = dayIn(typed);
  if (typed && !on)
    throw new HttpError(400, {
      says: 'That is not a date. Nothing is wrong here: go back and give a day, a month and a year.',
    });
  const today = londonDate(page.now);
  const past = on?.equals(today) ? undefined : on;
  const area = areaCalled(areas, query.get('area'))?.code ?? null;
  const at = past ? instantOn(past, page.now) : page.now;
  return {
    manual: numberedAt(manual, at),
    areas,
    area,
    on: past,
    today,
    at,
    arrangements,
    holder: holderOf(manual, arrangements),
  };
}

function inBoxes(query: URLSearchParams): string | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    query.get(`on-${part}`)?.trim(),
  );
  if (!day && !month && !year) return null;
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

export function found<T>(thing: T | undefined, id: string): T {
  if (thing === undefined) throw notFound({ kind: 'procedure', id });
  return thing;
}

/** Longest that a cache may keep a page, in seconds. */
const KEPT = 60;

/**
 * Shows a page that anybody may read, to be kept by caches no longer than until the next version begins or a number on
 * it changes, and in memory as it stands today. `key` is what it hangs on beside the day and the area; undefined where
 * that is words that somebody typed. What is drawn for somebody signed in is kept by none, for it carries what is
 * theirs to do.
 */
export async function showOpen(
  page: Page,
  { manual, area, on, today, holder }: Asked,
  key: readonly unknown[] | undefined,
  draw: () => Omit<KeptView, 'current' | 'call'>,
): Promise<Response> {
  const call = await currentCallPanel(page, area);
  const turns = [...manual.versions, ...manual.withdrawals].map(({ from }) => from);
  const toCome = turns.filter((from) => isBefore(page.now, from));
  // A number may be another tomorrow.
  const seconds = secondsItHolds(call, page.now, KEPT, [...toCome, startOfDay(today.add({ days: 1 }))]);
  const drawn = (): KeptView => ({ ...draw(), current: '/procedures', call });
  const anonymous = page.sessionToken === undefined;
  // As it stood on some other day is seldom asked for, and there are many days.
  if (anonymous && !on && key) {
    const all = [...key, area, today, toCome.length, call.lines];
    return aside(await answerKept(page, { holder, key: all, seconds }, drawn));
  }
  const response = aside(await page.show({ ...drawn(), kind: 'public' }));
  response.headers.set('cache-control', anonymous ? `public, max-age=${seconds}` : 'no-store');
  return response;
}

/** Who signed in has another page at the same address. */
function aside(response: Response): Response {
  response.headers.append('vary', 'cookie');
  return response;
}
