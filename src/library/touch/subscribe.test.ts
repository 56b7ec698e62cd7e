import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { forgetAttempts } from '../../../test/support/emergency.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { createEvents } from '../../platform/events/index.ts';
import { type JobContext, runCleanUps } from '../../platform/jobs/index.ts';
import { createLogger } from '../../platform/log/logger.ts';
import { noteChange } from '../store/changes.ts';
import { seedSearch } from '../store/search-index.ts';
import { takeUntold } from '../store/subscription.ts';
import { newsCleanUps } from './tell.ts';

interface Message {
  to: string;
  subject: string;
  body: string;
  unsubscribe: string | null;
}

let app: TestApp;
before(async () => {
  app = await startTestApp();
  const entry = { kind: 'guide', summary: '', words: '', audiences: ['parents', 'professionals'] };
  const topics = ['images', 'sleep'];
  await asOwner(app.database, (owner) =>
    seedSearch(owner, [{ ...entry, ref: 'a', title: 'A', href: '/a', topics }]),
  );
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

const messagesTo = (address: string) =>
  asOwner(app.database, (owner) =>
    owner.query<Message>(
      `select to_address as to, subject, body, unsubscribe_url as unsubscribe from platform.message
       where to_address = $1 order by created_at, id`,
      [address],
    ),
  );
const ask = (email: string, more: Record<string, string | string[]> = {}) =>
  post(app.visitor(), '/subscribe', { email, pace: 'at once', ...more });
async function tokenFor(email: string): Promise<string> {
  const asking = (await messagesTo(email)).filter(({ subject }) => subject === 'Please confirm');
  return /\/subscribe\/confirm\/([\w-]+)/.exec(asking.at(-1)?.body ?? '')?.[1] ?? assert.fail('no link');
}
async function subscribed(email: string, more: Record<string, string | string[]> = {}): Promise<string> {
  await ask(email, more);
  const token = await tokenFor(email);
  const confirmed = await post(app.visitor(), `/subscribe/confirm/${token}`, {});
  assert.equal(confirmed.location, `/subscribe/manage/${token}?done=confirmed`);
  return token;
}
/** What a minute's round does, and everything that it asks for. */
async function round(minutes = 2): Promise<void> {
  app.clock.now = app.clock.now.add({ minutes });
  const context: JobContext = {
    database: app.database,
    events: createEvents([]),
    log: createLogger('error'),
    now: () => app.clock.now,
    baseUrl,
  };
  await runCleanUps(context, newsCleanUps);
  await app.settled();
}
const publish = (title: string, more: object = {}) =>
  app.database.work(app.clock.now, (db) =>
    noteChange(db, {
      what: 'new',
      kind: 'guide',
      title,
      href: `/guides/${title.length}`,
      topics: ['images'],
      ...more,
    }),
  );
const news = async (address: string) =>
  (await messagesTo(address)).filter(({ subject }) => subject === 'What is new');

test('nothing is sent before the address says that it was its own wish', async () => {
  const asked = await ask('Zoe@example.org', { topics: ['images'] });
  assert.equal(asked.location, '/subscribe/sent');
  const [first, ...rest] = await messagesTo('Zoe@example.org');
  assert.equal(first?.subject, 'Please confirm');
  assert.deepEqual(rest, []);
  await publish('Before anybody confirmed');
  await round();
  assert.deepEqual(await news('Zoe@example.org'), []);
  const token = await tokenFor('Zoe@example.org');
  const page = await app.visitor().get(`/subscribe/confirm/${token}`);
  assert.match(page.text, /Do you want these messages\?/);
  assert.equal((await post(app.visitor(), `/subscribe/confirm/${token}`, {})).status, 303);
  await publish('A guide on images', { why: 'A new way to take one down' });
  await publish('A guide on sleep', { topics: ['sleep'] });
  await round();
  const [told, ...more] = await news('Zoe@example.org');
  assert.deepEqual(more, []);
  assert.match(
    told?.body ?? '',
    /^New: A guide on images\nA new way to take one down\nhttp:\/\/localhost:3000\/guides\/17\n/,
  );
  assert.doesNotMatch(told?.body ?? '', /sleep|Before/);
  assert.equal(told?.unsubscribe, `http://localhost:3000/unsubscribe/${token}`);
});

test('the page does not tell whether an address is known, and an address is not asked without end', async () => {
  await subscribed('known@example.org');
  const [known, unknown] = [await ask('known@example.org'), await ask('unknown@example.org')];
  assert.deepEqual(
    [known.status, known.location, known.html],
    [unknown.status, unknown.location, unknown.html],
  );
  for (let n = 0; n < 5; n += 1) assert.equal((await ask('often@example.org')).location, '/subscribe/sent');
  assert.equal((await messagesTo('often@example.org')).length, 3);
});

test('one press stops it, without cookies or a form token', async () => {
  const token = await subscribed('stop@example.org');
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const oneClick = (code: string) =>
    app.fetch(new Request(`http://localhost:3000/unsubscribe/${code}`, { method: 'POST', body, headers }));
  const answer = await oneClick(token);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.getSetCookie().length, 0);
  assert.match(await answer.text(), /The messages are stopped/);
  assert.equal((await oneClick(token)).status, 200);
  assert.equal((await oneClick('0'.repeat(43))).status, 404);
  await publish('After it was stopped');
  await round();
  assert.deepEqual(await news('stop@example.org'), []);
  assert.match((await app.visitor().get(`/subscribe/manage/${token}`)).text, /The messages are stopped/);
});

test('wishes are changed by their link, and asking anew takes the place of the old ones', async () => {
  const token = await subscribed('wish@example.org', { topics: ['sleep'] });
  const manage = `/subscribe/manage/${token}`;
  assert.match((await app.visitor().get(manage)).html, /value="sleep" checked/);
  assert.equal((await post(app.visitor(), manage, { topics: 'nonsense', pace: 'at once' })).status, 400);
  assert.equal((await post(app.visitor(), manage, { topics: 'images', pace: 'at once' })).status, 303);
  await publish('Images again');
  await round();
  assert.equal((await news('wish@example.org')).length, 1);
  const anew = await subscribed('wish@example.org', { topics: ['sleep'] });
  assert.notEqual(anew, token);
  assert.match((await app.visitor().get(manage)).text, /The messages are stopped/);
  await publish('Images once more');
  await round();
  assert.equal((await news('wish@example.org')).length, 1);
  assert.equal((await app.visitor().get(`/subscribe/manage/${'x'.repeat(43)}`)).status, 404);
});

test('a link that is two days old opens nothing', async () => {
  await ask('late@example.org');
  const token = await tokenFor('late@example.org');
  const now = app.clock.now;
  app.clock.now = now.add({ hours: 49 });
  assert.equal((await app.visitor().get(`/subscribe/confirm/${token}`)).status, 404);
  app.clock.now = now;
});

test('what a crash undid is done again, and nothing is ever written twice', async () => {
  await subscribed('once@example.org');
  await publish('Only once');
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>("select id from library.subscription where email = 'once@example.org'"),
  );
  await app.database.work(app.clock.now, async (db) => {
    await db
      .updateTable('library.change')
      .set({ told_at: app.clock.now.add({ seconds: 1 }) })
      .where('title', '=', 'Only once')
      .execute();
  });
  const crash = app.database.work(app.clock.now, async (db) => {
    assert.equal((await takeUntold(db, row?.id ?? '', 10))?.changes.length, 1);
    throw new Error('the power went');
  });
  await assert.rejects(crash, /the power went/);
  await app.database.work(app.clock.now, async (db) => {
    await db.updateTable('library.change').set({ told_at: null }).where('title', '=', 'Only once').execute();
  });
  for (let n = 0; n < 3; n += 1) await round();
  assert.equal((await news('once@example.org')).length, 1);
  const told = await app.database.work(app.clock.now, (db) => takeUntold(db, row?.id ?? '', 10));
  assert.equal(told, undefined);
});

