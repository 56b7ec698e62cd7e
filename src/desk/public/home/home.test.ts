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
