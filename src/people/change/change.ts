import type { Db } from '../../platform/db/index.ts';
import { type Changeable, changeRecord, type Reading, type Refusal } from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { claimVersion, readHead } from '../store/person.ts';
import type { PersonHead } from '../types.ts';

export const people: Changeable<PersonHead> = {
  kind: 'person',
  readHead,
  claimVersion,
  readOnly:
    'You may read this person’s record but not change it. Nothing was changed. Ask the team that holds it.',
};

/** For what takes nothing from what somebody else wrote meanwhile: the version of the record is no matter. */
export const additive: Changeable<PersonHead> = { ...people, claimVersion: async () => true };

/**
 * Changes a person's record by a posted form, as `changeRecord` of the forms has it.
 * @returns where to go on, or the refusal to show the form again with
 * @throws HttpError 404 for a person one may not see, 403 for one that one may only read
 */
export function change<T>(
  page: Page,
  read: (head: PersonHead, db: Db) => Reading<T> | Promise<Reading<T>>,
  apply: (db: Db, head: PersonHead, value: T) => Promise<string>,
): Promise<{ done: string } | Refusal> {
  return changeRecord(people, page, read, apply);
}
