import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { addConflict } from '../../../test/support/openings.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const child = [{ given: 'Noor', surname: 'Sayle', born: '2015-05-05', nhsNumber: '9434765919' }];

test('says which concern of twelve months it is, with links to those the reader may open; the rest counts for nobody', async () => {
  const first = await addConcern(app.database, {
    children: child,
    received: '2026-02-02T09:00:00Z',
    headline: 'First',
  });
  const second = await addConcern(app.database, {
    children: child,
    received: '2026-06-06T09:00:00Z',
    headline: 'Second',
  });
  await addConcern(app.database, { children: child, received: '2025-06-06T09:00:00Z', headline: 'Long ago' });
  await addConcern(app.database, {
    children: child,
    received: '2026-07-07T09:00:00Z',
    named: ['decision'],
    headline: 'Restricted',
  });
  const conflicted = await addConcern(app.database, {
    children: child,
    received: '2026-08-08T09:00:00Z',
    headline: 'Conflicted',
  });
  await addConflict(app.database, 'screening', conflicted.id);
  const now = await addConcern(app.database, { children: child, headline: 'Now' });
  const amara = await app.as('screening');
  const seen = await amara.get(`/front-door/${now.id}`);
  assert.match(seen.text, /Third concern in 12 months/);
  assert.match(seen.html, new RegExp(`href="/front-door/${first.id}"`));
  assert.match(seen.html, new RegExp(`href="/front-door/${second.id}"`));
  assert.doesNotMatch(seen.text, /Restricted|Conflicted/);
  assert.match((await amara.get('/front-door')).text, /Now .*3rd concern in 12 months/);
  assert.match(
    (await (await app.as('decision')).get(`/front-door/${now.id}`)).text,
    /Fifth concern in 12 months/,
  );
});
