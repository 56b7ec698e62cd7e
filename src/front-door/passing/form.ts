import { type FormError, formError, parseForm } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import { fieldsOf } from '../triage/ask.ts';
import { moment } from '../triage/moment.ts';
import { answerQuestions, takeBackQuestions } from './questions.ts';
import type { PassedTo, PassingAnswer } from './types.ts';

/** Reads why it is taken back, where they answer for themselves. */
export function readTakenBack(body: Body): Reading<PassingAnswer> {
  if (one(body, 'answer') !== 'withdrawn')
    return {
      ok: false,
      errors: [formError('words', 'Their front door answers for itself. You can take it back')],
    };
  const parsed = parseForm(fieldsOf(takeBackQuestions), body);
  if (!parsed.ok) return parsed;
  return { ok: true, value: { answer: 'withdrawn', answeredAt: null, answeredBy: '', ...parsed.value } };
}

/** Reads what they said. An answer has somebody who gave it and a time; taking it back has neither. */
export function readPassingAnswer(
  body: Body,
  kind: PassedTo,
  by: { now: Temporal.Instant; since: Temporal.Instant },
): Reading<PassingAnswer> {
  const when = moment({ what: 'When they said so', ...by, optional: true });
  const parsed = parseForm({ ...fieldsOf(answerQuestions(kind)), when }, body);
  if (!parsed.ok) return parsed;
  const { answer, who, words, when: at } = parsed.value;
  if (answer === 'withdrawn') return { ok: true, value: { answer, answeredAt: null, answeredBy: '', words } };
  const errors: FormError[] = [];
  if (who === '') errors.push(formError('who', 'Write who said so: a name and a role'));
  if (at === null) errors.push(formError('when', 'Enter when they said so', '-day'));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { answer, answeredAt: at, answeredBy: who, words } };
}
