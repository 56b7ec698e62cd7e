/** What `npm run match:train` calls. */
export { LEAST_DECISIONS, type Trained, trainModel } from './train.ts';
