import { judgements } from '../../../platform/access/index.ts';
import { choice, type Field, text } from '../../../platform/forms/index.ts';

const least = 10;

/** What a lead writes with a judgement or an answer: enough for the person to understand it. */
export function wordsField(ask: string): Field<string> {
  const field = text({ max: 2000, ask });
  return {
    ...field,
    schema: field.schema.refine(
      (value) => value === '' || value.replace(/\s+/g, ' ').length >= least,
      `Write at least ${least} characters, so that the person can tell why`,
    ),
  };
}

/** The fields of a review. */
export const reviewFields = {
  verdict: choice(judgements, 'Choose whether it was justified'),
  words: wordsField('Write what you found'),
};
