import { defineTopic, type Handler, handleOutside } from '../../platform/jobs/index.ts';
import { weighAnew } from '../store/feed-row.ts';
import { feedRun, runIsAt } from '../store/feed-run.ts';
import { weighRun } from './run.ts';

/** The topic under which a list that a page brought is weighed, as a trial or in earnest: `{ run: id }`. */
export const FEED_WEIGHED = defineTopic('feed.weighed', ['run'], { tryTakesSeconds: 3600 });

export const feedHandlers: readonly Handler[] = [
  handleOutside(FEED_WEIGHED, {
    run: async ({ database, now }, { run: id }) => {
      await database.work(now(), async (db) => {
        const run = await feedRun(db, id, true);
        if (run?.state !== 'staging') return;
        const refused = await weighAnew(db, id);
        await runIsAt(db, id, { state: 'running', counts: { refused } });
      });
      await weighRun(database, id, { now });
    },
    died: async () => {},
  }),
];
