import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { journey, neighbour } from '../../../../test/support/journey.ts';
import { SAFE_PLACE } from '../../../platform/html/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('leaving takes what was begun out of the browser', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 3));
  const left = await browser.get('/leave', { 'sec-fetch-site': 'same-origin' });
  assert.equal(left.location, SAFE_PLACE);
  assert.equal(left.headers.get('cache-control'), 'no-store');
  assert.equal((await browser.get(path)).status, 404);
  assert.doesNotMatch((await browser.get('/worried')).text, /Not sent yet/);
});

test('another site cannot take it out', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 3));
  const left = await browser.get('/leave', { 'sec-fetch-site': 'cross-site' });
  assert.equal(left.location, SAFE_PLACE);
  assert.equal((await browser.get(path)).status, 200);
});

test('whoever works here stays signed in', async () => {
  const browser = await app.as('school');
  await browser.get('/leave', { 'sec-fetch-site': 'same-origin' });
  assert.equal((await browser.get('/desk')).status, 200);
});
