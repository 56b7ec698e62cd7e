/** Messages to people outside: queued with the change they tell of, sent by the worker, never to an unsafe place. */
export type { Contact } from './contact.ts';
export {
  type Delivery,
  deliveries,
  type NewMessage,
  queueMessage,
  withholdMessages,
} from './queue-message.ts';
export { isNeutral, type Subject, subjects } from './subjects.ts';
