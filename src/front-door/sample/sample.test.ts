import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { PUBLISHED } from '../../partnership/index.ts';
import type { OwnerConnection } from '../../platform/db/index.ts';
import { receiptCode } from '../receive.ts';
import { seedSampleConcerns } from './seed.ts';

const secret = 'a secret of the tests, longer than needed';
let app: TestApp;
let owner: OwnerConnection;
let took = 0;
before(async () => {
  app = await startTestApp({ config: { SECRET: secret } });
  owner = await app.database.owner();
  const started = performance.now();
  assert.equal(await seedSampleConcerns(owner, sampling()), 200);
  took = performance.now() - started;
});
after(async () => {
  await owner.close();
  await app.close();
});

const sampling = () => ({ now: app.clock.now, secret, arrangements: PUBLISHED });

test('two hundred concerns in every state are there, and a second start adds none', async () => {
  assert.equal(await seedSampleConcerns(owner, sampling()), 0);
  const states = await owner.query<{ state: string; n: number }>(
    'select state, count(*) as n from front_door.concern group by state',
  );
  const counts = Object.fromEntries(states.map(({ state, n }) => [state, n]));
  assert.equal(
    Object.values(counts).reduce((a, b) => a + b),
    200,
  );
  for (const state of ['received', 'screening', 'gathering', 'decided'])
    assert.ok((counts[state] ?? 0) >= 8, state);
  const [late] = await owner.query<{ soon: number; overdue: number; future: number }>(
    `select count(*) filter (where due_at between $1 and $1 + interval '1 hour') as soon,
       count(*) filter (where due_at < $1) as overdue, count(*) filter (where received_at > $1 or decided_at > $1) as future
     from front_door.concern where open or decided_at > $1`,
    [app.clock.now.toString()],
  );
  assert.ok((late?.soon ?? 0) >= 2);
  assert.ok((late?.overdue ?? 0) >= 2);
  assert.equal(late?.future, 0);
  console.log(took, counts, late);
});

test('the inbox shows them, and a code derived for one opens its receipt', async () => {
  const hub = await app.as('screening');
  assert.match((await hub.get('/front-door')).text, /TH-2026-/);
  const [decided] = await owner.query<{ id: string }>(
    'select concern_id as id from front_door.receipt where decided_at is not null and professional limit 1',
  );
  const receipt = await app.visitor().get(`/receipt/${receiptCode(secret, decided?.id ?? '')}`);
  assert.match(receipt.text, /We have decided/);
});
