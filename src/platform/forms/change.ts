import type { Db } from '../db/index.ts';
import { one } from '../http/body.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { Page } from '../http/page.ts';
import { once } from './once.ts';
import type { FormError } from './parse.ts';

/** Why a form took no effect: what to put right, and whether the record changed since the form was shown. */
export interface Refusal {
  errors: readonly FormError[];
  changed: boolean;
  /** Nothing was wrong: the form is only shown again, with what was looked for in it. */
  looking?: boolean;
}

/** What a form comes to once it is read against the record as it stands. */
export type Reading<T> = { ok: true; value: T } | { ok: false; errors: readonly FormError[] };

/** Thrown by the work of a change that finds it cannot be done after all: nothing of it is kept. */
export class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('the form took no effect');
    this.refusal = refusal;
  }
}

/** How records of one kind are read and claimed for a change. */
export interface Changeable<Head> {
  /** As the audit and refusals name it: `concern`, `person`. */
  kind: string;
  readHead(db: Db, id: string): Promise<Head | undefined>;
  /** Takes the right to change the record as it stood at `version`; false when it changed since. */
  claimVersion(db: Db, id: string, version: number): Promise<boolean>;
  /** Said to somebody who may only read it. */
  readOnly: string;
}

/**
 * Changes a record by a posted form: once, however often it is posted, and only as the record stood when the form
 * was shown. Reading, writing and the answer are one transaction; a refusal undoes all of it.
 * @returns where to go on, or the refusal to show the form again with
 * @throws HttpError 404 for a record one may not see, 403 for one that one may only read
 */
export async function changeRecord<Head extends { version: number; workable: boolean }, T>(
  kept: Changeable<Head>,
  page: Page,
  read: (head: Head, db: Db) => Reading<T> | Promise<Reading<T>>,
  apply: (db: Db, head: Head, value: T) => Promise<string>,
): Promise<{ done: string } | Refusal> {
  const id = page.uuid();
  try {
    const done = await page.transaction((db) =>
      once(db, page, async () => {
        const head = await workable(kept, db, id);
        const reading = await read(head, db);
        const version = Number(one(page.body, 'version'));
        if (!reading.ok) throw new Undone({ errors: reading.errors, changed: head.version !== version });
        if (!(await kept.claimVersion(db, id, version))) throw new Undone({ errors: [], changed: true });
        return apply(db, head, reading.value);
      }),
    );
    return { done };
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    throw error;
  }
}

/** The head of a record that the context may change. @throws HttpError as `changeRecord` does */
async function workable<Head extends { workable: boolean }>(
  { kind, readHead, readOnly }: Changeable<Head>,
  db: Db,
  id: string,
): Promise<Head> {
  const head = await readHead(db, id);
  if (!head) throw notFound({ kind, id });
  if (!head.workable) throw new HttpError(403, { says: readOnly, record: { kind, id } });
  return head;
}
