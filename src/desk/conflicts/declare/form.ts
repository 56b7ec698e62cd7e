import { text } from '../../../platform/forms/index.ts';
import { wordsField } from '../../reviews/review/form.ts';

/** The fields of declaring somebody else's conflict of interest. */
export const declareFields = {
  reference: text({ max: 40, ask: 'Enter the reference of the record, like TH-26-00041' }),
  person: text({ max: 36, ask: 'Choose the person' }),
  reason: wordsField('Write what the conflict of interest is'),
};
