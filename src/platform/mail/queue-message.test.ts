import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../test/support/database.ts';
import { settings } from '../../config.ts';
import type { Database } from '../db/index.ts';
import { deliveries, isNeutral, queueMessage, subjects, withholdMessages } from './index.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const anybody = { actor: 'public', now, requestId: 'test' } as const;
const body = 'Open the page you were given to read it.';
const neighbour = { channel: 'email', address: 'neighbour@example.org', safe: true } as const;

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const stored = (id: string) =>
  database.work(now, (db) =>
    db.selectFrom('platform.message').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );

test('a message to a safe contact waits, with its outbox row, and a page cannot read it back', async () => {
  const queued = await database.transaction(anybody, (db) =>
    queueMessage(db, { to: neighbour, subject: 'received', body }),
  );
  const row = await stored(queued.id);
  assert.equal(row.state, 'waiting');
  assert.equal(row.to_address, 'neighbour@example.org');
  const told = await database.work(now, (db) =>
    db
      .selectFrom('platform.outbox')
      .selectAll()
      .where('id', '=', row.outbox_id ?? '')
      .executeTakeFirstOrThrow(),
  );
  assert.deepEqual(told.payload, { message: queued.id });
  const seen = await database.transaction(anybody, (db) =>
    db.selectFrom('platform.message').select('id').execute(),
  );
  assert.deepEqual(seen, []);
});

test('an unsafe contact, and one that never said, leave a withheld message without an address', async () => {
  const unsafe = [false, undefined, null, 'no', 1] as unknown as boolean[];
  for (const safe of unsafe) {
    const queued = await database.transaction(anybody, (db) =>
      queueMessage(db, { to: { ...neighbour, safe }, subject: 'received', body }),
    );
    assert.equal(queued.state, 'withheld');
    const row = await stored(queued.id);
    assert.deepEqual(
      [row.to_address, row.safe, row.why],
      [null, false, 'this way of reaching them is not safe'],
    );
  }
});

test('an address that would reach several people or carry a header is not used', async () => {
  const addresses = [
    'a@example.org, b@example.org',
    'a@example.org\nBcc: b@example.org',
    '<a@example.org>',
    '',
  ];
  for (const address of addresses) {
    const queued = await database.transaction(anybody, (db) =>
      queueMessage(db, { to: { ...neighbour, address }, subject: 'received', body }),
    );
    assert.equal(queued.state, 'withheld', address);
  }
});

test('the database itself refuses an address on a message that is not safe', async () => {
  const row = { channel: 'email', to_address: 'a@example.org', subject: 'x', body, safe: false };
  for (const state of ['waiting', 'withheld', 'sending', 'sent', 'failed'])
    await assert.rejects(
      database.work(now, (db) =>
        db
          .insertInto('platform.message')
          .values({ ...row, state, why: 'x' })
          .execute(),
      ),
      /check constraint/,
    );
});

test('what has not gone is withheld once the channel stops being safe', async () => {
  const recordId = randomUUID();
  const queue = (to: typeof neighbour | { channel: 'sms'; address: string; safe: true }) =>
    database.transaction(anybody, (db) =>
      queueMessage(db, { to, subject: 'something to read', body, recordId }),
    );
  const mail = await queue(neighbour);
  const text = await queue({ channel: 'sms', address: '07700 900 982', safe: true });
  const withheld = await database.transaction(anybody, (db) =>
    withholdMessages(db, { recordId, channel: 'email' }),
  );
  assert.equal(withheld, 1);
  const fared = await database.transaction(anybody, (db) => deliveries(db, [mail.id, text.id]));
  assert.deepEqual(new Map(fared.map((one) => [one.id, one.state])).get(mail.id), 'withheld');
  assert.deepEqual(new Map(fared.map((one) => [one.id, one.state])).get(text.id), 'waiting');
  assert.equal((await stored(mail.id)).to_address, null);
});

test('rolled back, a message was never queued', async () => {
  const count = () =>
    database.work(now, async (db) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from platform.message`.execute(db);
      return rows[0]?.n;
    });
  const before = await count();
  await assert.rejects(
    database.transaction(anybody, async (db) => {
      await queueMessage(db, { to: neighbour, subject: 'received', body });
      throw new Error('changed my mind');
    }),
  );
  assert.equal(await count(), before);
});

test('no subject and no sender tells what this is about', () => {
  for (const subject of Object.values(subjects)) assert.ok(isNeutral(subject), subject);
  assert.ok(isNeutral(settings.shape.MAIL_FROM.parse(undefined)));
  const telling = [
    'About your child',
    'Abuse report',
    'Safeguarding team',
    'Domestic violence',
    'Your referral',
    'Thurrock MASH',
    'Children’s social care',
    'A police matter',
  ];
  for (const words of telling) assert.ok(!isNeutral(words), words);
});
