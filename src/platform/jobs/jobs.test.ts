import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { engine, testDatabase } from '../../../test/support/database.ts';
import type { Database, Db } from '../db/index.ts';
import { createEvents } from '../events/index.ts';
import { createLogger } from '../log/logger.ts';
import { errorClass } from './errors.ts';
import {
  defineTopic,
  HopelessError,
  handle,
  handleOutside,
  type Jobs,
  type JobsOptions,
  jobFigures,
  startJobs,
  tell,
  wakeRelays,
} from './index.ts';

const now = () => Temporal.Instant.from('2026-11-23T10:42:00Z');
const anybody = { actor: 'public', now: now(), requestId: 'test' } as const;
const noted = defineTopic('test.noted', ['thing']);
const stumbling = defineTopic('test.stumbling', ['thing']);
const hopeless = defineTopic('test.hopeless', ['thing']);
const outside = defineTopic('test.outside', ['thing']);

let database: Database;
let jobs: Jobs;
const logged: string[] = [];
const done: string[] = [];
const failures = new Map<string, number>();
const died: string[] = [];

// The effect of a transactional handler, in a table that the worker may write.
const note = (db: Db, words: string) =>
  db.insertInto('platform.clean_up').values({ name: words, last_run_at: now() }).execute();
const notes = (like: string) =>
  database.work(now(), (db) =>
    db.selectFrom('platform.clean_up').select('name').where('name', 'like', like).execute(),
  );

const options = (): JobsOptions => ({
  database,
  now,
  events: createEvents([]),
  baseUrl: 'https://windscreen.example',
  log: createLogger('debug', (line) => void logged.push(line)),
  pace: { pollSeconds: 0.5, relaySeconds: 20 },
  patience: { tries: 3, firstDelaySeconds: 0 },
  handlers: [
    handle(noted, async (db, { thing }) => {
      await note(db, `${thing} ${randomUUID()}`);
    }),
    handle(stumbling, async (db, { thing }) => {
      await note(db, `${thing} ${randomUUID()}`);
      const left = failures.get(thing) ?? 0;
      failures.set(thing, left - 1);
      if (left > 0) throw new TypeError('Ada Lovelace lives at 1 Any Street');
    }),
    handle(hopeless, async () => {
      throw new HopelessError('Refused', '550');
    }),
    handleOutside(outside, {
      run: async (_, { thing }) => {
        done.push(thing);
        throw new RangeError('no');
      },
      died: async (_, { thing }, error) => void died.push(`${thing} ${error}`),
    }),
  ],
});

before(async () => {
  database = await testDatabase();
  jobs = await startJobs(options());
});
after(async () => {
  await jobs.stop();
  await database.close();
});

const letters = (topic: string) =>
  database.work(now(), (db) =>
    db.selectFrom('platform.dead_letter').selectAll().where('topic', '=', topic).execute(),
  );

test('work told of in a transaction is done after its commit, once', async () => {
  const things = Array.from({ length: 50 }, () => randomUUID());
  for (const thing of things) await database.transaction(anybody, (db) => tell(db, noted, { thing }));
  await jobs.settled();
  for (const thing of things) assert.equal((await notes(`${thing}%`)).length, 1, thing);
});

test('work told of in a transaction that rolls back is never done', async () => {
  const thing = randomUUID();
  const telling = database.transaction(anybody, async (db) => {
    await tell(db, noted, { thing });
    throw new Error('changed my mind');
  });
  await assert.rejects(telling);
  await jobs.settled();
  assert.deepEqual(await notes(`${thing}%`), []);
});

test('a commit wakes the relay, which would otherwise sleep for seconds', async () => {
  for (let n = 0; n < 5; n += 1) {
    const thing = randomUUID();
    const started = performance.now();
    await database.transaction(anybody, (db) => tell(db, noted, { thing }));
    while ((await notes(`${thing}%`)).length === 0) await delay(5);
    assert.ok(performance.now() - started < 450, `${performance.now() - started} ms`);
  }
});

test('handed out twice, it still takes effect once', async () => {
  const thing = randomUUID();
  const told = await database.transaction(anybody, (db) => tell(db, noted, { thing }));
  await jobs.settled();
  // As if the process had died between handing it over and marking it.
  await database.work(now(), (db) =>
    db.updateTable('platform.outbox').set({ relayed_at: null }).where('id', '=', told).execute(),
  );
  wakeRelays();
  await jobs.settled();
  assert.equal((await notes(`${thing}%`)).length, 1);
});

test('a handler that fails leaves nothing behind and is tried again', async () => {
  const thing = randomUUID();
  failures.set(thing, 2);
  await database.transaction(anybody, (db) => tell(db, stumbling, { thing }));
  await jobs.settled();
  assert.equal((await notes(`${thing}%`)).length, 1);
  assert.deepEqual(await letters('test.stumbling'), []);
});

