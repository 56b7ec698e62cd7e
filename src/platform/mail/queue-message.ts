import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import { defineTopic, tell } from '../jobs/index.ts';
import { nextSafe } from '../time/index.ts';
import type { CalendarFile } from './calendar.ts';
import { type Contact, reasonToWithhold } from './contact.ts';
import { type Subject, subjects } from './subjects.ts';

export interface NewMessage {
  to: Contact;
  /** One of the neutral subjects. */
  subject: Subject;
  /** Plain text. It may be read over a shoulder too: no names and nothing of the record, but a link to it. */
  body: string;
  /** The record it is about, so that the slice can ask how it fared and can stop what has not gone yet. */
  recordId?: string;
  /** Removes the body as soon as it was sent: one-time codes. */
  ephemeral?: boolean;
  /** Not sent after this. */
  goodUntil?: Temporal.Instant;
  /** For messages of a list: where a POST without cookies stops them, told to mail programs (RFC 8058). */
  unsubscribe?: string;
  /** What the reader's calendar takes in or out. The words should hold a link to it: not every service attaches. */
  calendar?: readonly CalendarFile[];
}

/** How a message fares. `withheld` and `failed` say why. */
export interface Delivery {
  id: string;
  channel: 'email' | 'sms';
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'withheld';
  why: string | null;
  sent_at: Temporal.Instant | null;
  /** Until when it waits for a time that is safe. */
  not_before: Temporal.Instant | null;
}

export const mailSend = defineTopic('mail.send', ['message']);

/**
 * Queues a message in the caller's transaction: it goes out after the commit, or never. A contact that is not
 * safe is never written to: the message is then stored as withheld, with the reason and without the address. One
 * that is safe at some times only waits for the next of them.
 */
export async function queueMessage(
  db: Db,
  message: NewMessage,
): Promise<{ id: string; state: 'waiting' | 'withheld' }> {
  const id = randomUUID();
  const times = message.to.times ?? null;
  const next = times && nextSafe(times, await nowIn(db));
  const why = reasonToWithhold(message.to) ?? (times && !next ? noSafeTime : undefined);
  const outboxId = await tell(db, mailSend, { message: id }, why === undefined ? next : null);
  const state = why === undefined ? 'waiting' : 'withheld';
  await db
    .insertInto('platform.message')
    .values({
      id,
      channel: message.to.channel,
      to_address: why === undefined ? message.to.address : null,
      safe: why === undefined,
      state,
      why: why ?? null,
      subject: subjects[message.subject],
      body: message.body,
      ephemeral: message.ephemeral ?? false,
      safe_times: times && JSON.stringify(times),
      not_before: why === undefined ? next : null,
      good_until: message.goodUntil ?? null,
      record_id: message.recordId ?? null,
      outbox_id: outboxId,
      unsubscribe_url: message.unsubscribe ?? null,
      ...(message.calendar ? { calendar: JSON.stringify(message.calendar) } : {}),
    })
    .execute();
  return { id, state };
}

/** Why a message is withheld that no time was named for. */
export const noSafeTime = 'there is no time at which it is safe';

async function nowIn(db: Db): Promise<Temporal.Instant> {
  const { rows } = await sql<{ now: Temporal.Instant }>`select access.now() as now`.execute(db);
  return rows[0]?.now ?? Temporal.Now.instant();
}

/** How messages fared, by the ids that `queueMessage` gave. */
export async function deliveries(db: Db, ids: readonly string[]): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`select * from platform.delivery(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/**
 * A way of reaching somebody is no longer safe: withholds every message about the record that has not gone.
 * @returns how many were withheld
 */
export async function withholdMessages(
  db: Db,
  about: { recordId: string; channel: Contact['channel'] },
): Promise<number> {
  const { rows } = await sql<{ withheld: number }>`select platform.withhold(${about.recordId},
    ${about.channel}, 'this way of reaching them is no longer safe') as withheld`.execute(db);
  return rows[0]?.withheld ?? 0;
}
