import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { journey, neighbour } from '../../../../test/support/journey.ts';
import { addShipped } from '../../../../test/support/library.ts';
import { SAFE_PLACE } from '../../../platform/html/index.ts';

const SENSITIVE = `kind: guide
title: Leaving safely
summary: How.
topics: [leaving]
audiences: [everyone]
ages: []
reading: public
sensitive: true
neutral-title: Using this site
as-at: 2026-11-01
review-by: 2027-11-01
sources: []`;

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

test('without a script a sensitive page leads on to the weather for five minutes; others are shown', async () => {
  const browser = app.visitor();
  const path = '/guides/leaving-safely';
  await addShipped(app, `${path.slice(1)}.md`, SENSITIVE, 'How to leave.');
  assert.equal((await browser.get(path)).status, 200);
  await browser.get('/leave?by=script', { 'sec-fetch-site': 'same-origin' });
  assert.equal((await browser.get(path)).status, 200, 'the script of the page sees to it');
  await browser.get('/leave', { 'sec-fetch-site': 'cross-site' });
  assert.equal((await browser.get(path)).status, 200);
  const left = await browser.get('/leave', { 'sec-fetch-site': 'same-origin' });
  assert.match(left.headers.get('set-cookie') ?? '', /__Host-left=1;.*Max-Age=300/);
  const back = await browser.get(path);
  assert.equal(back.location, SAFE_PLACE);
  assert.equal(back.headers.get('cache-control'), 'no-store');
  assert.equal((await browser.get('/guides')).status, 200);
  assert.equal((await app.visitor().get(path)).status, 200);
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
