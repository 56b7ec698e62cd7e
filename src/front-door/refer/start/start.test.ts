import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { journey, sendIt, youngPerson } from '../../../../test/support/journey.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('"I need help for me" leads a young person straight on: danger, then what is going on', async () => {
  const browser = app.visitor();
  const home = await browser.get('/');
  const path = /href="([^"]+)"[^>]*>\s*I need help for me/.exec(home.html)?.[1] ?? '';
  const danger = await browser.get(path);
  assert.match(danger.text, /Are you in danger right now\?/);
  assert.equal((await browser.post(path, {})).status, 400);
  const tell = await browser.follow(await browser.post(path, { danger: 'no' }));
  assert.match(tell.text, /You have done nothing wrong/);
});

test('in danger, the call comes between, and the rest is the young person’s way to the end', async () => {
  const browser = app.visitor();
  await browser.get('/worried?for=me');
  const begun = await browser.post('/worried?for=me', { danger: 'yes' });
  assert.match((await browser.follow(begun)).text, /Call 999 now/);
  const check = await journey(browser, [['call', {}], ...youngPerson.slice(2)], begun.location);
  assert.match((await sendIt(browser, check)).thanks.text, /That was brave/);
});

test('whoever comes by the other button is asked who they are', async () => {
  const browser = app.visitor();
  await browser.get('/worried');
  const next = await browser.follow(await browser.post('/worried', { danger: 'no' }));
  assert.match(next.text, /Who are you\?/);
});
