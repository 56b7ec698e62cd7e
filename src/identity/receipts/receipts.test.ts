import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { journey, neighbour, type Pages, sendIt } from '../../../test/support/journey.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { runCleanUps } from '../../platform/jobs/index.ts';
import { createLogger } from '../../platform/log/logger.ts';
import { cleanUps } from '../clean-ups.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
beforeEach(() => {
  app.clock.now = app.clock.now.add({ hours: 1 });
});

async function ask<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
  const owner = await app.database.owner();
  try {
    return await owner.query<Row>(statement, parameters);
  } finally {
    await owner.close();
  }
}

/** A concern raised with an address, `n` for its reference. */
async function raised(n: number, address: string, decided = false): Promise<void> {
  const { id } = await addConcern(app.database, { receiptHash: `receipt-${n}`, raisedBy: 'professional' });
  await ask(
    'update front_door.receipt set visitor = $1, reference = $2, received_at = $3 where concern_id = $4',
    [address, `TH-${n}`, app.clock.now.subtract({ minutes: n }).toString(), id],
  );
  if (decided)
    await ask(
      "update front_door.receipt set decided_at = now(), outcome = 'Help offered', reason = 'Why' where concern_id = $1",
      [id],
    );
}

async function askFor(browser: Visitor, email: string): Promise<Seen> {
  app.clock.now = app.clock.now.add({ seconds: 1 });
  await browser.get('/my-receipts');
  return browser.post('/my-receipts', { email });
}

async function codeSentTo(address: string): Promise<string> {
  const [message] = await ask<{ body: string }>(
    'select body from platform.message where to_address = $1 order by created_at desc, id limit 1',
    [address],
  );
  return /\d{4} \d{4}/.exec(message?.body ?? '')?.[0] ?? '';
}

async function comeIn(email: string, browser = app.visitor()): Promise<Visitor> {
  await browser.follow(await askFor(browser, email));
  const seen = await browser.post('/my-receipts/code', { code: await codeSentTo(email.toLowerCase()) });
  assert.equal(seen.location, '/my-receipts');
  return browser;
}

test('whoever proves an address sees what was sent with it, and nothing of anybody else', async () => {
  await raised(1, 'jo@example.org', true);
  await raised(2, 'jo@example.org');
  await raised(3, 'sam@example.org');
  const browser = await comeIn('Jo@Example.org');
  const seen = await browser.get('/my-receipts');
  assert.match(
    seen.text,
    /Sent with jo@example\.org.*TH-1 We have decided.*Help offered.*TH-2 We have your message/,
  );
  assert.doesNotMatch(seen.text, /TH-3/);
  assert.equal((await browser.get('/desk')).location, '/sign-in?next=%2Fdesk', 'and no page of ours inside');
  assert.equal((await browser.get('/front-door')).status, 303);
});

test('the message carries the code and nothing else, for ten minutes, and is not kept', async () => {
  await comeIn('quiet@example.org');
  const [message] = await ask<{
    subject: string;
    body: string;
    ephemeral: boolean;
    good_until: Temporal.Instant;
  }>(
    "select subject, body, ephemeral, good_until from platform.message where to_address = 'quiet@example.org'",
  );
  assert.ok(message);
  assert.equal(message.subject, 'Your code');
  assert.doesNotMatch(message.body, /child|worr|concern|windscreen/i);
  assert.equal(message.ephemeral, true);
  assert.equal(message.good_until.toString(), app.clock.now.add({ minutes: 10 }).toString());
  const held = JSON.stringify(await ask('select * from identity.one_time_code'));
  assert.ok(
    !held.includes(/\d{4} \d{4}/.exec(message.body)?.[0].replace(' ', '') ?? ''),
    'no code in the table',
  );
});

test('a known and an unknown address get the same answer, word for word', async () => {
  await raised(4, 'known@example.org');
  const pages = await Promise.all(
    ['known@example.org', 'unknown@example.org'].map(async (address) => {
      const browser = app.visitor();
      const sent = await askFor(browser, address);
      return { status: sent.status, location: sent.location, text: (await browser.follow(sent)).text };
    }),
  );
  assert.deepEqual(pages[0], pages[1]);
  const browser = await comeIn('unknown@example.org');
  assert.match((await browser.get('/my-receipts')).text, /Nothing was sent with this address/);
});

test('what is raised with an address that only its holder reads is found by it, and nothing else is', async () => {
  const raise = async (email: string, safe: string) => {
    const browser = app.visitor();
    const who: Pages = [
      ['you', { named: 'yes' }],
      ['name', { name: 'Jo Carver', tie: 'other' }],
      ['contact', { email, 'email-safe': safe }],
    ];
    await sendIt(browser, await journey(browser, [...neighbour.slice(0, -1), ...who]));
  };
  await raise('Safe@example.org', 'yes');
  await raise('watched@example.org', 'no');
  assert.match((await (await comeIn('safe@example.org')).get('/my-receipts')).text, /We have your message/);
  const watched = await comeIn('watched@example.org');
  assert.match((await watched.get('/my-receipts')).text, /Nothing was sent with this address/);
});

test('a code works once, in the browser that asked, for ten minutes', async () => {
  const browser = app.visitor();
  const typed = async (who: Visitor, code: string) => (await who.post('/my-receipts/code', { code })).status;
  await browser.follow(await askFor(browser, 'once@example.org'));
  const code = await codeSentTo('once@example.org');
  const other = app.visitor();
  await other.get('/my-receipts');
  assert.equal(await typed(other, code), 400, 'another browser');
  app.clock.now = app.clock.now.add({ minutes: 10 });
  assert.equal(await typed(browser, code), 400, 'too late');
  assert.equal((await browser.get('/my-receipts/code')).location, '/my-receipts');
  await browser.follow(await askFor(browser, 'once@example.org'));
  const second = await codeSentTo('once@example.org');
  assert.equal(await typed(browser, code), 400, 'the one before');
  assert.equal(await typed(browser, ` ${second.replace(' ', '-')} `), 303);
  await browser.get('/my-receipts');
  assert.equal(await typed(browser, second), 400, 'a second time');
});

