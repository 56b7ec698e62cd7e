/** What `npm run match:train` calls. */

export { MOST_BITS, PRIOR_DECISIONS } from '../rules/matching/relearn.ts';
export { factorWords } from '../rules/matching/words.ts';
export { LEAST_DECISIONS, type Trained, trainModel } from './train.ts';
