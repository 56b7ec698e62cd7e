import type { CalendarFile } from './calendar.ts';
import type { Contact } from './contact.ts';

/** A message as a service takes it. */
export interface Outgoing {
  /** Stays the same however often it is tried, so that a service or a mailbox can tell a repeat. */
  id: string;
  channel: Contact['channel'];
  to: string;
  subject: string;
  body: string;
  /** Where one press stops messages of this sort. */
  unsubscribe?: string | undefined;
  /** For services that can attach; the words hold the link. */
  calendar?: readonly CalendarFile[] | undefined;
  /** 1 for the first try. */
  attempt: number;
}

/** A service that takes messages. */
export interface MailDriver {
  /**
   * Hands one message over.
   * @returns the service's own name for it
   * @throws HopelessError when it will never take this one, SendingError when it may later
   */
  send(message: Outgoing): Promise<string>;
  /** Lets go of connections. */
  close?(): void;
}

/** The service did not take the message this time. */
export class SendingError extends Error {
  override readonly name: string;
  readonly code: string;
  constructor(name: string, code: string) {
    super(`${name} ${code}`);
    this.name = name;
    this.code = code;
  }
}
