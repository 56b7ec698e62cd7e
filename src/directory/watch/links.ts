import type { Database } from '../../platform/db/index.ts';
import { defineTopic, type Handler, handleOutside } from '../../platform/jobs/index.ts';
import { type Ask, goneAmong } from '../../platform/outside/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { textOf } from '../hsds/clean.ts';
import { keepProblems } from '../store/problems.ts';
import { watched } from '../store/watch.ts';

/** The topic under which web addresses of services are looked up. */
export const LINKS_CHECKED = defineTopic('directory.links', ['run'], { tryTakesSeconds: 3600 });
/** There is one such work, whenever it runs. */
export const LINKS_RUN = '00000000-0000-4000-8000-000000000001';

const AT_ONCE = 20;

/** Looks up every address, and writes down which lead nowhere. What cannot be asked at all is not called dead. */
export async function checkLinks(database: Database, now: () => Temporal.Instant, ask?: Ask): Promise<void> {
  for (let after: string | undefined; ; ) {
    const from = after;
    const rows = await database.work(now(), (db) => watched(db, 'link', from, AT_ONCE));
    const addresses = rows.map(({ content }) => textOf(content.url));
    const gone = await goneAmong(
      addresses.filter((url) => url.startsWith('https://')),
      ask,
    );
    await database.work(now(), async (db) => {
      for (const [at, { id, known }] of rows.entries()) {
        const [url = '', why] = [addresses[at], gone.get(addresses[at] ?? '')];
        const says = why === undefined ? [] : [`${url.slice(0, 200)} ${why}`];
        if (says.join() !== known.join()) await keepProblems(db, id, 'link', says, londonDate(now()));
      }
    });
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return;
  }
}

export const linkHandlers: readonly Handler[] = [
  handleOutside(LINKS_CHECKED, {
    run: async ({ database, now }) => checkLinks(database, now),
    died: async () => {},
  }),
];
