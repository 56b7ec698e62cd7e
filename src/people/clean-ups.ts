import type { CleanUp } from '../platform/jobs/index.ts';
import { comparing } from './duplicates/job.ts';
import { forgetOldRows } from './store/chronology-list.ts';
import { deleteOldSearches } from './store/search.ts';

/** What is done again and again: searches go when their day is over, uploaded lists after a week; what changed is compared. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'searches run out', every: { hours: 1 }, remove: deleteOldSearches },
  { name: 'uploaded chronologies run out', every: { hours: 1 }, remove: forgetOldRows },
  comparing,
];
