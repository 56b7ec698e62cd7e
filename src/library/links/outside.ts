import type { Database, Db } from '../../platform/db/index.ts';
import { linksOfMarkdown } from '../../platform/html/index.ts';
import { defineTopic, type Handler, handleOutside, tell } from '../../platform/jobs/index.ts';
import { type Ask, goneAmong } from '../../platform/outside/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { replaceDeadLinks, shownTexts } from '../store/dead-links.ts';
import { settingOn } from '../store/settings.ts';

/** The topic under which addresses of other sites are looked up. */
const LOOKED_UP = defineTopic('library.links', ['run'], { tryTakesSeconds: 3600 });
/** There is one such work, whenever it runs. */
const RUN = '00000000-0000-4000-8000-000000000002';

/**
 * Looks up every address of another site that a shown page leads to: in its text, its sources and what its kind asks
 * for. Nothing is asked inside a transaction.
 */
export async function lookUpOutside(
  database: Database,
  now: () => Temporal.Instant,
  ask?: Ask,
  pause?: number,
): Promise<void> {
  const pages = (await database.work(now(), shownTexts)).map(({ id, body, sources, facts }) => {
    const all = [...linksOfMarkdown(body), ...sources.map(({ url }) => url), ...Object.values(facts)];
    return { id, hrefs: [...new Set(all.filter((href) => /^https?:\/\//i.test(href)))] };
  });
  const gone = await goneAmong(
    pages.flatMap(({ hrefs }) => hrefs),
    ask,
    pause,
  );
  const found = pages.flatMap(({ id, hrefs }) =>
    hrefs.flatMap((href) => {
      const why = gone.get(href);
      return why === undefined ? [] : [{ pageId: id, href, why }];
    }),
  );
  await database.work(now(), (db) => replaceDeadLinks(db, found, 'outside'));
}

/** Has them looked up where the business team switched that on. */
export async function orderLookUp(db: Db, now: Temporal.Instant): Promise<number> {
  if ((await settingOn(db, 'check links', londonDate(now))) !== 1) return 0;
  await tell(db, LOOKED_UP, { run: RUN });
  return 1;
}

export const linkHandlers: readonly Handler[] = [
  handleOutside(LOOKED_UP, {
    run: ({ database, now }) => lookUpOutside(database, now),
    died: async () => {},
  }),
];
