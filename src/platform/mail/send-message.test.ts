import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { type SmtpSink, startSmtpSink } from '../../../test/support/smtp-sink.ts';
import type { Database } from '../db/index.ts';
import { createEvents } from '../events/index.ts';
import {
  type Jobs,
  type JobsOptions,
  jobFigures,
  runCleanUps,
  startJobs,
  wakeRelays,
} from '../jobs/index.ts';
import { createLogger } from '../log/logger.ts';
import {
  chooseDriver,
  deliveries,
  mailCleanUps,
  mailHandler,
  type NewMessage,
  queueMessage,
} from './index.ts';

let now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const anybody = () => ({ actor: 'public', now, requestId: 'test' }) as const;
const logged: string[] = [];
let database: Database;
let sink: SmtpSink;
let jobs: Jobs;
let options: JobsOptions;

before(async () => {
  database = await testDatabase();
  sink = await startSmtpSink();
  const driver = chooseDriver({
    mode: 'live',
    SMTP_URL: sink.url,
    MAIL_FROM: 'messages@windscreen.example',
  });
  options = {
    database,
    now: () => now,
    events: createEvents([]),
    baseUrl: 'https://windscreen.example',
    log: createLogger('debug', (line) => void logged.push(line)),
    handlers: [mailHandler({ driver, trial: false })],
    pace: { pollSeconds: 0.5 },
    patience: { tries: 3, firstDelaySeconds: 0 },
  };
  jobs = await startJobs(options);
});
afterEach(() => {
  sink.manners = {};
  sink.received.length = 0;
});
after(async () => {
  await jobs.stop();
  await sink.close();
  await database.close();
});

const queue = (over: Partial<NewMessage> = {}) =>
  database.transaction(anybody(), (db) =>
    queueMessage(db, {
      to: { channel: 'email', address: 'neighbour@example.org', safe: true },
      subject: 'received',
      body: 'Open the page you were given.',
      ...over,
    }),
  );
const stored = (id: string) =>
  database.work(now, (db) =>
    db.selectFrom('platform.message').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
const stateOf = async (id: string) =>
  (await database.transaction(anybody(), (db) => deliveries(db, [id])))[0]?.state;

test('a queued message goes out after the commit, once, and says so', async () => {
  const { id } = await queue();
  await jobs.settled();
  assert.deepEqual(
    sink.received.map(({ messageId }) => messageId),
    [`<${id}@windscreen.example>`],
  );
  assert.equal(await stateOf(id), 'sent');
  assert.equal((await stored(id)).kept_for_trial, false);
  assert.equal((await jobFigures(database, now)).unsentMessages, 0);
});

test('a crash after sending shows as “sending”, and the repeat has the same id', async () => {
  const { id } = await queue();
  await jobs.settled();
  const { outbox_id } = await stored(id);
  // As it stands when the process dies between the server's answer and its record.
  await database.work(now, async (db) => {
    await db
      .updateTable('platform.message')
      .set({ state: 'sending', sent_at: null, provider_id: null })
      .where('id', '=', id)
      .execute();
    await db
      .updateTable('platform.outbox')
      .set({ relayed_at: null })
      .where('id', '=', outbox_id ?? '')
      .execute();
  });
  assert.equal((await jobFigures(database, now)).unsentMessages, 1);
  wakeRelays();
  await jobs.settled();
  assert.equal(await stateOf(id), 'sent');
  assert.deepEqual(
    sink.received.map(({ messageId }) => messageId),
    [`<${id}@windscreen.example>`, `<${id}@windscreen.example>`],
  );
});

test('a server in trouble: tried again, then a dead letter, and a replay still delivers', async () => {
  sink.manners = { refuseMessage: 451 };
  const { id } = await queue();
  await jobs.settled();
  const failed = await stored(id);
  assert.deepEqual([failed.state, failed.why, failed.tries], ['failed', 'SmtpError 451', 3]);
  const figures = await jobFigures(database, now.add({ minutes: 16 }));
  assert.deepEqual([figures.unsentMessages, figures.oldestUnsentSeconds, figures.deadLetters], [1, 960, 1]);
  sink.manners = {};
  await database.work(now, (db) =>
    db
      .updateTable('platform.dead_letter')
      .set({ state: 'replay asked', settled_at: now })
      .where('outbox_id', '=', failed.outbox_id ?? '')
      .execute(),
  );
  wakeRelays();
  await jobs.settled();
  assert.equal(await stateOf(id), 'sent');
  assert.equal(sink.received.length, 1);
  const after = await jobFigures(database, now);
  assert.deepEqual([after.unsentMessages, after.deadLetters, after.replaysAsked], [0, 0, 0]);
});

test('a recipient that does not exist is a dead letter after one try', async () => {
  sink.manners = { refuseRecipient: 550 };
  const { id } = await queue();
  await jobs.settled();
  const failed = await stored(id);
  assert.deepEqual([failed.state, failed.why, failed.tries], ['failed', 'SmtpRefused 550', 1]);
  assert.ok(!logged.join('').includes('neighbour'), 'logs hold no address');
});

test('a one-time code leaves no body once sent, and is not sent when it is over', async () => {
  const code = { subject: 'your code', ephemeral: true } as const;
  const sent = await queue({ ...code, body: '493817', goodUntil: now.add({ minutes: 10 }) });
  await jobs.settled();
  assert.match(sink.received[0]?.source ?? '', /493817/);
  assert.deepEqual([(await stored(sent.id)).state, (await stored(sent.id)).body], ['sent', null]);
  const late = await queue({ ...code, body: '220183', goodUntil: now });
  await jobs.settled();
  assert.deepEqual(
    [(await stored(late.id)).state, (await stored(late.id)).why],
    ['failed', 'too late to send'],
  );
  assert.equal(sink.received.length, 1);
  now = now.add({ minutes: 1 });
  await runCleanUps(options, mailCleanUps);
  assert.equal((await stored(late.id)).body, null);
});

test('a withheld message is never sent', async () => {
  const { id } = await queue({ to: { channel: 'email', address: 'a@example.org', safe: false } });
  await jobs.settled();
  assert.deepEqual(sink.received, []);
  assert.equal(await stateOf(id), 'withheld');
});

test('texts wait for a service that takes them, where operators see them', async () => {
  const { id } = await queue({ to: { channel: 'sms', address: '07700 900 982', safe: true } });
  await jobs.settled();
  assert.deepEqual([(await stored(id)).state, (await stored(id)).why], ['failed', 'NoTextService SMTP']);
});

test('what was said and to whom is gone after thirty days; that it was said stays', async () => {
  const recordId = randomUUID();
  const { id } = await queue({ recordId });
  await jobs.settled();
  now = now.add({ hours: 29 * 24 });
  await runCleanUps(options, mailCleanUps);
  assert.equal((await stored(id)).to_address, 'neighbour@example.org');
  now = now.add({ hours: 2 * 24 });
  await runCleanUps(options, mailCleanUps);
  const row = await stored(id);
  assert.deepEqual([row.to_address, row.body, row.state, row.record_id], [null, null, 'sent', recordId]);
});
