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
