import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import { errorClass, type Handler, HopelessError, handleOutside, type JobContext } from '../jobs/index.ts';
import { isBefore, nextSafe, type SafeTimes } from '../time/index.ts';
import type { CalendarFile } from './calendar.ts';
import type { MailDriver, Outgoing } from './driver.ts';
import { mailSend, noSafeTime } from './queue-message.ts';

export interface Sending {
  driver: MailDriver;
  /** Keeps what was sent, and what was withheld, readable on `/outbox`. */
  trial: boolean;
}

/**
 * Sends one message at least once: `sending` is committed before the service is called and `sent` after it, so
 * a crash between them shows, and the repeat carries the same id.
 */
export function mailHandler(sending: Sending): Handler {
  return handleOutside(mailSend, {
    run: (context, { message }) => sendMessage(context, sending, message),
    died: (db, { message }, why) => markFailed(db, message, why),
  });
}

async function sendMessage({ database, now }: JobContext, { driver, trial }: Sending, id: string) {
  const outgoing = await database.work(now(), (db) => begin(db, id, now(), trial));
  if (outgoing === undefined) return;
  const providerId = await driver.send(outgoing).catch(async (error: unknown) => {
    await database.work(now(), (db) => release(db, id, errorClass(error)));
    throw error;
  });
  await database.work(now(), (db) => finish(db, id, { providerId, at: now(), trial }));
}

// Undefined: there is nothing to send, now or ever.
async function begin(
  db: Db,
  id: string,
  at: Temporal.Instant,
  trial: boolean,
): Promise<Outgoing | undefined> {
  const message = await db
    .selectFrom('platform.message')
    .select([
      'state',
      'safe',
      'channel',
      'to_address',
      'subject',
      'body',
      'tries',
      'good_until',
      'outbox_id',
      'safe_times',
      'unsubscribe_url',
      'calendar',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (message === undefined || message.state === 'sent') return undefined;
  if (message.state === 'withheld' || !message.safe) return keepWithheld(db, id, trial);
  if (message.good_until !== null && Temporal.Instant.compare(message.good_until, at) <= 0)
    return markFailed(db, id, 'too late to send');
  const next = nextSafe(safeTimesOf(message.safe_times), at);
  if (next === null) return withhold(db, id);
  if (isBefore(at, next)) return waitUntil(db, { id, outboxId: message.outbox_id, next });
  const { to_address: to, body, subject } = message;
  if (to === null || body === null) throw new HopelessError('MessagePurged', '');
  const attempt = message.tries + 1;
  await db
    .updateTable('platform.message')
    .set({ state: 'sending', tries: attempt, sending_at: at })
    .where('id', '=', id)
    .execute();
  const unsubscribe = message.unsubscribe_url ?? undefined;
  return {
    id,
    channel: message.channel === 'sms' ? 'sms' : 'email',
    to,
    subject,
    body,
    attempt,
    unsubscribe,
    calendar: message.calendar === null ? undefined : (message.calendar as unknown as CalendarFile[]),
  };
}

function safeTimesOf(kept: unknown): SafeTimes | null {
  return kept === null ? null : (kept as SafeTimes);
}

// The relay hands it out again then; whatever delayed it until an unsafe time is not made worse by sending.
async function waitUntil(
  db: Db,
  wait: { id: string; outboxId: string | null; next: Temporal.Instant },
): Promise<undefined> {
  await db
    .updateTable('platform.message')
    .set({ state: 'waiting', not_before: wait.next })
    .where('id', '=', wait.id)
    .execute();
  await db
    .updateTable('platform.outbox')
    .set({ relayed_at: null, not_before: wait.next })
    .where('id', '=', wait.outboxId)
    .execute();
}

async function withhold(db: Db, id: string): Promise<undefined> {
  await db
    .updateTable('platform.message')
    .set({ state: 'withheld', safe: false, to_address: null, why: noSafeTime })
    .where('id', '=', id)
    .execute();
}

async function keepWithheld(db: Db, id: string, trial: boolean): Promise<undefined> {
  if (!trial) return;
  await db.updateTable('platform.message').set({ kept_for_trial: true }).where('id', '=', id).execute();
}

// Withheld while it was under way, it stays withheld; `sent_at` then says that it had gone.
async function finish(
  db: Db,
  id: string,
  sent: { providerId: string; at: Temporal.Instant; trial: boolean },
): Promise<void> {
  await db
    .updateTable('platform.message')
    .set({
      state: sql`case when state = 'withheld' then state else 'sent' end`,
      why: sql`case when state = 'withheld' then why end`,
      provider_id: sent.providerId,
      sent_at: sent.at,
      kept_for_trial: sent.trial,
      ...(sent.trial ? {} : { body: sql`case when not ephemeral then body end` }),
    })
    .where('id', '=', id)
    .execute();
}

async function release(db: Db, id: string, why: string): Promise<void> {
  await db
    .updateTable('platform.message')
    .set({ state: 'waiting', why })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

async function markFailed(db: Db, id: string, why: string): Promise<undefined> {
  await db
    .updateTable('platform.message')
    .set({ state: 'failed', why })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'sending'])
    .execute();
}
