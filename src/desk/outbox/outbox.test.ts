import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addMessage } from '../../../test/support/messages.ts';
import type { NewMessage } from '../../platform/mail/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const write = (over: Partial<NewMessage> = {}) =>
  addMessage(app.database, app.clock.now, {
    body: 'Hello,\n\nopen http://localhost:3000/receipt to read it.\nhttp://elsewhere.example/receipt',
    ...over,
  });

test('an empty mailbox says why and where to go on', async () => {
  const seen = await app.visitor().get('/outbox');
  assert.equal(seen.status, 200);
  assert.match(seen.text, /No messages yet/);
  assert.match(seen.html, /href="\/worried"/);
});

test('what would have been sent is read by anybody, signed in or not, and its reading is on the audit', async () => {
  const { id } = await write();
  await app.settled();
  for (const browser of [app.visitor(), await app.as('school')]) {
    const seen = await browser.get('/outbox');
    for (const words of [
      /We have received what you sent/,
      /ada\.lovelace@example\.org/,
      /Kept here, not sent/,
    ])
      assert.match(seen.text, words);
    assert.match(seen.html, /<a href="\/receipt">http:\/\/localhost:3000\/receipt<\/a> to read it\.<br>/);
    assert.doesNotMatch(seen.html, /href="http:\/\/elsewhere/);
  }
  const events = await app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('audit.event')
      .select(['actor', 'shown'])
      .where('record_kind', '=', 'message')
      .orderBy('seq', 'desc')
      .limit(2)
      .execute(),
  );
  assert.deepEqual(
    events.map(({ shown }) => shown),
    [[id], [id]],
  );
});

test('a withheld message shows that it was, without an address', async () => {
  await write({ to: { channel: 'sms', address: '07700 900 982', safe: false }, subject: 'asked' });
  await app.settled();
  const seen = await app.visitor().get('/outbox');
  assert.match(seen.text, /Not sent: this way of reaching them is not safe/);
  assert.match(seen.text, /Text to No address/);
  assert.doesNotMatch(seen.text, /07700/);
});

test('markup in a message is shown and not obeyed', async () => {
  await write({ body: '<script>alert(1)</script>' });
  await app.settled();
  const seen = await app.visitor().get('/outbox');
  assert.match(seen.html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
});

test('the newest stands first, twenty a page, with a way on and a way back', async () => {
  for (let n = 0; n < 21; n += 1) {
    app.clock.now = app.clock.now.add({ minutes: 1 });
    await write({ body: `Letter number ${n}.` });
  }
  await app.settled();
  const first = await app.visitor().get('/outbox');
  const numbers = [...first.text.matchAll(/Letter number (\d+)/g)].map(([, n]) => Number(n));
  assert.deepEqual(
    numbers,
    Array.from({ length: 20 }, (_, n) => 20 - n),
  );
  const next = /href="(\/outbox\?after=[^"]+)" rel="next"/.exec(first.html)?.[1];
  const second = await app.visitor().get(next ?? '');
  assert.match(second.text, /Letter number 0/);
  assert.match(second.html, /href="\/outbox" rel="first"/);
});

test('a one-time code is readable while it may be needed', async () => {
  await write({
    subject: 'your code',
    body: 'Your code is 493817.',
    ephemeral: true,
    goodUntil: app.clock.now.add({ minutes: 10 }),
  });
  await app.settled();
  assert.match((await app.visitor().get('/outbox')).text, /Your code is 493817/);
});

test('in live mode there is no mailbox page, and no message is kept for one', async () => {
  const live = await startTestApp({ config: { mode: 'live' } });
  assert.equal((await live.visitor().get('/outbox')).status, 404);
  await live.close();
});
