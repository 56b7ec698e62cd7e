import type { Db } from '../../platform/db/index.ts';
import { attemptChange, type Changeable, type Reading, type Refusal } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { ConcernHead } from '../record/types.ts';
import { claimVersion, readHead } from '../store/concern.ts';

export { mustRead, type Reading, type Refusal, refused, Undone } from '../../platform/forms/index.ts';

export const concerns: Changeable<ConcernHead> = {
  kind: 'concern',
  readHead,
  claimVersion,
  readOnly: 'You may read this concern but not change it. Nothing was changed. Ask the team that holds it.',
};

/**
 * Changes a concern by a posted form, as `changeRecord` of the forms has it, and leads on to where `apply` says. What
 * is refused is undone whole, and `again` shows the form as it was typed.
 * @throws HttpError 404 for a concern one may not see, 403 for one that one may only read
 */
export function change<T>(
  page: Page,
  again: (page: Page, refusal: Refusal) => Promise<Response>,
  read: (head: ConcernHead, db: Db) => Reading<T> | Promise<Reading<T>>,
  apply: (db: Db, head: ConcernHead, value: T) => Promise<string>,
): Promise<Response> {
  return attemptChange(concerns, page, again, read, apply);
}
