import { type FormError, formError, type Reading } from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import { CONFIDENCE, MOST_QUESTIONS, rowOf } from '../../rules/feedback.ts';
import { MOMENTS, type Question } from '../types.ts';

const MOST = 200;

/**
 * Reads what a course is to ask: rows without words are left out. `code` makes names for questions that are new, or that
 * are answered in another way from now on.
 */
export function readForm(
  body: Body,
  before: readonly Question[],
  code: () => string,
): Reading<{ questions: Question[]; needed: boolean }> {
  const errors: FormError[] = [];
  const questions = MOMENTS.flatMap((moment) =>
    Array.from({ length: MOST_QUESTIONS }, (_, at) => rowOf(moment, at + 1)).flatMap((row): Question[] => {
      const ask = one(body, `${row}-ask`).normalize('NFC').trim();
      if (ask === '') return [];
      const kind = one(body, `${row}-kind`) === 'words' ? 'words' : 'scale';
      if (ask.length > MOST)
        errors.push(formError(`${row}-ask`, `A question must be ${MOST} characters or fewer`));
      const same = before.find(
        (question) =>
          question.moment === moment && question.code === one(body, `${row}-code`) && question.kind === kind,
      );
      const required = one(body, `${row}-required`) === 'yes';
      return [{ code: same?.code ?? code(), moment, kind, ask, required }];
    }),
  );
  for (const moment of MOMENTS) {
    const codes = questions.filter((question) => question.moment === moment).map((question) => question.code);
    if (new Set(codes).size < codes.length)
      errors.push(formError(`${rowOf(moment, 1)}-ask`, 'A question stands twice'));
  }
  const needed = one(body, 'needed') === 'yes';
  if (needed && !questions.some(({ moment, required }) => moment === 'after' && required))
    errors.push(
      formError(
        'needed',
        'Ask something after the day that must be answered, or do not let the certificate wait',
      ),
    );
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { questions, needed } };
}

/** The rows of a form as if typed. */
export function typedOf(questions: readonly Question[], needed: boolean): Record<string, string> {
  const rows = MOMENTS.flatMap((moment) =>
    questions
      .filter((question) => question.moment === moment)
      .map((question, at) => ({ ...question, row: rowOf(moment, at + 1) })),
  );
  return {
    ...Object.fromEntries(
      rows.flatMap(({ row, code, ask, kind, required }) => [
        [`${row}-code`, code],
        [`${row}-ask`, ask],
        [`${row}-kind`, kind],
        [`${row}-required`, required ? 'yes' : ''],
      ]),
    ),
    needed: needed ? 'yes' : '',
  };
}

/** Whether confidence is asked at more than one moment, so that it can be compared. */
export const compares = (questions: readonly Question[]): boolean =>
  questions.filter(({ code }) => code === CONFIDENCE).length > 1;
