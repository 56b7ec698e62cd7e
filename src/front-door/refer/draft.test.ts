import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { again, journey, neighbour, sendIt } from '../../../test/support/journey.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { writtenCode } from '../../platform/http/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const upToWorry = neighbour.slice(0, 2);
const markIn = (html: string) => /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '';
const drafts = () =>
  app.database.work(app.clock.now, (db) =>
    db.selectFrom('front_door.draft').select(['id', 'expires_at']).execute(),
  );

/** Begins to tell, puts it by, and returns the code to come back. */
async function putBy(browser: Visitor): Promise<{ code: string; path: string }> {
  const { path } = await journey(browser, upToWorry);
  const saved = await browser.post(path, { worry: 'Half a thought', press: 'save' });
  const page = await browser.follow(saved);
  assert.match(page.text, /It is saved\. It is not sent yet/);
  return { code: /\b\w{4}-\w{4}-\w{4}-\w{4}\b/.exec(page.text)?.[0] ?? '', path };
}

async function comeBack(browser: Visitor, code: string, address = '198.51.100.1') {
  await browser.get('/worried/return');
  return browser.post('/worried/return', { code }, { 'x-forwarded-for': address });
}

test('what is told is kept sealed before the next page: the database holds no word of it', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 3));
  const draft = path.split('/')[2] ?? '';
  const [stored] = await app.database.work(app.clock.now, (db) =>
    db.selectFrom('front_door.draft').select('answers').where('id', '=', draft).execute(),
  );
  assert.ok(stored && stored.answers.length > 100);
  assert.doesNotMatch(stored.answers.toString('latin1'), /crying|worry|public/);
});

test('save, and come back in another browser with the code', async () => {
  const { code, path } = await putBy(app.visitor());
  const other = app.visitor();
  const back = await other.follow(await comeBack(other, code.toLowerCase()));
  assert.match(back.html, /Half a thought/);
  const on = await again(other, path, { worry: 'Half a thought, and the rest' });
  assert.equal(on.status, 303);
});

test('pressing “save” with something still wrong keeps what was typed all the same', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, upToWorry);
  assert.match((await browser.post(path, { worry: '', press: 'save' })).location ?? '', /saved$/);
});

test('a wrong code, one that ran out and one already sent look the same; five tries an hour', async () => {
  const first = app.visitor();
  const { code, path } = await putBy(first);
  const wrong = await comeBack(app.visitor(), writtenCode(), '198.51.100.2');
  const before = app.clock.now;
  app.clock.now = before.add({ hours: 24 * 31 });
  const old = await comeBack(app.visitor(), code, '198.51.100.3');
  app.clock.now = before;
  const on = await again(first, path, { worry: 'The whole thought' });
  const check = await journey(first, neighbour.slice(3), on.location);
  await sendIt(first, check);
  const sent = await comeBack(app.visitor(), code, '198.51.100.4');
  for (const answer of [wrong, old, sent]) {
    assert.equal(answer.status, 400);
    assert.match(answer.text, /We cannot find that code/);
  }
  const typedOut = (html: string) =>
    html.replace(/name="csrf" value="[^"]*"/g, '').replace(/value="[^"]*"/g, '');
  assert.equal(typedOut(old.html), typedOut(wrong.html));
  assert.equal(typedOut(sent.html), typedOut(wrong.html));
  for (let tries = 0; tries < 4; tries += 1) await comeBack(app.visitor(), writtenCode(), '198.51.100.2');
  assert.equal((await comeBack(app.visitor(), writtenCode(), '198.51.100.2')).status, 429);
});

test('two browsers on one draft: both texts are shown and either or both can be kept', async () => {
  const one = app.visitor();
  const { code, path } = await putBy(one);
  const two = app.visitor();
  await comeBack(two, code, '198.51.100.5');
  const [pageOne, pageTwo] = [await one.get(path), await two.get(path)];
  await one.post(path, { worry: 'Written at home', mark: markIn(pageOne.html) });
  const clash = await two.post(path, { worry: 'Written at work', mark: markIn(pageTwo.html) });
  assert.equal(clash.status, 409);
  assert.match(clash.text, /Written at home/);
  assert.match(clash.text, /Written at work/);
  const both = await two.post(path, {
    worry: 'Written at work',
    mark: markIn(clash.html),
    keep: 'both',
  });
  const shown = await two.follow(both);
  assert.match(shown.html, /Written at home\n\nWritten at work/);
  const other = await one.post(path, { worry: 'A third', mark: markIn(pageOne.html) });
  assert.equal(other.status, 409);
  const mine = await one.post(path, { worry: 'A third', mark: markIn(other.html), keep: 'mine' });
  assert.equal(mine.status, 303);
  assert.match((await two.get(path)).html, /A third/);
});

