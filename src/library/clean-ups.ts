import type { CleanUp } from '../platform/jobs/index.ts';
import { noteHelperFiles } from './helpers/files.ts';
import { findDeadLinks } from './links/find.ts';
import { orderLookUp } from './links/outside.ts';
import { followFacts } from './local/follow.ts';
import { removeOrphans } from './store/files.ts';
import { remindOfReviews } from './turn/remind.ts';
import { tellOfTurns } from './turn/turn.ts';

/** What is looked after on the regular round: pages that begin and end, that grow old, and that lead nowhere. */
export const contentCleanUps: readonly CleanUp[] = [
  { name: 'pages that turned', every: { minutes: 1 }, remove: tellOfTurns },
  { name: 'pages to be read again', every: { hours: 1 }, remove: remindOfReviews },
  { name: 'local facts in the search', every: { minutes: 5 }, remove: followFacts },
  { name: 'pictures of decision helpers', every: { minutes: 5 }, remove: noteHelperFiles },
  { name: 'links that lead nowhere', every: { hours: 6 }, remove: findDeadLinks },
  { name: 'links to other sites', every: { hours: 24 * 7 }, remove: orderLookUp },
  {
    name: 'files that no page leads to',
    every: { hours: 6 },
    remove: (db, now) =>
      removeOrphans(db, { begun: now.subtract({ hours: 24 }), unused: now.subtract({ hours: 24 * 30 }) }),
  },
];
