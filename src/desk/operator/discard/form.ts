import { text } from '../../../platform/forms/index.ts';

/** Why a dead letter is given up. */
export const discardFields = {
  reason: text({ ask: 'Say why this will not be done', max: 300 }),
};
