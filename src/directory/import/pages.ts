import { AddressRefused } from '../../platform/outside/index.ts';
import { isObject } from '../hsds/clean.ts';
import type { Json } from '../types.ts';
import type { FetchJson } from './fetch.ts';

/** The entries of a page of a feed: of a list of them, of one page or several, or a single entry. */
export function entriesIn(json: unknown): unknown[] | undefined {
  if (Array.isArray(json))
    return json.every(isPage) && json.length > 0 ? json.flatMap((page) => page.contents) : json;
  if (!isObject(json)) return undefined;
  if (isPage(json)) return json.contents;
  if (Array.isArray(json.services)) return json.services;
  return 'name' in json || 'id' in json ? [json] : undefined;
}

function isPage(json: unknown): json is Json & { contents: unknown[] } {
  return isObject(json) && Array.isArray(json.contents);
}

/** What an entry has when it is whole: the lists that a page of a feed leaves out. */
const WHOLE = [
  'service_at_locations',
  'contacts',
  'attributes',
  'schedules',
  'service_areas',
  'cost_options',
  'languages',
];
const MOST_PAGES = 2_000;

/** One page of another directory with each entry whole, and whether more come. */
export async function fetchPage(
  fetch: FetchJson,
  base: string,
  page: number,
): Promise<{ entries: unknown[]; last: boolean }> {
  if (page > MOST_PAGES) throw new AddressRefused('It has more pages than a directory can have');
  const stub = base.replace(/\/+$/, '').replace(/\/services$/, '');
  const json = await fetch(`${stub}/services?page=${page}&per_page=50`);
  const entries = entriesIn(json);
  if (!entries || !isObject(json))
    throw new AddressRefused('This is not a page of services of Open Referral');
  const whole: unknown[] = [];
  for (const entry of entries) whole.push(await wholeOf(fetch, stub, entry));
  const pages = typeof json.total_pages === 'number' ? json.total_pages : 1;
  // Half a directory must not look as if the rest were gone.
  if (entries.length === 0 && page < pages && json.last_page !== true)
    throw new AddressRefused(`Page ${page} of ${pages} has no services in it`);
  return { entries: whole, last: json.last_page === true || page >= pages || entries.length === 0 };
}

/**
 * An entry by itself. One that cannot be had is taken as the page had it: it is then weighed like any other. Where it may
 * be well another time nothing is taken: what stands here whole is not to lose its hours for one bad moment there.
 */
async function wholeOf(fetch: FetchJson, stub: string, entry: unknown): Promise<unknown> {
  if (!isObject(entry) || WHOLE.some((name) => name in entry) || typeof entry.id !== 'string') return entry;
  try {
    const whole = await fetch(`${stub}/services/${encodeURIComponent(entry.id)}`);
    return isObject(whole) ? whole : entry;
  } catch (error) {
    if (error instanceof AddressRefused && !error.passing) return entry;
    throw error;
  }
}
