import type { Db } from '../db/index.ts';

declare const payloadOf: unique symbol;

/** Something that happened in one slice that another may act on: `concern.decided`. Its publisher owns it. */
export interface EventType<Payload> {
  readonly name: string;
  readonly [payloadOf]?: Payload;
}

/** One subscriber's interest in one event, made by `on` and wired in `app.ts`. */
export interface Subscription {
  readonly event: string;
  deliver(db: Db, payload: unknown): Promise<void>;
}

export interface Events {
  /**
   * Tells every subscriber, one after the other, in the publisher's own transaction: either all of it
   * happened or none. A subscriber's error is the publisher's error.
   */
  publish<Payload>(db: Db, event: EventType<Payload>, payload: NoInfer<Payload>): Promise<void>;
}

/** Names an event. The payload's type stands beside it in the publisher's `index.ts`. */
export function defineEvent<Payload>(name: string): EventType<Payload> {
  return { name };
}

/** What a subscriber does when it hears the event: database work in the publisher's transaction, nothing else. */
export function on<Payload>(
  event: EventType<Payload>,
  work: (db: Db, payload: Payload) => Promise<void>,
): Subscription {
  // `publish` takes the same event type, so what arrives under this name is its payload.
  return { event: event.name, deliver: (db, payload) => work(db, payload as Payload) };
}

/** Joins publishers and subscribers. `app.ts` lists who hears whom. */
export function createEvents(subscriptions: readonly Subscription[]): Events {
  const heard = Map.groupBy(subscriptions, ({ event }) => event);
  return {
    async publish(db, event, payload) {
      for (const subscription of heard.get(event.name) ?? []) await subscription.deliver(db, payload);
    },
  };
}