test('after its last try it is a dead letter, which holds the class of the error and none of its words', async () => {
  const thing = randomUUID();
  failures.set(thing, 99);
  await database.transaction(anybody, (db) => tell(db, stumbling, { thing }));
  await jobs.settled();
  const [letter] = await letters('test.stumbling');
  assert.equal(letter?.tries, 3);
  assert.equal(letter?.error_class, 'TypeError');
  assert.equal(failures.get(thing), 96);
  const { rows } = await database.work(now(), (db) =>
    sql<{ job: string }>`select row_to_json(j)::text as job from pgboss.job j`.execute(db),
  );
  const everything = [...rows.map((row) => row.job), ...logged, JSON.stringify(letter)].join('\n');
  assert.ok(!everything.includes('Lovelace'));
  assert.ok(everything.includes(thing), 'the queue holds ids');
});

test('what cannot succeed is not tried again; what reaches outside is told that it died', async () => {
  const [lost, tried] = [randomUUID(), randomUUID()];
  await database.transaction(anybody, (db) => tell(db, hopeless, { thing: lost }));
  await database.transaction(anybody, (db) => tell(db, outside, { thing: tried }));
  await jobs.settled();
  const [letter] = await letters('test.hopeless');
  assert.deepEqual([letter?.tries, letter?.error_class], [1, 'Refused 550']);
  assert.deepEqual(done, [tried, tried, tried]);
  assert.deepEqual(died, [`${tried} RangeError`]);
});

test('a payload that is not what the topic says becomes a dead letter at once', async () => {
  await database.work(now(), (db) =>
    db
      .insertInto('platform.outbox')
      .values({ topic: 'test.noted', payload: JSON.stringify({ thing: 'Ada' }) })
      .execute(),
  );
  wakeRelays();
  await jobs.settled();
  const [letter] = await letters('test.noted');
  assert.deepEqual([letter?.tries, letter?.error_class], [1, 'PayloadError']);
});

test('a topic that this program does not know stays in the outbox and is counted', async () => {
  await database.work(now().subtract({ minutes: 20 }), (db) =>
    db.insertInto('platform.outbox').values({ topic: 'test.of-tomorrow', payload: '{}' }).execute(),
  );
  await jobs.settled();
  const figures = await jobFigures(database, now());
  assert.equal(figures.outboxWaiting, 1);
  assert.equal(figures.oldestOutboxSeconds, 1200);
  assert.equal(figures.deadLetters, 4);
  assert.deepEqual(
    figures.topics.filter(({ waiting }) => waiting > 0),
    [{ topic: 'test.of-tomorrow', waiting: 1, active: 0, due: 1 }],
  );
});

test('the queue is hidden from pages and open to the worker', async () => {
  for (const table of ['job', 'queue', 'version', 'schedule'])
    await assert.rejects(
      database.transaction(anybody, (db) => sql`select * from ${sql.ref(`pgboss.${table}`)}`.execute(db)),
      /permission denied/,
    );
  await database.work(now(), (db) => sql`select * from pgboss.job`.execute(db));
  await assert.rejects(
    database.work(now(), (db) => sql`create table pgboss.mine (id int)`.execute(db)),
    /permission denied/,
  );
});

test('pages may tell of work, and read neither the outbox nor the ledger', async () => {
  for (const table of ['outbox', 'handled', 'clean_up'])
    await assert.rejects(
      database.transaction(anybody, (db) => sql`select * from ${sql.ref(`platform.${table}`)}`.execute(db)),
      /permission denied/,
    );
});

test('a second process shares the work', { skip: engine === 'pglite' && 'one process only' }, async () => {
  const second = await startJobs(options());
  const things = Array.from({ length: 60 }, () => randomUUID());
  await Promise.all(things.map((thing) => database.transaction(anybody, (db) => tell(db, noted, { thing }))));
  await jobs.settled();
  await second.stop();
  for (const thing of things) assert.equal((await notes(`${thing}%`)).length, 1, thing);
});

test('an error is known by its class and code alone', () => {
  const coded = (name: string, code: string) => Object.assign(new Error('Ada'), { name, code });
  assert.equal(errorClass(new TypeError('Ada')), 'TypeError');
  assert.equal(errorClass(coded('error', '23505')), 'DatabaseError 23505');
  assert.equal(errorClass(coded('Error', 'ECONNRESET')), 'Error ECONNRESET');
  assert.equal(errorClass(coded('Ada Lovelace', '1 Any Street')), 'Error');
  assert.equal(errorClass('Ada'), 'Unknown');
});
