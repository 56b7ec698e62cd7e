import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const sessionPaths = (html: string) => [
  ...html.matchAll(/\/account\/sessions\/[0-9a-f-]+\/end/g).map(([path]) => path),
];

test('the account page says who I am, how I sign in and where I am signed in', async () => {
  const browser = await app.as('police');
  const seen = await browser.get('/account');
  assert.match(seen.text, /Rafe Dunmore.*Hub partner \(Essex, Southend, Thurrock\)/);
  assert.match(seen.text, /No passkeys yet/);
  assert.match(seen.text, /today at 10:42.*As an invented person This one/);
});

test('one of my sessions is signed out from another', async () => {
  const [here, there] = [await app.as('duty'), await app.as('duty')];
  const seen = await here.get('/account');
  const [path = ''] = sessionPaths(seen.html);
  assert.equal(sessionPaths(seen.html).length, 1, 'not this one, which has Sign out above');
  assert.equal((await here.post(path)).location, '/account');
  assert.equal((await there.get('/account')).status, 303);
  assert.equal((await here.get('/account')).status, 200);
  assert.equal((await here.post(path)).status, 404, 'it has ended already');
});

test('signing out everywhere ends every session, this one too', async () => {
  const browsers = [await app.as('board'), await app.as('board'), await app.as('board')];
  const [here] = browsers;
  assert.ok(here);
  await here.get('/account');
  const left = await here.post('/account/sign-out-everywhere');
  assert.equal(left.location, '/');
  assert.equal(left.headers.get('clear-site-data'), '"cache", "storage"');
  for (const browser of browsers) assert.equal((await browser.get('/account')).status, 303);
});

test('many sessions are paged, and each shows once', async () => {
  let browser: Visitor | undefined;
  for (let n = 0; n < 23; n += 1) {
    app.clock.now = app.clock.now.add({ seconds: 1 });
    browser = await app.as('health');
  }
  assert.ok(browser);
  const found = new Set<string>();
  let pages = 0;
  for (let path: string | undefined = '/account'; path !== undefined; pages += 1) {
    const { html } = await browser.get(path);
    for (const session of sessionPaths(html)) found.add(session);
    path = /href="([^"]+)" rel="next"/.exec(html)?.[1];
  }
  assert.equal(pages, 3);
  assert.equal(found.size, 22);
});

test('another person’s session is not mine to end', async () => {
  const [mine, theirs] = [await app.as('school'), await app.as('governance')];
  await app.as('governance');
  const [path = ''] = sessionPaths((await theirs.get('/account')).html);
  await mine.get('/account');
  assert.equal((await mine.post(path)).status, 404);
  assert.equal((await theirs.get('/account')).status, 200);
});

const routes: [method: 'get' | 'post', path: string][] = [
  ['get', '/account'],
  ['post', '/account/sessions/00000000-0000-4000-8000-000000000000/end'],
  ['post', '/account/sign-out-everywhere'],
  ['post', '/account/passkeys/options'],
  ['post', '/account/passkeys'],
  ['get', '/account/passkeys/00000000-0000-4000-8000-000000000000'],
  ['post', '/account/passkeys/00000000-0000-4000-8000-000000000000'],
  ['get', '/account/passkeys/00000000-0000-4000-8000-000000000000/remove'],
  ['post', '/account/passkeys/00000000-0000-4000-8000-000000000000/remove'],
];
for (const [method, path] of routes) {
  test(`signed out, ${method} ${path} is refused`, async () => {
    const browser = app.visitor();
    await browser.get('/sign-in');
    const seen = await browser[method](path);
    if (method === 'post') assert.equal(seen.status, 401);
    else assert.equal(seen.location, `/sign-in?next=${encodeURIComponent(path)}`);
  });
}
