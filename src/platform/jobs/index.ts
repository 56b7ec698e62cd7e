/** Work done after a commit: telling of it, doing it, and what became of it. */
export { tell } from './outbox.ts';
export { defineTopic, type IdsOf, type Patience, type Topic } from './topic.ts';
