import type { CleanUp } from '../platform/jobs/index.ts';
import { chasing } from './ask/letters.ts';
import { deleteExpiredDrafts } from './store/draft.ts';

/** What is done again and again: drafts never sent go when their time is over, late answers are asked for. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'drafts run out', every: { hours: 1 }, remove: deleteExpiredDrafts },
  chasing,
];
