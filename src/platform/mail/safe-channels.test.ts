import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../../test/support/database.ts';
import type { Database } from '../db/index.ts';
import { createEvents } from '../events/index.ts';
import { startJobs } from '../jobs/index.ts';
import { createLogger } from '../log/logger.ts';
import {
  type Contact,
  deliveries,
  type MailDriver,
  mailHandler,
  type Outgoing,
  queueMessage,
  withholdMessages,
} from './index.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const anybody = { actor: 'public', now, requestId: 'test' } as const;

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

/** What a person may have said about a way of reaching them, as it might reach us: answered, not answered, odd. */
const said = fc.constantFrom<unknown>(true, true, true, false, undefined, null, 'yes', 'no', 0, 1, '');
const step = fc.oneof(
  fc.record({
    does: fc.constant('queue' as const),
    person: fc.nat(3),
    channel: fc.constantFrom<Contact['channel']>('email', 'sms'),
    safe: said,
  }),
  fc.record({
    does: fc.constant('no longer safe' as const),
    person: fc.nat(3),
    channel: fc.constantFrom<Contact['channel']>('email', 'sms'),
  }),
);

/**
 * Nothing is sent while the steps run, as in an outage; then everything that may go goes. Whatever was said in
 * whatever order, nothing reaches an address that was unsafe when queued or became so before it went.
 */
test('no message ever reaches a channel that is not safe', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const records = Array.from({ length: 4 }, () => randomUUID());
      const mayGo = new Map<string, boolean>();
      const about = new Map<string, { person: number; channel: Contact['channel'] }>();
      for (const one of steps) {
        const recordId = records[one.person] ?? '';
        if (one.does === 'queue') {
          const address = one.channel === 'email' ? `${recordId}@example.org` : '07700 900 982';
          const to = { channel: one.channel, address, safe: one.safe as boolean };
          const { id } = await database.transaction(anybody, (db) =>
            queueMessage(db, { to, subject: 'answered', body: 'Open the page you were given.', recordId }),
          );
          mayGo.set(id, one.safe === true);
          about.set(id, one);
        } else {
          await database.transaction(anybody, (db) =>
            withholdMessages(db, { recordId, channel: one.channel }),
          );
          for (const [id, that] of about)
            if (that.person === one.person && that.channel === one.channel) mayGo.set(id, false);
        }
      }
      const sent = await sendEverything();
      const ids = [...mayGo.keys()];
      const expected = ids.filter((id) => mayGo.get(id)).sort();
      assert.deepEqual(sent.map(({ id }) => id).sort(), expected);
      const fared = await database.transaction(anybody, (db) => deliveries(db, ids));
      for (const one of fared) assert.equal(one.state, mayGo.get(one.id) ? 'sent' : 'withheld');
    }),
    { numRuns: 40 },
  );
});

async function sendEverything(): Promise<Outgoing[]> {
  const sent: Outgoing[] = [];
  const driver: MailDriver = {
    async send(message) {
      sent.push(message);
      return 'taken';
    },
  };
  const jobs = await startJobs({
    database,
    now: () => now,
    events: createEvents([]),
    baseUrl: 'https://windscreen.example',
    log: createLogger('silent'),
    handlers: [mailHandler({ driver, trial: false })],
  });
  await jobs.settled();
  await jobs.stop();
  return sent;
}