test('a week’s message comes on Monday morning, with all of the week in it', async () => {
  await subscribed('weekly@example.org', { pace: 'weekly' });
  await publish('Monday’s guide');
  app.clock.now = app.clock.now.add({ seconds: 1 });
  await publish('An old page', { what: 'withdrawn' });
  await round();
  assert.deepEqual(await news('weekly@example.org'), []);
  app.clock.now = Temporal.Instant.from('2026-11-30T07:01:00Z');
  await round();
  const [digest, ...more] = await news('weekly@example.org');
  assert.deepEqual(more, []);
  assert.match(digest?.body ?? '', /Withdrawn: An old page\n\nNew: Monday’s guide\n/);
  app.clock.now = Temporal.Instant.from('2026-12-07T07:01:00Z');
  await round();
  assert.equal((await news('weekly@example.org')).length, 1, 'nothing was new');
});

test('what is new is a page and a feed, narrowed alike; a feed that did not change is not sent again', async () => {
  await publish('Evil <script> & "title"', {
    why: 'Because & therefore',
    topics: ['sleep'],
    areas: ['essex'],
  });
  app.clock.now = app.clock.now.add({ minutes: 1 });
  const all = await app.visitor().get('/changes?topic=sleep');
  assert.match(
    all.html,
    /<link rel="alternate" type="application\/atom\+xml"[^>]* href="\/changes\.atom\?topic=sleep">/,
  );
  assert.match(all.html, /Evil &lt;script&gt; &amp; &quot;title&quot;/);
  assert.doesNotMatch(all.text, /Images again/);
  assert.doesNotMatch((await app.visitor().get('/changes?area=thurrock')).text, /Evil/);
  const feed = await app.visitor().get('/changes.atom?topic=sleep');
  assert.equal(feed.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
  assert.match(
    feed.html,
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
  );
  assert.match(
    feed.html,
    /<title>New: Evil &lt;script&gt; &amp; &quot;title&quot;<\/title><updated>2026-12-07T07:03/,
  );
  const etag = feed.headers.get('etag') ?? '';
  const again = await app.visitor().get('/changes.atom?topic=sleep', { 'if-none-match': etag });
  assert.equal(again.status, 304);
  assert.equal(again.html, '');
  await publish('One more', { topics: ['sleep'] });
  assert.equal((await app.visitor().get('/changes.atom?topic=sleep', { 'if-none-match': etag })).status, 200);
});
