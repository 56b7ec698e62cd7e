import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import type { Database } from '../db/index.ts';
import { createEvents } from '../events/index.ts';
import { createLogger } from '../log/logger.ts';
import { type CleanUp, type JobContext, platformCleanUps, runCleanUps } from './index.ts';

let database: Database;
let context: JobContext;
let now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const logged: string[] = [];
before(async () => {
  database = await testDatabase();
  const log = createLogger('info', (line) => void logged.push(line));
  context = {
    database,
    log,
    events: createEvents([]),
    now: () => now,
    baseUrl: 'https://windscreen.example',
  };
});
after(() => database.close());

const counting = (name: string, every: CleanUp['every'], fails = () => false) => {
  const runs: string[] = [];
  const cleanUp: CleanUp = {
    name,
    every,
    async remove(_, at) {
      if (fails()) throw new TypeError('the table is gone');
      runs.push(at.toString());
      return 0;
    },
  };
  return { runs, cleanUp };
};

test('each runs when it is due and not before, in however many processes', async () => {
  const hourly = counting('hourly', { hours: 1 });
  const often = counting('often', { minutes: 5 });
  const cleanUps = [hourly.cleanUp, often.cleanUp];
  await Promise.all([runCleanUps(context, cleanUps), runCleanUps(context, cleanUps)]);
  assert.deepEqual([hourly.runs.length, often.runs.length], [1, 1]);
  now = now.add({ minutes: 5 });
  await runCleanUps(context, cleanUps);
  assert.deepEqual([hourly.runs.length, often.runs.length], [1, 2]);
  now = now.add({ minutes: 55 });
  await Promise.all([runCleanUps(context, cleanUps), runCleanUps(context, cleanUps)]);
  assert.deepEqual([hourly.runs.length, often.runs.length], [2, 3]);
});

test('one that fails is due again, and the others still run', async () => {
  let broken = true;
  const failing = counting('failing', { hours: 1 }, () => broken);
  const next = counting('next', { hours: 1 });
  await runCleanUps(context, [failing.cleanUp, next.cleanUp]);
  assert.deepEqual([failing.runs.length, next.runs.length], [0, 1]);
  assert.ok(logged.some((line) => line.includes('clean-up failed') && line.includes('TypeError')));
  broken = false;
  await runCleanUps(context, [failing.cleanUp, next.cleanUp]);
  assert.deepEqual([failing.runs.length, next.runs.length], [1, 1]);
});

test('the platform keeps what is fresh or still open, and removes what is over', async () => {
  const old = now.subtract({ hours: 31 * 24 });
  const visitor = { actor: 'public', requestId: 'test', visit: 'v' } as const;
  for (const at of [old, now])
    await database.transaction({ ...visitor, now: at }, async (db) => {
      const row = { submitter: 'v', form_key: randomUUID(), body_hash: 'h', location: '/' };
      await db.insertInto('platform.submission').values(row).execute();
      await db.insertInto('platform.attempt').values({ subject: 's', window_start: at }).execute();
    });
  const rows = {
    finished: { relayed_at: old },
    dead: { relayed_at: old },
    waiting: { relayed_at: null },
    fresh: { relayed_at: now },
  };
  await database.work(old, async (db) => {
    for (const [topic, row] of Object.entries(rows)) {
      const id = randomUUID();
      await db
        .insertInto('platform.outbox')
        .values({ id, topic, payload: '{}', ...row })
        .execute();
      if (topic === 'finished') await db.insertInto('platform.handled').values({ outbox_id: id }).execute();
      if (topic === 'dead')
        await db
          .insertInto('platform.dead_letter')
          .values({ id, outbox_id: id, topic, tries: 1, error_class: 'Error', told_at: old })
          .execute();
    }
  });
  await runCleanUps(context, platformCleanUps);
  const left = await database.work(now, async (db) => ({
    submissions: await db.selectFrom('platform.submission').select('created_at').execute(),
    attempts: await db.selectFrom('platform.attempt').select('window_start').execute(),
    outbox: await db.selectFrom('platform.outbox').select('topic').orderBy('topic').execute(),
    handled: await db.selectFrom('platform.handled').select('outbox_id').execute(),
  }));
  assert.deepEqual(left.submissions, [{ created_at: now }]);
  assert.deepEqual(left.attempts, [{ window_start: now }]);
  assert.deepEqual(
    left.outbox.map(({ topic }) => topic),
    ['dead', 'fresh', 'waiting'],
  );
  assert.deepEqual(left.handled, []);
});
