import type { CleanUp } from '../platform/jobs/index.ts';
import { chasing } from './ask/letters.ts';
import { deleteExpiredDrafts } from './store/draft.ts';
import { forgetOldLists } from './store/import.ts';
import { forgetFamilyWords } from './store/telling.ts';
import { undelivered } from './tell/told.ts';

/** What is done again and again: drafts never sent go when their time is over, late answers are asked for. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'drafts run out', every: { hours: 1 }, remove: deleteExpiredDrafts },
  { name: 'lists run out', every: { hours: 1 }, remove: forgetOldLists },
  { name: 'words to families run out', every: { hours: 1 }, remove: forgetFamilyWords },
  chasing,
  undelivered,
];
