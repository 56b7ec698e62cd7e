/** Work done after a commit: telling of it, doing it, and what became of it. */
export { type CleanUp, runCleanUps } from './clean-up.ts';
export {
  askReplay,
  type DeadLetter,
  deadLetter,
  deadLetterPage,
  discard,
  type LetterCursor,
} from './dead-letters.ts';
export { errorClass, HopelessError } from './errors.ts';
export { type JobFigures, jobFigures, type TopicFigures } from './figures.ts';
export { type Handler, handle, handleOutside, type JobContext } from './handler.ts';
export { onBehalfOf } from './on-behalf.ts';
export { tell, wakeRelays } from './outbox.ts';
export { platformCleanUps } from './platform-clean-ups.ts';
export { type Jobs, type JobsOptions, startJobs } from './start-jobs.ts';
export { defineTopic, type IdsOf, type Patience, type Topic } from './topic.ts';
