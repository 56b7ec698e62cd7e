import type { Db } from '../../platform/db/index.ts';
import { type FormError, once } from '../../platform/forms/index.ts';
import { HttpError, notFound, one, type Page } from '../../platform/http/index.ts';
import type { ConcernHead } from '../record/types.ts';
import { claimVersion, readHead } from '../store/concern.ts';

/** Why a form took no effect: what to put right, and whether the concern changed since the form was shown. */
export interface Refusal {
  errors: readonly FormError[];
  changed: boolean;
  /** Nothing was wrong: the form is only shown again, with what was looked for in it. */
  looking?: boolean;
}

/** What a form comes to once it is read against the concern as it stands. */
export type Reading<T> = { ok: true; value: T } | { ok: false; errors: readonly FormError[] };

/** Thrown by the work of a change that finds it cannot be done after all: nothing of it is kept. */
export class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('the form took no effect');
    this.refusal = refusal;
  }
}

/**
 * Changes a concern by a posted form: once, however often it is posted, and only as the concern stood when the form
 * was shown. Reading, writing and the answer are one transaction; a refusal undoes all of it.
 * @returns where to go on, or the refusal to show the form again with
 * @throws HttpError 404 for a concern one may not see, 403 for one that one may only read
 */
export async function change<T>(
  page: Page,
  read: (head: ConcernHead, db: Db) => Reading<T> | Promise<Reading<T>>,
  apply: (db: Db, head: ConcernHead, value: T) => Promise<string>,
): Promise<{ done: string } | Refusal> {
  const id = page.uuid();
  try {
    const done = await page.transaction((db) =>
      once(db, page, async () => {
        const head = await workable(db, id);
        const reading = await read(head, db);
        const version = Number(one(page.body, 'version'));
        if (!reading.ok) throw new Undone({ errors: reading.errors, changed: head.version !== version });
        if (!(await claimVersion(db, id, version))) throw new Undone({ errors: [], changed: true });
        return apply(db, head, reading.value);
      }),
    );
    return { done };
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    throw error;
  }
}

/** The head of a concern that the context may change. @throws HttpError as `change` does */
async function workable(db: Db, id: string): Promise<ConcernHead> {
  const head = await readHead(db, id);
  if (!head) throw notFound({ kind: 'concern', id });
  if (!head.workable) throw new HttpError(403, { says: readOnly, record: { kind: 'concern', id } });
  return head;
}

export const readOnly =
  'You may read this concern but not change it. Nothing was changed. Ask the team that holds it.';
