import type { CleanUp } from '../../platform/jobs/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { LEAST_ASKED } from '../search/rules/missed.ts';
import { forgetQuestions } from '../store/inbox.ts';
import { followOthers } from '../store/search-others.ts';
import { forgetMissed } from '../store/searching.ts';
import { forgetViews } from '../store/views.ts';
import { newsCleanUps } from './tell.ts';

export { panels } from './inbox/panel.ts';
export { seedSampleQuestions } from './sample/seed.ts';
export { newsHandlers as handlers } from './tell.ts';
export { watchViews } from './views/watch.ts';

/** What the search and staying in touch do regularly. */
export const cleanUps: readonly CleanUp[] = [
  ...newsCleanUps,
  { name: 'search of other slices', every: { minutes: 5 }, remove: followOthers },
  {
    name: 'page views',
    every: { hours: 24 },
    remove: (db, now) => forgetViews(db, londonDate(now).subtract({ days: 400 })),
  },
  { name: 'library inbox', every: { hours: 24 }, remove: forgetQuestions },
  {
    name: 'searches in vain',
    every: { hours: 24 },
    remove: (db, now) => forgetMissed(db, londonDate(now), LEAST_ASKED),
  },
];
