import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('a sample person signs in and out', async () => {
  const browser = await app.as('screening');
  const desk = await browser.get('/desk');
  assert.equal(desk.status, 200);
  assert.match(desk.text, /Amara Cole/);
  const token = browser.cookies.get('__Host-session');
  await browser.post('/sign-out');
  assert.equal(browser.cookies.has('__Host-session'), false);
  const replayed = await browser.get('/desk', { cookie: `__Host-session=${token}` });
  assert.equal(replayed.location, '/sign-in?next=%2Fdesk');
});

test('a session ends after half an hour without a page', async () => {
  const browser = await app.as('screening');
  app.clock.now = app.clock.now.add({ minutes: 29 });
  assert.equal((await browser.get('/desk')).status, 200);
  app.clock.now = app.clock.now.add({ minutes: 31 });
  assert.equal((await browser.get('/desk')).status, 303);
});

test('a form from another site, and a form without its token, are each refused', async () => {
  const browser = app.visitor();
  await browser.get('/sign-in');
  const person = { person: '00000003-0000-4000-8000-000000000001' };
  assert.equal(
    (await browser.post('/sign-in/sample', person, { 'sec-fetch-site': 'cross-site' })).status,
    403,
  );
  assert.equal((await browser.post('/sign-in/sample', { ...person, csrf: 'wrong' })).status, 403);
  assert.equal((await browser.post('/sign-in/sample', person)).status, 303);
});

test('outside a trial there are no sample people, and nobody signs in as one', async (t) => {
  const agency = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'windscreen' };
  const live = await startTestApp({ config: { mode: 'live', ...agency } });
  t.after(() => live.close());
  const browser = live.visitor();
  const seen = await browser.get('/sign-in');
  assert.doesNotMatch(seen.text, /Amara Cole/);
  const person = { person: '00000003-0000-4000-8000-000000000001' };
  assert.equal((await browser.post('/sign-in/sample', person)).status, 404);
  assert.equal(browser.cookies.has('__Host-session'), false);
});

test('on plain http the sign-in page says where signing in works', async () => {
  const seen = await app.visitor().get('/sign-in');
  assert.match(seen.text, /not encrypted.*only on the machine itself.*http:\/\/localhost:3000/);
});

test('the hours and minutes of a session are settings', async (t) => {
  const brisk = await startTestApp({ config: { SESSION_IDLE_MINUTES: 5, SESSION_HOURS: 1 } });
  t.after(() => brisk.close());
  const browser = await brisk.as('screening');
  const later = async (minutes: number) => {
    brisk.clock.now = brisk.clock.now.add({ minutes });
    return (await browser.get('/desk')).status;
  };
  for (let used = 0; used < 56; used += 4) assert.equal(await later(4), 200, `after ${used + 4} minutes`);
  assert.equal(await later(4), 303, 'an hour in all');
  const other = await brisk.as('screening');
  brisk.clock.now = brisk.clock.now.add({ minutes: 6 });
  assert.equal((await other.get('/desk')).status, 303, 'six minutes away');
});
