import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { gradeOf } from '../../../test/support/reading-age.ts';
import { errorWords } from './words.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('a page that is not there says what happened and what to do, with a code and the way home', async () => {
  const seen = await app.visitor().get('/nothing-here');
  assert.equal(seen.status, 404);
  assert.equal(seen.headers.get('cache-control'), 'no-store');
  assert.match(seen.text, /Page not found.*Nothing was changed.*Check the address/);
  assert.match(seen.html, /<a href="\/">Go to the first page/);
  assert.ok(seen.html.includes(`<code>${seen.headers.get('x-request-id')}</code>`));
  assert.match(seen.html, /tel:999/);
});

test('someone signed in is led back to the desk', async () => {
  const seen = await (await app.as('screening')).get('/nothing-here');
  assert.equal(seen.status, 404);
  assert.match(seen.html, /<a href="\/desk">Go to your desk/);
});

test('a form from another site is refused, and says that nothing was changed', async () => {
  const seen = await app.visitor().post('/sign-in/sample', {}, { 'sec-fetch-site': 'cross-site' });
  assert.equal(seen.status, 403);
  assert.match(seen.text, /We could not accept that.*Nothing was changed/);
});

test('every error has words of its own, short enough for anybody', () => {
  const seen = new Set<string>();
  for (const status of [400, 401, 403, 404, 409, 410, 413, 429, 500, 503]) {
    const { title, happened, kept, next } = errorWords(status);
    seen.add(title);
    assert.ok(gradeOf([happened, kept, next].join('\n')) <= 6, title);
  }
  assert.equal(seen.size, 10);
  assert.equal(errorWords(422).title, errorWords(500).title);
});
