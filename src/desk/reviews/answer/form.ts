import { verdicts } from '../../../platform/access/index.ts';
import { choice } from '../../../platform/forms/index.ts';
import { wordsField } from '../review/form.ts';

/** The fields of an answer to a request. */
export const answerFields = {
  verdict: choice(verdicts, 'Choose an answer'),
  words: wordsField('Write why'),
};
