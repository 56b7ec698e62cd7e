import { formError, parseForm } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { NewPassing } from '../passing/types.ts';
import type { ConcernHead } from '../record/types.ts';
import { fieldsOf } from '../triage/ask.ts';
import { moment } from '../triage/moment.ts';
import { workerQuestions } from './questions.ts';

/** Reads who has the child and how they were told. */
export function readWorker(
  body: Body,
  head: Pick<ConcernHead, 'open' | 'receivedAt'>,
  by: { now: Temporal.Instant; waiting: string | undefined },
): Reading<NewPassing> {
  if (!head.open)
    return {
      ok: false,
      errors: [formError('whom', 'This concern has been decided. Decide again to pass it on')],
    };
  if (by.waiting) return { ok: false, errors: [formError('whom', by.waiting)] };
  const told = moment({ what: 'When you told them', now: by.now, since: head.receivedAt });
  const parsed = parseForm({ ...fieldsOf(workerQuestions), told }, body);
  if (!parsed.ok) return parsed;
  const { told: toldAt, ...given } = parsed.value;
  if (toldAt === null) return { ok: false, errors: [formError('told', 'Enter when you told them', '-day')] };
  return { ok: true, value: { kind: 'worker', area: null, ...given, toldAt } };
}