test('the same page posted twice at once is no clash', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, upToWorry);
  const mark = markIn((await browser.get(path)).html);
  const answers = await Promise.all([1, 2, 3].map(() => browser.post(path, { worry: 'Once', mark })));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  );
});

test('after sending, the draft is gone and cannot be read again', async () => {
  const browser = app.visitor();
  const check = await journey(browser, neighbour);
  await sendIt(browser, check);
  for (const path of [check.path, check.path.replace('check', 'worry'), check.path.replace('/check', '')])
    assert.equal((await browser.get(path)).status, 404, path);
});

test('another browser, and another person signed in, find nothing under my draft’s address', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, upToWorry);
  const stranger = app.visitor();
  await stranger.get('/worried');
  const read = await stranger.get(path);
  const absent = await stranger.get('/worried/00000000-0000-4000-8000-000000000000/worry');
  assert.equal(read.status, 404);
  assert.equal(read.text.replace(/[0-9a-f-]{36}/g, ''), absent.text.replace(/[0-9a-f-]{36}/g, ''));
  assert.equal((await stranger.post(path, { worry: 'overwritten' })).status, 404);
  assert.equal((await (await app.as('decision')).get(path)).status, 404);
  assert.doesNotMatch((await browser.get(path)).html, /overwritten/);
});

test('what was begun is offered again on the first page, and can be deleted there', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, upToWorry);
  const start = await browser.get('/worried');
  assert.match(start.text, /Go on with what you began today at/);
  const gone = await browser.post(`${path.replace('/worry', '')}/delete`);
  assert.equal(gone.location, '/');
  assert.equal((await browser.get(path)).status, 404);
});

test('a session that ends mid-page gives the text back after signing in again', async () => {
  const browser = await app.as('school');
  const { path } = await journey(browser, upToWorry);
  const start = app.clock.now;
  app.clock.now = start.add({ minutes: 45 });
  const posted = await browser.post(path, { worry: 'Typed for a long time' });
  assert.match(posted.location ?? '', /^\/sign-in\?next=/);
  const signIn = await browser.get(posted.location ?? '');
  const next = /name="next" value="([^"]*)"/.exec(signIn.html)?.[1] ?? '';
  const person = /name="person" value="([^"]*)"[^>]*>[^<]*Marian/.exec(signIn.html)?.[1];
  const signedIn = await browser.post('/sign-in/sample', {
    person: person ?? '00000003-0000-4000-8000-000000000008',
    next: next.replaceAll('&amp;', '&'),
  });
  const back = await browser.get(signedIn.location ?? '');
  assert.match(back.html, /Typed for a long time/);
  assert.match(back.text, /You were signed out while you typed/);
  app.clock.now = start;
});

test('what was typed while signed out is not shown to somebody else who signs in there', async () => {
  const browser = await app.as('school');
  const { path } = await journey(browser, upToWorry);
  const start = app.clock.now;
  app.clock.now = start.add({ minutes: 45 });
  const posted = await browser.post(path, { worry: 'Typed for a long time' });
  const kept = new URL(decodeURIComponent(posted.location?.split('next=')[1] ?? ''), 'http://x');
  await browser.post('/sign-in/sample', { person: '00000003-0000-4000-8000-000000000009' });
  const other = await browser.get(kept.pathname + kept.search);
  assert.equal(other.status, 404);
  assert.doesNotMatch(other.html, /Typed for a long time/);
  app.clock.now = start;
});

test('drafts that ran out are removed', async () => {
  const before = app.clock.now;
  await journey(app.visitor(), upToWorry);
  app.clock.now = before.add({ hours: 24 * 32 });
  await app.settled();
  const { cleanUps } = await import('../clean-ups.ts');
  await app.database.work(app.clock.now, async (db) => {
    for (const cleanUp of cleanUps) await cleanUp.remove(db, app.clock.now, baseUrl);
  });
  assert.deepEqual(await drafts(), []);
  app.clock.now = before;
});
