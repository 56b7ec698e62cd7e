import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../test/support/database.ts';
import type { Database, Db } from '../db/index.ts';
import { createEvents, defineEvent, on } from './index.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const weighed = defineEvent<{ id: string }>('events-test.weighed');
const closed = defineEvent<{ id: string }>('events-test.closed');

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const note = (db: Db, words: string) =>
  db
    .insertInto('platform.outbox')
    .values({ topic: words, payload: JSON.stringify({}) })
    .execute();

const notes = () =>
  database.work(now, async (db) => {
    const { rows } = await sql<{ topic: string }>`select topic from platform.outbox order by topic`.execute(
      db,
    );
    return rows.map((row) => row.topic);
  });

test('every subscriber of an event hears its payload in the publisher’s transaction', async () => {
  const events = createEvents([
    on(weighed, async (db, { id }) => void (await note(db, `first ${id}`))),
    on(closed, async (db, { id }) => void (await note(db, `never ${id}`))),
    on(weighed, async (db, { id }) => void (await note(db, `second ${id}`))),
  ]);
  await database.work(now, (db) => events.publish(db, weighed, { id: 'a' }));
  assert.deepEqual(await notes(), ['first a', 'second a']);
});

test('a subscriber that fails undoes the publisher and the subscribers before it', async () => {
  const before = await notes();
  const events = createEvents([
    on(weighed, async (db, { id }) => void (await note(db, `lost ${id}`))),
    on(weighed, async () => {
      throw new Error('cannot act on this');
    }),
  ]);
  const publishing = database.work(now, async (db) => {
    await note(db, 'published');
    await events.publish(db, weighed, { id: 'b' });
  });
  await assert.rejects(publishing, /cannot act on this/);
  assert.deepEqual(await notes(), before);
});
