import type { Db } from '../../platform/db/index.ts';
import type { FormError } from '../../platform/forms/index.ts';
import { one, type Page, writtenCode } from '../../platform/http/index.ts';
import { codeHash } from '../receive.ts';
import { joined, withAnswers, withoutRow, withRow } from './change.ts';
import { keepDraft, type OpenDraft, openDraft } from './draft.ts';
import { markOf } from './mark.ts';
import { firstOpen, visitsOf } from './order.ts';
import { readAnswers, rowCount, takeAnswers } from './told.ts';
import type { Answers, Told, Visit } from './types.ts';

/** For so long a code brings somebody back. */
export const CODE_DAYS = 30;

/** What became of a page that was posted. `draft` is as it stands afterwards. */
export type Outcome = { draft: OpenDraft } & (
  | { kind: 'lost way' }
  | { kind: 'kept' }
  | { kind: 'more'; visit: Visit; at: string }
  | { kind: 'put by' }
  | { kind: 'wrong'; visit: Visit; errors: readonly FormError[] }
  | { kind: 'two versions'; visit: Visit; saved: Answers; typed: Answers }
);

/** Keeps the posted answers of one page in the caller's transaction. Nothing that was typed is thrown away. */
export async function saveAnswers(db: Db, page: Page): Promise<Outcome> {
  const draft = await openDraft(db, page);
  const visit = reached(draft.told, page);
  if (!visit) return { kind: 'lost way', draft };
  const saved = draft.told.answers[visit.path];
  const typed = takeAnswers(visit.step, page.body);
  if (saved && changedSince(saved, typed, one(page.body, 'mark')))
    return { kind: 'two versions', draft, visit, saved, typed };
  const keep = one(page.body, 'keep');
  const settled = keep === 'both' && saved ? joined(visit.step, saved, typed) : typed;
  const press = keep === 'both' ? 'look' : one(page.body, 'press');
  const { answers, at } = changeRows(visit, settled, press);
  const kept = withAnswers(draft.told, visit.path, answers);
  const told = press === 'save' ? putBy(kept, visit.path) : { ...kept, at: '' };
  await keepDraft(
    db,
    page,
    draft,
    told,
    told.code ? { hash: codeHash(told.code), days: CODE_DAYS } : undefined,
  );
  const after = { row: draft.row, told };
  if (press === 'save') return { kind: 'put by', draft: after };
  if (at !== undefined) return { kind: 'more', draft: after, visit, at };
  const read = readAnswers(visit.step, answers, { told, now: page.now, n: visit.n });
  return read.ok
    ? { kind: 'kept', draft: after }
    : { kind: 'wrong', draft: after, visit, errors: read.errors };
}

/**
 * Whether these answers were changed after the page was shown, and keeping what was typed would lose some of
 * them. Who only adds to what is there takes nothing away.
 */
function changedSince(saved: Answers, typed: Answers, shown: string): boolean {
  if (markOf(saved) === shown) return false;
  return Object.entries(saved).some(([name, value]) => {
    const now = typed[name] ?? '';
    return typeof value === 'string'
      ? value !== '' && value !== now
      : value.some((one) => now !== one && !now.includes(one));
  });
}

/** "Add another" and "Remove" keep the page where it is; `at` is then the place on it to look at. */
function changeRows({ step }: Visit, answers: Answers, press: string): { answers: Answers; at?: string } {
  const removed = /^remove-(\d{1,2})$/.exec(press)?.[1];
  if (step.rows && press === 'add') {
    const more = withRow(answers);
    return { answers: more, at: `#row-${rowCount(more)}` };
  }
  if (step.rows && removed) return { answers: withoutRow(step, answers, Number(removed)), at: '#rows' };
  if (press === 'find') return { answers, at: '#cited' };
  return press === 'look' ? { answers, at: '' } : { answers };
}

function putBy(told: Told, at: string): Told {
  return { ...told, at, code: told.code ?? writtenCode() };
}

/** The page that a request asks for, if it can be reached. */
export function reached(told: Told, page: Page): Visit | undefined {
  const path = [page.param('step'), page.param('n')].filter(Boolean).join('/');
  return reachable(told, path, page.now);
}

/** The page at a path, if it is part of this journey and nothing before it was left out. */
export function reachable(told: Told, path: string, now: Temporal.Instant): Visit | undefined {
  const visits = visitsOf(told, now);
  const open = firstOpen(told, now);
  const limit = open ? visits.findIndex((visit) => visit.path === open.path) : visits.length;
  const at = visits.findIndex((visit) => visit.path === path);
  return at >= 0 && at <= limit ? visits[at] : undefined;
}
