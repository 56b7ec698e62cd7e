import { text } from '../../../platform/forms/index.ts';
import { reasonField } from '../open/form.ts';

/** The fields of asking the lead for a record. */
export const askFields = {
  reference: text({ max: 40, ask: 'Enter the reference, like TH-26-00041' }),
  reason: reasonField(),
};
