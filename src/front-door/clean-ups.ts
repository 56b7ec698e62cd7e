import type { CleanUp } from '../platform/jobs/index.ts';
import { deleteExpiredDrafts } from './store/draft.ts';

/** What was begun and never sent goes when its time is over. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'drafts run out', every: { hours: 1 }, remove: deleteExpiredDrafts },
];
