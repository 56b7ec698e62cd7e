import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { readEditions } from '../store/thresholds.ts';
import { EDITIONS } from './published.ts';
import { seedThresholds } from './seed.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const read = () =>
  app.database.transaction({ actor: 'public', now: app.clock.now, requestId: 'test' }, (db) =>
    readEditions(db, []),
  );

test('what is written is what was published, whole and in order', async () => {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  assert.deepEqual((await read()).toSorted(byId), EDITIONS.toSorted(byId));
});

test('a later start keeps what the partnership changed', async () => {
  const owner = await app.database.owner();
  await owner.query(
    `update partnership.threshold_indicator set words = 'In words of our own' where edition = 'essex-2026' and code = 'D01'`,
  );
  await seedThresholds(owner);
  await owner.close();
  const essex = (await read()).find(({ id }) => id === 'essex-2026');
  assert.equal(essex?.indicators.find(({ code }) => code === 'D01')?.words, 'In words of our own');
});
