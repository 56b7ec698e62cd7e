import { type FormError, formError, type Reading } from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import { boxOf, mayNameSomebody } from '../../rules/feedback.ts';
import type { Answer, Question } from '../types.ts';

const MOST = 2000;

/**
 * Reads the answers to questions. Words that may tell who somebody is come back once with what was found, until whoever
 * wrote them says that nobody can be known from them.
 */
export function readAnswers(body: Body, questions: readonly Question[]): Reading<readonly Answer[]> {
  const errors: FormError[] = [];
  const answers = questions.flatMap((question): Answer[] => {
    const given = one(body, boxOf(question)).normalize('NFC').trim();
    const wrong = wrongIn(question, given);
    if (wrong) errors.push(formError(boxOf(question), wrong));
    if (given === '') return [];
    return [
      question.kind === 'scale'
        ? { code: question.code, value: Number(given), words: null }
        : { code: question.code, value: null, words: given },
    ];
  });
  const found = answers.flatMap(({ words }) => (words === null ? [] : mayNameSomebody(words)));
  if (found.length > 0 && one(body, 'nobody') !== 'yes')
    errors.push(
      formError(
        'nobody',
        `Take out what may tell who somebody is, or say that it does not: ${found.slice(0, 5).join(', ')}`,
      ),
    );
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: answers };
}

function wrongIn({ kind, required, ask }: Question, given: string): string | undefined {
  if (given === '')
    return required ? `${kind === 'scale' ? 'Choose' : 'Write'} an answer: ${ask}` : undefined;
  if (kind === 'scale') return /^[1-5]$/.test(given) ? undefined : 'Choose one of the answers';
  return given.length > MOST ? `This must be ${MOST.toLocaleString('en-GB')} characters or fewer` : undefined;
}
