import type { CleanUp } from '../platform/jobs/index.ts';
import { deleteOldTrials } from './store/feed-run.ts';
import { deleteOldSearches } from './store/search.ts';

/** What is done again and again: searches go when their day is over, lists that were only tried when their week is. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'searches run out', every: { hours: 1 }, remove: deleteOldSearches },
  { name: 'lists of people that were only tried', every: { hours: 6 }, remove: deleteOldTrials },
];
