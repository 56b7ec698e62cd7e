import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { followReceipt } from '../../../test/support/journey.ts';
import { assertStandings } from '../../../test/support/standings.ts';
import { PUBLISHED } from '../../partnership/index.ts';
import type { OwnerConnection } from '../../platform/db/index.ts';
import { receiptCode } from '../receive.ts';
import { bulkSeed } from './bulk.ts';
import { seedSampleConcerns } from './seed.ts';

const secret = 'a secret of the tests, longer than needed';
let app: TestApp;
let owner: OwnerConnection;
before(async () => {
  app = await startTestApp({ config: { SECRET: secret } });
  owner = await app.database.owner();
  assert.equal(await seedSampleConcerns(owner, sampling()), 200);
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
  assert.equal(counts.returned, 1);
  const waiting = await owner.query<{ waiting: string }>(
    'select distinct waiting from front_door.concern where waiting is not null order by waiting',
  );
  assert.deepEqual(
    waiting.map((row) => row.waiting),
    ['acceptance', 'acknowledgement', 'answer', 'answered', 'hand-over', 'refused', 'second person'],
  );
});

test('one is passed to another area here, a discussion is called, and a few are closed with nothing left', async () => {
  const [found] = await owner.query<Record<'inside' | 'called' | 'closed' | 'loose', number>>(
    `select (select count(*) from front_door.passed_on where area = 'essex' and answer is null) as inside,
       (select count(*) from front_door.strategy_call where discussion_id is null) as called,
       (select count(*) from front_door.concern where state = 'closed') as closed,
       (select count(*) from front_door.closing k where front_door.loose_ends(k.concern_id) <> '{}') as loose`,
  );
  assert.deepEqual(found, { inside: 1, called: 1, closed: 12, loose: 0 });
  const hester = await app.as('essexDecision');
  assert.match((await hester.get('/desk')).text, /One concern waits for our answer/);
  const [path = ''] =
    /\/front-door\/passed-in\/[0-9a-f-]{36}/.exec((await hester.get('/front-door/passed-in')).html) ?? [];
  assert.match((await hester.get(path)).text, /moved to Chelmsford/);
});

test('something is due within the hour, something is past its time, and nothing lies in the future', async () => {
  const [found] = await owner.query<{ soon: number; overdue: number; future: number }>(
    `select count(*) filter (where open and due_at between $1 and $1::timestamptz + interval '1 hour') as soon,
       count(*) filter (where open and due_at < $1) as overdue,
       count(*) filter (where received_at > $1 or decided_at > $1) as future
     from front_door.concern`,
    [app.clock.now.toString()],
  );
  assert.ok((found?.soon ?? 0) >= 2);
  assert.ok((found?.overdue ?? 0) >= 2);
  assert.equal(found?.future, 0);
});

test('the hub sees them, and a code derived for one opens its receipt', async () => {
  const hub = await app.as('screening');
  assert.match((await hub.get('/front-door')).text, /open, sorted by what is due first/);
  const [decided] = await owner.query<{ id: string }>(
    'select concern_id as id from front_door.receipt where decided_at is not null and professional limit 1',
  );
  const receipt = await followReceipt(app.visitor(), receiptCode(secret, decided?.id ?? ''));
  assert.match(receipt.text, /We have decided/);
});

test('every decision rests on signs of its level; one waits for a second person, and one is disputed', async () => {
  const [found] = await owner.query<Record<string, number>>(
    `select count(*) as decided, count(*) filter (where exists (
         select from partnership.threshold_indicator i where i.edition = d.edition and i.code = any(d.cited)
         and i.level = d.level)) as resting,
       count(*) filter (where agreed_by is not null) as pairs,
       (select count(*) from front_door.proposal where answer is null) as waiting,
       (select count(*) from front_door.disagreement where outcome is null) as disputed
     from front_door.decision d`,
  );
  assert.equal(found?.resting, found?.decided);
  assert.ok((found?.pairs ?? 0) > 5);
  assert.deepEqual([found?.waiting, found?.disputed], [1, 1]);
  const second = await app.as('second');
  const [, path = ''] = /href="(\/front-door\/[^"]+\/second)"/.exec((await second.get('/desk')).html) ?? [];
  assert.match((await second.get(path)).text, /Hester Vane put it forward/);
});

test('seeded in bulk, every concern stands where its facts put it', async () => {
  await bulkSeed(owner, 90, 7, sampling(), { most: 30 });
  assert.equal(await assertStandings(owner), 290);
  const [names] = await owner.query<{ n: number }>(
    'select count(distinct reference) as n from front_door.concern',
  );
  assert.equal(names?.n, 290);
});

test('agencies were asked: one told, one refused with its reason, one is silent; most people were told in time', async () => {
  const [asked] = await owner.query<Record<'told' | 'refused' | 'silent' | 'future', number>>(
    `select count(*) filter (where answer = 'told') as told, count(*) filter (where answer = 'not shared') as refused,
       count(*) filter (where answered_at is null and due_at < $1) as silent,
       count(*) filter (where answered_at > $1 or asked_at > $1) as future from front_door.question`,
    [app.clock.now.toString()],
  );
  for (const kind of ['told', 'refused', 'silent'] as const) assert.ok((asked?.[kind] ?? 0) >= 5, kind);
  assert.equal(asked?.future, 0);
  const [told] = await owner.query<Record<'owed' | 'inTime' | 'late' | 'waiting' | 'silent', number>>(
    `select count(*) as owed, count(*) filter (where met_how = 'told' and met_at <= due_at) as "inTime",
       count(*) filter (where met_at > due_at) as late, count(*) filter (where met_at is null) as waiting,
       count(*) filter (where met_how = 'not told') as silent from front_door.to_tell`,
  );
  assert.ok((told?.inTime ?? 0) > (told?.owed ?? 0) * 0.6, 'most');
  for (const kind of ['late', 'waiting', 'silent'] as const) assert.ok((told?.[kind] ?? 0) >= 3, kind);
  const [kept] = await owner.query<{ wrong: number }>(
    `select count(*) as wrong from front_door.concern c where c.replies_due_at is distinct from (select min(q.due_at)
       from front_door.question q where q.concern_id = c.id and q.answered_at is null and q.withdrawn_at is null)`,
  );
  assert.equal(kept?.wrong, 0);
});
