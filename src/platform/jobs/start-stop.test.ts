import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { testDatabase } from '../../../test/support/database.ts';
import type { Database } from '../db/index.ts';
import { createEvents } from '../events/index.ts';
import { createLogger } from '../log/logger.ts';
import { defineTopic, handleOutside, jobFigures, startJobs, tell } from './index.ts';
import { connectQueue, prepareQueue } from './queue.ts';

const now = () => Temporal.Instant.from('2026-11-23T10:42:00Z');
const log = createLogger('silent');
const slow = defineTopic('test.slow', ['thing']);

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const ask = () =>
  database.transaction({ actor: 'public', now: now(), requestId: 'test' }, (db) =>
    tell(db, slow, { thing: randomUUID() }),
  );

test('before the queue was ever made, what waits is counted all the same', async () => {
  await ask();
  const figures = await jobFigures(database, now().add({ seconds: 90 }));
  assert.deepEqual([figures.outboxWaiting, figures.oldestOutboxSeconds], [1, 90]);
  assert.deepEqual(figures.topics, [{ topic: 'test.slow', waiting: 1, active: 0, due: 1 }]);
});

test('the queue is made once, by two processes at once; after that no owner is needed', async () => {
  await Promise.all([prepareQueue(database, now()), prepareQueue(database, now())]);
  const withoutOwner = { ...database, owner: () => Promise.reject(new Error('no owner here')) };
  await prepareQueue(withoutOwner, now());
});

test('stopping finishes what is being done, and begins nothing more', async () => {
  const begun: string[] = [];
  const done: string[] = [];
  const jobs = await startJobs({
    database,
    now,
    log,
    events: createEvents([]),
    baseUrl: 'https://windscreen.example',
    pace: { atOnce: 1, pollSeconds: 0.5 },
    handlers: [
      handleOutside(slow, {
        async run(_, { thing }) {
          begun.push(thing);
          await delay(300);
          done.push(thing);
        },
        died: async () => {},
      }),
    ],
  });
  // One waits since the first test.
  await ask();
  while (begun.length === 0) await delay(5);
  await ask();
  await jobs.stop();
  assert.equal(begun.length, 1);
  assert.deepEqual(done, begun);
  const figures = await jobFigures(database, now());
  assert.equal(figures.topics.find(({ topic }) => topic === 'test.slow')?.due, 2, 'the others wait');
});

test('asking the embedded queue from inside a transaction throws instead of hanging', async (t) => {
  if (database.engine !== 'pglite') return t.skip('it has connections of its own');
  const watch = { heartbeatSeconds: 20, watchSeconds: 10 };
  const queue = await connectQueue(database, log, watch);
  await assert.rejects(
    database.work(now(), () => queue.insert('never-opened', [])),
    { name: 'Error', message: /A transaction is open here/ },
  );
  await queue.stop({ graceful: false });
});
