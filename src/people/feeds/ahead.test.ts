import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { engine } from '../../../test/support/database.ts';
import { feed, fileWith } from '../../../test/support/feeding.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { currentModel } from '../model.ts';
import { timesWritten } from '../store/feed-batch.ts';
import { type Ahead, lookAhead, stillStands } from './ahead.ts';
import type { Weighed } from './weigh.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));

test('what becomes of a row hangs on no batch: small ones, each looked up while the last is written, say the same', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => {
    const family = ['Wexcombe', 'Thrale', 'Ostrander'][n % 3];
    const given = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'][Math.floor(n / 3) % 5];
    return `k${n},${given},${family},201${n % 5}-0${(n % 7) + 1}-11,F,RM19 1A${'ABD'[n % 3]},${n % 3} Reach,,`;
  });
  const words = fileWith(
    ...rows,
    'k31,Bryony,Castellane,2012-03-03,F,RM17 5AA,3 Wharf Row,,',
    'k7,Other,Words,,F,,,,',
  );
  const whole = await feed(app, words, { dryRun: true, source: 'by-the-batch' });
  const small = await feed(app, words, { source: 'by-the-batch', batch: 4 });
  assert.equal(small.written, whole.written);
  assert.ok(
    (small.run.counts.created ?? 0) > 3 && (small.run.counts.queued ?? 0) > 3,
    JSON.stringify(small.run.counts),
  );
});

test('rows that stand far apart, with refused ones and empty lines in between, are all taken in', async () => {
  const refused = (from: number) => Array.from({ length: 40 }, (_, n) => `r${from + n},,,,,,,,`);
  const child = (n: number) =>
    `g${n},${['Ottoline,Garrowby', 'Peregrine,Thistlewood', 'Zuleika,Marchmont'][n]},201${n}-03-04,F,RM20 ${n}AA,${n} Gap Lane,,`;
  const words = fileWith(
    ...refused(0),
    child(0),
    ...Array<string>(30).fill(''),
    child(1),
    ...refused(40),
    child(2),
    '',
  );
  const { run, outcomes } = await feed(app, words, { source: 'far-apart', batch: 2 });
  assert.deepEqual(run.counts, { refused: 80, created: 3 });
  assert.deepEqual(
    [0, 1, 2].map((n) => outcomes.get(`g${n}`)?.outcome),
    ['created', 'created', 'created'],
  );
});

test('what was looked up ahead counts for nothing once somebody else was added', {
  skip: engine === 'pglite',
}, async () => {
  const at = app.clock.now;
  const { run } = await feed(app, fileWith('m1,Perpetua,Quillan,2013-03-04,F,RM18 7AA,1 Ferry Rd,,'), {
    source: 'looked-ahead',
  });
  const [row] = await query<{ line: number }>(`select line from people.feed_row where run_id = $1`, [run.id]);
  await query(
    `update people.feed_row set outcome = 'waiting', their_id = 'm2',
    content = '{"given":"Perpetua","surname":"Quillan","born":"2013-03-04","sex":"F","postcode":"","address":"","nhs":"","upn":"","school":""}'
    where run_id = $1`,
    [run.id],
  );
  const stands = (ahead: Ahead | undefined) =>
    app.database.work(at, (db) => stillStands(db, { ahead, wrote: nothing, trial: false }));
  const [model, written] = await app.database.work(at, (db) =>
    Promise.all([currentModel(db), timesWritten(db)]),
  );
  const ahead = await lookAhead(app.database, run, { line: 1, written, most: 10, model, now: at });
  assert.equal((await stands(ahead)).get(row?.line ?? 0)?.open.shown.length, 1);
  await addPerson(app.database, { names: [{ given: 'Perpetua', surname: 'Quillan' }], born: '2013-03-04' });
  assert.equal((await stands(ahead)).size, 0);
});

const nothing: Weighed = { became: [], created: [], changed: [], taken: [], held: [] };
