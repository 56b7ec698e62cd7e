/** What happened in one slice and matters to another, handled in the same transaction. */
export { createEvents, defineEvent, type Events, type EventType, on, type Subscription } from './events.ts';
