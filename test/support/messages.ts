import { randomUUID } from 'node:crypto';
import type { Database, Db } from '../../src/platform/db/index.ts';
import { type NewMessage, queueMessage } from '../../src/platform/mail/index.ts';

const queue = (db: Db, over: Partial<NewMessage> = {}) =>
  queueMessage(db, {
    to: { channel: 'email', address: 'ada.lovelace@example.org', safe: true },
    subject: 'received',
    body: 'Ada, open the page you were given.',
    ...over,
  });

/** Queues a message to an invented neighbour, as a page would. */
export function addMessage(database: Database, at: Temporal.Instant, over: Partial<NewMessage> = {}) {
  return database.transaction({ actor: 'public', now: at, requestId: 'test' }, (db) => queue(db, over));
}

/** A message that could not be sent, and its dead letter, as the queue leaves them. */
export function addDeadMessage(
  database: Database,
  at: Temporal.Instant,
): Promise<{ letter: string; message: string }> {
  // In one transaction, so that jobs which are running never see the message waiting.
  return database.work(at, async (db) => {
    const { id: message } = await queue(db);
    const { outbox_id } = await db
      .updateTable('platform.message')
      .set({ state: 'failed', why: 'SmtpError 451', tries: 16 })
      .where('id', '=', message)
      .returning('outbox_id')
      .executeTakeFirstOrThrow();
    const outbox = outbox_id ?? '';
    await db.updateTable('platform.outbox').set({ relayed_at: at }).where('id', '=', outbox).execute();
    const letter = randomUUID();
    const died = { id: letter, outbox_id: outbox, topic: 'mail.send', tries: 16 };
    await db
      .insertInto('platform.dead_letter')
      .values({ ...died, error_class: 'SmtpError 451', told_at: at })
      .execute();
    return { letter, message };
  });
}
