import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { journey, neighbour } from '../../../test/support/journey.ts';
import { Visitor } from '../../../test/support/visitor.ts';
import { createApp } from '../../app.ts';
import { createLogger } from '../../platform/log/logger.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** The same browser at the same database, served by a program that was started with another secret. */
function afterItsSecretChanged(browser: Visitor): Visitor {
  const other = createApp({
    config: {
      mode: 'trial',
      baseUrl,
      SECRET: 'another secret of the tests, as long as the first',
      TRUST_PROXY: true,
      SESSION_IDLE_MINUTES: 30,
      SESSION_HOURS: 12,
    },
    database: app.database,
    log: createLogger('silent'),
    now: () => app.clock.now,
  });
  const same = new Visitor(async (request) => other.fetch(request), baseUrl);
  for (const [name, value] of browser.cookies) same.cookies.set(name, value);
  return same;
}

test('what was put by under another secret is said to be gone, not a fault; a new start works', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 3));
  const saved = await browser.follow(await browser.post(path, { press: 'save' }));
  const [code = ''] = /[A-Z0-9]{4}(-[A-Z0-9]{4})+/.exec(saved.text) ?? [];
  assert.ok(code, saved.text);

  const later = afterItsSecretChanged(browser);
  const gone = await later.get(path);
  assert.equal(gone.status, 410);
  assert.match(gone.text, /can no longer be opened.*Tell us again from the start/);

  const elsewhere = afterItsSecretChanged(app.visitor());
  await elsewhere.get('/worried/return');
  const back = await elsewhere.follow(await elsewhere.post('/worried/return', { code }));
  assert.equal(back.status, 410);
  assert.match(back.html, /href="\/worried"/);
  await elsewhere.get('/worried');
  assert.equal((await journey(elsewhere, neighbour.slice(0, 2))).path.startsWith('/worried/'), true);
});

test('text that was kept for somebody signed out under another secret does not stop the page it belongs to', async () => {
  const browser = await app.as('administrator');
  await browser.get('/administration/people/invite');
  app.clock.now = app.clock.now.add({ hours: 1 });
  const kept = await browser.post('/administration/people/invite', { name: 'Una Marsh' });
  const next = new URL(kept.location ?? '', baseUrl).searchParams.get('next') ?? '';
  assert.match(next, /kept=/);
  const later = afterItsSecretChanged(await app.as('administrator'));
  assert.equal((await later.get(next)).status, 200);
});
