import type { Database } from '../../../platform/db/index.ts';
import type { Observed } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { addViews } from '../../store/views.ts';
import { countedPath, isProgram } from '../rules/views.ts';

/** What was read and not yet written down. */
interface Counting {
  views: Map<string, number>;
  timer: NodeJS.Timeout | undefined;
}

const FLUSH_MS = 60_000;
/** More different pages than this in a minute are no readers. */
const MOST_PATHS = 5_000;
/** What a browser fetches for a page that is counted already. */
const IN_A_PAGE: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'track']);
const counting = new WeakMap<Database, Counting>();

type Observe = (route: string, status: number, milliseconds: number, seen: Observed) => void;

/** Hears of every answer after it was given, and counts the public pages among them; `also` hears of them all. */
export function watchViews(also: (route: string, status: number, milliseconds: number) => void): Observe {
  return (route, status, milliseconds, seen) => {
    also(route, status, milliseconds);
    if (status === 200 && isRead(seen)) note(seen);
  };
}

function isRead({ route, page }: Observed): boolean {
  if (route.method !== 'GET' || route.kind === 'machine' || !route.permission.public) return false;
  const { headers } = page.request;
  if (IN_A_PAGE.has(headers.get('sec-fetch-dest') ?? '')) return false;
  return !isProgram(headers.get('user-agent') ?? '') && headers.get('sec-purpose') === null;
}

function note({ route, page }: Observed): void {
  const { database } = page.services;
  const mine = counting.get(database) ?? { views: new Map<string, number>(), timer: undefined };
  counting.set(database, mine);
  const key = `${londonDate(page.now)} ${countedPath(route.path, page.params)}`;
  if (mine.views.size >= MOST_PATHS && !mine.views.has(key)) return;
  mine.views.set(key, (mine.views.get(key) ?? 0) + 1);
  if (mine.timer) return;
  mine.timer = setTimeout(() => void flushViews(database, page.services.now()), FLUSH_MS);
  mine.timer.unref();
}

/** Writes down what was counted. What cannot be written now is tried with the next. */
export async function flushViews(database: Database, now: Temporal.Instant): Promise<void> {
  const mine = counting.get(database);
  if (!mine) return;
  clearTimeout(mine.timer);
  counting.delete(database);
  const counted = [...mine.views].map(([key, views]) => {
    const [day = '', path = ''] = key.split(' ');
    return { day, path, views };
  });
  const context = { actor: 'public', now, requestId: 'page views' } as const;
  try {
    await database.transaction(context, (db) => addViews(db, counted));
  } catch {
    keepForLater(database, mine.views);
  }
}

function keepForLater(database: Database, views: Map<string, number>): void {
  const newer = counting.get(database);
  if (!newer) counting.set(database, { views, timer: undefined });
  else for (const [key, times] of views) newer.views.set(key, (newer.views.get(key) ?? 0) + times);
}
