import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('the front page shows 999 and every area’s number of the hour', async () => {
  const day = await app.visitor().get('/');
  assert.equal(day.status, 200);
  assert.match(
    day.text,
    /999.*Southend 101.*Essex 0345 603 7627.*until today at 17:30.*Thurrock 01375 652802/,
  );
  app.clock.now = Temporal.Instant.from('2026-11-23T17:00:00Z');
  const evening = await app.visitor().get('/');
  assert.match(evening.text, /Essex 0345 603 7627.*Thurrock 01375 372468.*until tomorrow at 09:00/);
});

test('no copy of the front page outlives a number on it', async () => {
  const kept = async (now: string) => {
    app.clock.now = Temporal.Instant.from(now);
    return (await app.visitor().get('/')).headers.get('cache-control');
  };
  assert.equal(await kept('2026-11-23T12:00:00Z'), 'public, max-age=60');
  assert.equal(await kept('2026-11-23T16:29:45.5Z'), 'public, max-age=14');
});

test('whoever has the front page already is told so in a few bytes, until a number on it is another', async () => {
  app.clock.now = Temporal.Instant.from('2026-11-23T12:00:00Z');
  const has = (await app.visitor().get('/')).headers.get('etag') ?? '';
  assert.match(has, /^"\S+"$/);
  const again = await (await app.as('decision')).get('/', { 'if-none-match': has });
  assert.equal(again.status, 304);
  assert.equal(again.html, '');
  assert.equal(again.headers.get('cache-control'), 'public, max-age=60');
  app.clock.now = Temporal.Instant.from('2026-11-23T17:00:00Z');
  const evening = await app.visitor().get('/', { 'if-none-match': has });
  assert.equal(evening.status, 200);
  assert.match(evening.text, /Thurrock 01375 372468/);
});

test('a page that stands in memory is packed as each browser takes it', async () => {
  const page = async (encoding: string) =>
    (await app.visitor().get('/privacy', { 'accept-encoding': encoding })).headers;
  for (const encoding of ['zstd', 'gzip', 'zstd', 'gzip'])
    assert.equal((await page(encoding)).get('content-encoding'), encoding);
  assert.equal((await page('identity')).get('content-encoding'), null);
});
