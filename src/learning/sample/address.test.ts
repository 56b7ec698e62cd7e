import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { tellWhatIsDue } from '../messages/due.ts';
import { seedSampleLearning } from './seed.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('messages of the sample lead to the installation’s own address, also when it is started at another', async () => {
  const { now } = app.clock;
  for (const site of ['http://localhost:4123', 'http://localhost:4124'])
    await asOwner(app.database, (owner) => seedSampleLearning(owner, { now, site }));
  await app.database.work(now, (db) => tellWhatIsDue(db, now));
  const links = (
    await asOwner(app.database, (owner) =>
      owner.query<{ body: string }>(`select body from platform.message where body like '%http%'`),
    )
  ).flatMap(({ body }) => body.match(/https?:\/\/[^/\s]+/g) ?? []);
  assert.ok(links.length > 0);
  assert.deepEqual([...new Set(links)], ['http://localhost:4124']);
});
