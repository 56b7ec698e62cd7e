import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../../test/support/database.ts';
import type { Database } from '../db/index.ts';
import { createEvents } from '../events/index.ts';
import { jobFigures, startJobs } from '../jobs/index.ts';
import { createLogger } from '../log/logger.ts';
import { nextSafe, type SafeTimes } from '../time/index.ts';
import { type Contact, deliveries, mailHandler, queueMessage } from './index.ts';

const monday = Temporal.Instant.from('2026-11-23T10:42:00Z');
const evenings: SafeTimes = { days: [1, 2, 3, 4, 5], hours: [[17, 21]] };

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

async function queue(to: Contact, at: Temporal.Instant): Promise<string> {
  const { id } = await database.transaction({ actor: 'public', now: at, requestId: 'test' }, (db) =>
    queueMessage(db, {
      to,
      subject: 'answered',
      body: 'Open the page you were given.',
      recordId: randomUUID(),
    }),
  );
  return id;
}

const faring = (ids: string[]) =>
  database.transaction({ actor: 'public', now: monday, requestId: 'test' }, (db) => deliveries(db, ids));

/** Does what the queue asks for at `at`, retries included, whatever the hour; returns what went. */
async function work(ids: readonly string[], at: Temporal.Instant, fails = false): Promise<string[]> {
  const sent: string[] = [];
  const driver = {
    send: async ({ id }: { id: string }) => {
      if (fails) throw new Error('the service is away');
      sent.push(id);
      return 'taken';
    },
  };
  const handler = mailHandler({ driver, trial: false });
  const log = createLogger('silent');
  const context = {
    database,
    events: createEvents([]),
    log,
    now: () => at,
    baseUrl: 'https://windscreen.example',
  };
  for (const message of ids)
    await handler.run(context, { outboxId: randomUUID(), payload: { message } }).catch(() => {});
  return sent;
}

const times = fc.option(
  fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    hours: fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 4 }))
        .map(([from, long]): [number, number] => [from, from + long]),
      { maxLength: 2 },
    ),
  }),
);
const contact = fc.record({
  channel: fc.constantFrom<Contact['channel']>('email', 'sms'),
  safe: fc.boolean(),
  times,
});

// First, while the database holds no other messages.
test('through the queue: it waits, is counted as no failure, and goes at the first safe minute', async (t) => {
  let now = monday;
  const sent: string[] = [];
  const driver = { send: async ({ to }: { to: string }) => String(sent.push(`${to} ${now}`)) };
  const handlers = [mailHandler({ driver, trial: false })];
  const log = createLogger('silent');
  const id = await queue({ channel: 'sms', address: '07700 900 982', safe: true, times: evenings }, monday);
  const anytime = await queue({ channel: 'email', address: 'a@example.org', safe: true }, monday);
  const jobs = await startJobs({
    database,
    now: () => now,
    events: createEvents([]),
    log,
    handlers,
    baseUrl: 'https://windscreen.example',
  });
  t.after(() => jobs.stop());
  await jobs.settled();
  assert.deepEqual(sent, ['a@example.org 2026-11-23T10:42:00Z']);
  const [waiting] = await faring([id]);
  assert.equal(waiting?.state, 'waiting');
  assert.equal(String(waiting?.not_before), '2026-11-23T17:00:00Z');
  assert.equal((await faring([anytime]))[0]?.not_before, null);
  assert.equal((await jobFigures(database, now)).unsentMessages, 0);
  now = Temporal.Instant.from('2026-11-23T17:00:00Z');
  await jobs.settled();
  assert.equal(sent.at(-1), '07700 900 982 2026-11-23T17:00:00Z');
});

test('whatever the channel and whenever it is tried, nothing goes where or when it is not safe', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(contact, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.boolean()), { minLength: 1, maxLength: 6 }),
      async (contacts, tries) => {
        const wanted = new Map<string, (typeof contacts)[number]>();
        for (const one of contacts) {
          const address = one.channel === 'email' ? 'jo@example.org' : '07700 900 982';
          wanted.set(await queue({ ...one, address }, monday), one);
        }
        const ids = [...wanted.keys()];
        const gone = new Set<string>();
        for (const [hours, fails] of tries.toSorted(([a], [b]) => a - b)) {
          const at = monday.add({ hours });
          for (const id of await work(ids, at, fails)) {
            const one = wanted.get(id);
            assert.ok(one?.safe, 'an unsafe channel');
            assert.equal(nextSafe(one.times, at)?.toString(), at.toString(), 'an unsafe time');
            assert.ok(!gone.has(id), 'once');
            gone.add(id);
          }
        }
        for (const { id, state, not_before: until } of await faring(ids)) {
          const one = wanted.get(id);
          const ever = one?.safe && nextSafe(one.times, monday) !== null;
          assert.equal(state === 'withheld', !ever);
          if (state === 'waiting' && until)
            assert.equal(nextSafe(one?.times ?? null, until)?.toString(), until.toString());
        }
      },
    ),
    { numRuns: 60 },
  );
});
