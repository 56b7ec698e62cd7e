/** Messages to people outside: queued with the change they tell of, sent by the worker, never to an unsafe place. */
export type { CalendarFile } from './calendar.ts';
export { chooseDriver, type MailSettings, sendsTexts, trialMailbox } from './choose-driver.ts';
export { mailCleanUps } from './clean-ups.ts';
export type { Contact } from './contact.ts';
export type { MailDriver, Outgoing } from './driver.ts';
export { type KeptMessage, keptMessages, type MessageCursor } from './kept-messages.ts';
export {
  type Delivery,
  deliveries,
  type NewMessage,
  queueMessage,
  withholdMessages,
} from './queue-message.ts';
export { mailHandler } from './send-message.ts';
export { isNeutral, type Subject, subjects } from './subjects.ts';
