import type { CleanUp } from '../platform/jobs/index.ts';
import { comparing } from './duplicates/job.ts';
import { deleteOldSearches } from './store/search.ts';

/** What is done again and again: searches go when their day is over, what changed is compared. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'searches run out', every: { hours: 1 }, remove: deleteOldSearches },
  comparing,
];