test('five wrong codes, all at once or one by one, and the right one is refused too', async () => {
  const browser = app.visitor();
  await browser.follow(await askFor(browser, 'guess@example.org'));
  const right = await codeSentTo('guess@example.org');
  const wrong = right === '0000 0000' ? '1111 1111' : '0000 0000';
  await Promise.all([1, 2, 3, 4, 5].map(() => browser.post('/my-receipts/code', { code: wrong })));
  const seen = await browser.post('/my-receipts/code', { code: right });
  assert.equal(seen.status, 400);
  assert.match(seen.text, /That code does not work.*ask for a new one/);
  assert.equal(browser.cookies.has('__Host-session'), false);
  const [{ refused } = { refused: 0 }] = await ask<{ refused: number }>(
    "select count(*) as refused from audit.event where action = 'prove address' and outcome = 'refused' and at = $1",
    [app.clock.now.toString()],
  );
  assert.equal(refused, 6);
});

test('what is no code or no address is said so, and kept as typed', async () => {
  const browser = app.visitor();
  const seen = await askFor(browser, 'not an address');
  assert.equal(seen.status, 400);
  assert.match(seen.html, /value="not an address"/);
  await browser.follow(await askFor(browser, 'typo@example.org'));
  const short = await browser.post('/my-receipts/code', { code: '1234' });
  assert.match(short.text, /Enter the eight digits of the code/);
  assert.match(short.html, /value="1234"/);
});

test('an address is sent five codes an hour', async () => {
  for (let n = 0; n < 5; n += 1) assert.equal((await askFor(app.visitor(), 'many@example.org')).status, 303);
  assert.equal((await askFor(app.visitor(), 'Many@example.org')).status, 429);
  assert.equal((await askFor(app.visitor(), 'another@example.org')).status, 303);
});

test('from one address sixty codes are tried in ten minutes, then none', async () => {
  const browser = app.visitor();
  await browser.get('/my-receipts');
  const from = { 'x-forwarded-for': '192.0.2.7' };
  const statuses = new Set<number>();
  for (let n = 0; n < 60; n += 1)
    statuses.add((await browser.post('/my-receipts/code', { code: '12345678' }, from)).status);
  assert.deepEqual([...statuses], [400]);
  const over = await browser.post('/my-receipts/code', { code: '12345678' }, from);
  assert.equal(over.status, 429);
  assert.ok(Number(over.headers.get('retry-after')) > 0);
});

test('the list is over when it is closed, after half an hour away, and after two hours', async () => {
  const closed = await comeIn('over@example.org');
  await closed.get('/my-receipts');
  const token = closed.cookies.get('__Host-session');
  const left = await closed.post('/my-receipts/leave');
  assert.equal(left.headers.get('clear-site-data'), '"cache", "storage"');
  assert.match(
    (await app.visitor().get('/my-receipts', { cookie: `__Host-session=${token}` })).text,
    /What is your email/,
  );
  const away = await comeIn('over@example.org');
  app.clock.now = app.clock.now.add({ minutes: 31 });
  assert.match((await away.get('/my-receipts')).text, /What is your email/);
  const long = await comeIn('over@example.org');
  for (let n = 0; n < 4; n += 1) {
    app.clock.now = app.clock.now.add({ minutes: 29 });
    assert.match((await long.get('/my-receipts')).text, /What you sent us/);
  }
  app.clock.now = app.clock.now.add({ minutes: 5 });
  assert.match((await long.get('/my-receipts')).text, /What is your email/);
});

test('many are paged, each shown once, and the audit has the ids', async () => {
  for (let n = 100; n < 145; n += 1) await raised(n, 'school@example.org');
  const browser = await comeIn('school@example.org');
  const found: string[] = [];
  let pages = 0;
  for (let path: string | undefined = '/my-receipts'; path !== undefined; pages += 1) {
    const seen = await browser.get(path);
    found.push(...(seen.text.match(/TH-1\d\d/g) ?? []));
    path = /href="([^"]+)" rel="next"/.exec(seen.html)?.[1];
  }
  assert.equal(pages, 3);
  assert.deepEqual([...new Set(found)].length, 45);
  const [{ shown } = { shown: [] }] = await ask<{ shown: string[] }>(
    "select shown from audit.event where record_kind = 'receipt' and actor = 'visitor' order by seq desc limit 1",
  );
  assert.equal(shown.length, 5);
});

test('signing in as a practitioner ends what was proved before', async () => {
  const browser = await comeIn('both@example.org');
  await browser.get('/sign-in');
  await browser.post('/sign-in/sample', { person: '00000003-0000-4000-8000-000000000001' });
  assert.equal((await browser.get('/my-receipts')).location, '/receipt');
  assert.equal((await browser.get('/desk')).status, 200);
});

test('what is over is cleared away', async () => {
  await comeIn('cleared@example.org');
  await askFor(app.visitor(), 'cleared@example.org');
  app.clock.now = app.clock.now.add({ hours: 25 });
  const log = createLogger('silent');
  await runCleanUps({ database: app.database, now: () => app.clock.now, log } as never, cleanUps);
  const [left] = await ask<{ codes: number; visits: number }>(
    'select (select count(*) from identity.one_time_code) as codes, (select count(*) from identity.visitor_session) as visits',
  );
  assert.deepEqual(left, { codes: 0, visits: 0 });
});
