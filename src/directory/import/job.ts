import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../platform/db/index.ts';
import { defineTopic, type Handler, handleOutside } from '../../platform/jobs/index.ts';
import { AddressRefused } from '../../platform/outside/index.ts';
import { runFailed } from '../feeds/ended.ts';
import { addImportRows, importRun, runIs } from '../store/imports.ts';
import { nowOf } from '../store/today.ts';
import { type FetchJson, fetchJson } from './fetch.ts';
import { fetchPage } from './pages.ts';
import { takeRun } from './take.ts';

/** The topic under which a feed is fetched and weighed, as a trial or in earnest: `{ run: id }`. */
export const IMPORT_TAKEN = defineTopic('directory.import', ['run'], { tryTakesSeconds: 3600 });

const MOST_ROWS = 50_000;
const MOST_CHARACTERS = 200_000_000;
/** Before it is tried a second and a third time; nobody waits for it. */
const PAUSES = [2_000, 15_000] as const;

/** Asks again a little later for what may be well another time. */
export function patiently(fetch: FetchJson, pauses: readonly number[] = PAUSES): FetchJson {
  return async (url) => {
    for (const pause of pauses)
      try {
        return await fetch(url);
      } catch (error) {
        if (!(error instanceof AddressRefused && error.passing)) throw error;
        await delay(pause);
      }
    return fetch(url);
  };
}

/** Fetches what is not fetched yet of a run, page after page. What cannot be fetched ends it with a reason. */
export async function fetchRun(
  database: Database,
  id: string,
  now: () => Temporal.Instant,
  fetch: FetchJson,
): Promise<void> {
  for (;;) {
    const run = await database.work(now(), (db) => importRun(db, id));
    if (run?.state !== 'fetching' || run.url === null) return;
    try {
      const { entries, last } = await fetchPage(fetch, run.url, run.nextPage);
      const rows = run.rows + entries.length;
      const bytes = run.bytes + JSON.stringify(entries).length;
      if (rows > MOST_ROWS) throw new AddressRefused('It has more than 50,000 services');
      if (bytes > MOST_CHARACTERS) throw new AddressRefused('It is larger than 200 MB in all');
      await database.work(now(), async (db) => {
        const current = await importRun(db, id, true);
        if (current?.state !== 'fetching' || current.nextPage !== run.nextPage) return;
        await addImportRows(db, id, run.rows + 1, entries);
        await runIs(db, id, {
          ...{ rows, bytes },
          nextPage: run.nextPage + 1,
          ...(last ? { state: 'running' as const } : {}),
        });
      });
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error;
      await database.work(now(), (db) => runFailed(db, run, error.message, now()));
      return;
    }
  }
}

export const importHandlers: readonly Handler[] = [
  handleOutside(IMPORT_TAKEN, {
    run: async ({ database, now }, { run }) => {
      const byItself = (await database.work(now(), (db) => importRun(db, run)))?.feedId;
      await fetchRun(database, run, now, byItself ? patiently(fetchJson) : fetchJson);
      await takeRun(database, run, now);
    },
    died: async (db, { run: id }) => {
      const run = await importRun(db, id, true);
      if (run) await runFailed(db, run, 'Something went wrong here', await nowOf(db));
    },
  }),
];
