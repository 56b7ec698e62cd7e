import type { Db } from '../db/index.ts';
import { one } from '../http/body.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { Page } from '../http/page.ts';
import { once } from './once.ts';
import { type FormError, formError, formKey, type Typed, typedIn, typedOr } from './parse.ts';

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

/** What to throw where one field shows that it cannot be done: `throw refused('why', 'It is closed already')`. */
export function refused(field: string, message: string, focus = ''): Undone {
  return new Undone({ errors: [formError(field, message, focus)], changed: false });
}

/** What was read. @throws Undone with every error, where there are any */
export function mustRead<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Undone({ errors: reading.errors, changed: false });
  return reading.value;
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
        const head = mustBeWorkable(kept, id, await kept.readHead(db, id));
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

/** As `changeRecord`, and answers: leads on to where `apply` says, or `again` shows the form as it was typed. */
export async function attemptChange<Head extends { version: number; workable: boolean }, T>(
  kept: Changeable<Head>,
  page: Page,
  again: (page: Page, refusal: Refusal) => Promise<Response>,
  read: (head: Head, db: Db) => Reading<T> | Promise<Reading<T>>,
  apply: (db: Db, head: Head, value: T) => Promise<string>,
): Promise<Response> {
  const outcome = await changeRecord(kept, page, read, apply);
  return 'done' in outcome ? page.seeOther(outcome.done) : again(page, outcome);
}

/** A record that the context may change. @throws HttpError 404 where there is none to see, 403 for one to read only */
export function mustBeWorkable<Found extends { workable: boolean }>(
  { kind, readOnly }: Pick<Changeable<Found>, 'kind' | 'readOnly'>,
  id: string,
  found: Found | undefined,
): Found {
  if (!found) throw notFound({ kind, id });
  if (!found.workable) throw new HttpError(403, { says: readOnly, record: { kind, id } });
  return found;
}

/** What every form of a record is drawn from, besides the record. */
export interface RecordForm {
  now: Temporal.Instant;
  errors: readonly FormError[];
  /** Somebody changed the record since the form was shown. */
  changed: boolean;
  /** What was typed, to be shown again. */
  typed: Typed;
  csrf: string;
  key: string;
}

/** A record's form, empty or as it was typed and refused. */
export function recordForm(page: Page, refusal?: Refusal): RecordForm {
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  return {
    now: page.now,
    errors: refusal?.errors ?? [],
    changed: refusal?.changed ?? false,
    typed,
    csrf: page.csrf,
    key: formKey(typed),
  };
}

/** The status that a form is shown with: 400 for errors, 409 for a record that changed meanwhile; else the usual one. */
export function statusOf(refusal: Refusal | undefined): { status?: number } {
  if (!refusal || refusal.looking) return {};
  return { status: refusal.errors.length > 0 ? 400 : 409 };
}

/** For forms that need nothing besides their record. */
export const nothingMore = async (): Promise<undefined> => undefined;
