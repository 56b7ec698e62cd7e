import type { CleanUp } from '../platform/jobs/index.ts';
import { comparing } from './duplicates/job.ts';
import { forgetOldRows } from './store/chronology-list.ts';
import { deleteOldTrials } from './store/feed-run.ts';
import { deleteOldSearches } from './store/search.ts';

/** What is done again and again: what ran its time goes, and what changed is compared. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'searches run out', every: { hours: 1 }, remove: deleteOldSearches },
  { name: 'uploaded chronologies run out', every: { hours: 1 }, remove: forgetOldRows },
  { name: 'lists of people that were only tried', every: { hours: 6 }, remove: deleteOldTrials },
  comparing,
];
