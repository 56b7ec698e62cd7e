import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { rowsOf } from '../../../test/support/training.ts';
import { seedSampleCharges } from './seed-charges.ts';
import { seedSampleProgramme } from './seed-programme.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('the sample’s ledger has charges of every cause, an invoice half paid, and things to decide; seeded twice as once', async () => {
  await asOwner(app.database, (owner) =>
    seedSampleProgramme(owner, { now: app.clock.now, site: 'http://localhost:4100' }),
  );
  await asOwner(app.database, (owner) => seedSampleCharges(owner, app.clock.now));
  const count = () =>
    rowsOf(app, sql<{ n: number }>`select count(*)::integer as n from learning.ledger_line`);
  const lines = (await count())[0]?.n ?? 0;
  await asOwner(app.database, (owner) => seedSampleCharges(owner, app.clock.now));
  assert.equal((await count())[0]?.n, lines);
  assert.ok(lines >= 8, `${lines} lines`);
  const causes = await rowsOf(
    app,
    sql<{ cause: string }>`select distinct cause from learning.charge order by cause`,
  );
  assert.deepEqual(
    causes.map(({ cause }) => cause),
    ['late cancellation', 'no-show', 'place'],
  );
  const rosalind = await app.as('coordinator');
  assert.match((await rosalind.get('/learning/ledger')).text, /still owed.*Paid for invoice WT-000001/);
  assert.match((await rosalind.get('/learning/waivers')).text, /Waiver: .*Dispute: |Dispute: .*Waiver: /);
  assert.match((await rosalind.get('/learning/memberships')).text, /EC 2041.*Waits for a look/);
  assert.match(
    (await (await app.as('trainingLead')).get('/learning/ledger')).text,
    /What your organisation owes.*charged/,
  );
});
