import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addDeadMessage } from '../../../test/support/messages.ts';
import { samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
afterEach(() => app.database.work(app.clock.now, (db) => db.deleteFrom('platform.dead_letter').execute()));

const deadMessage = (minutesAgo = 5) =>
  addDeadMessage(app.database, app.clock.now.subtract({ minutes: minutesAgo }));

const audited = (action: string) =>
  app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('audit.event')
      .select(['record_id', 'shown', 'practitioner_id', 'outcome'])
      .where('record_kind', '=', 'dead letter')
      .where('action', '=', action)
      .orderBy('seq', 'desc')
      .execute(),
  );
const stateOf = async (letter: string) =>
  app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('platform.dead_letter')
      .select(['state', 'reason', 'settled_by'])
      .where('id', '=', letter)
      .executeTakeFirst(),
  );

test('with nothing dead the page says so', async () => {
  const seen = await (await app.as('operator')).get('/operator');
  assert.equal(seen.status, 200);
  assert.match(seen.text, /No dead letters/);
  assert.match(seen.text, /0 unsent messages/);
});

test('a dead letter shows its work, tries, age and class of error, and nothing of what it was about', async () => {
  const { letter } = await deadMessage(20);
  const seen = await (await app.as('operator')).get('/operator');
  for (const words of [/mail\.send/, /today at 10:22/, /\b16\b/, /SmtpError 451/, /oldest for 20 minutes/])
    assert.match(seen.text, words);
  assert.doesNotMatch(seen.html, /Lovelace|lovelace|Ada/);
  assert.deepEqual((await audited('list'))[0]?.shown, [letter]);
});

test('only operators see it: to others it does not exist, in the page and in the database', async () => {
  const { letter } = await deadMessage();
  for (const role of ['screening', 'decision', 'administrator', 'governance'] as const) {
    const browser = await app.as(role);
    for (const path of ['/operator', `/operator/${letter}/discard`])
      assert.equal((await browser.get(path)).status, 404, `${role} ${path}`);
    for (const path of ['/operator/replay-all', `/operator/${letter}/replay`, `/operator/${letter}/discard`])
      assert.equal((await browser.post(path, { reason: 'because' })).status, 404, `${role} ${path}`);
    const rows = await app.database.transaction(
      {
        actor: 'practitioner',
        now: app.clock.now,
        requestId: 'test',
        practitionerId: samplePractitioners[role].id,
      },
      async (db) => [
        ...(await db.selectFrom('platform.dead_letter').select('id').execute()),
        ...(await db
          .updateTable('platform.dead_letter')
          .set({ state: 'replay asked', settled_at: app.clock.now, settled_by: samplePractitioners[role].id })
          .returning('id')
          .execute()),
      ],
    );
    assert.deepEqual(rows, []);
  }
  assert.equal((await app.visitor().get('/operator')).location, '/sign-in?next=%2Foperator');
  assert.equal((await stateOf(letter))?.state, 'waiting');
});

test('sent back, the message goes; five presses send it once', async () => {
  const { letter, message } = await deadMessage();
  const browser = await app.as('operator');
  await browser.get('/operator');
  const pressed = await Promise.all(
    Array.from({ length: 5 }, () => browser.post(`/operator/${letter}/replay`)),
  );
  const told = await Promise.all(pressed.map((seen) => browser.follow(seen)));
  assert.equal(told.filter((seen) => /1 dead letter sent back/.test(seen.text)).length, 1);
  assert.equal(told.filter((seen) => /somebody had settled it already/.test(seen.text)).length, 4);
  await app.settled();
  const sent = await app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('platform.message')
      .select(['state', 'tries'])
      .where('id', '=', message)
      .executeTakeFirstOrThrow(),
  );
  assert.deepEqual(sent, { state: 'sent', tries: 17 });
  assert.equal((await stateOf(letter))?.state, 'replayed');
  const [event] = await audited('replay');
  assert.deepEqual([event?.shown, event?.practitioner_id], [[letter], samplePractitioners.operator.id]);
});

test('all are sent back at once', async () => {
  const letters = [await deadMessage(), await deadMessage(), await deadMessage()];
  const browser = await app.as('operator');
  await browser.get('/operator');
  const seen = await browser.follow(await browser.post('/operator/replay-all'));
  assert.match(seen.text, /3 dead letters sent back/);
  assert.match(seen.text, /No dead letters/);
  await app.settled();
  for (const { letter } of letters) assert.equal((await stateOf(letter))?.state, 'replayed');
});

test('discarding needs a reason, which is kept with who gave it', async () => {
  const { letter } = await deadMessage();
  const browser = await app.as('operator');
  assert.match((await browser.get(`/operator/${letter}/discard`)).text, /This work will not be done/);
  const refused = await browser.post(`/operator/${letter}/discard`, { reason: '  ' });
  assert.equal(refused.status, 400);
  assert.match(refused.title, /^Error: /);
  assert.match(refused.text, /Say why this will not be done/);
  assert.equal((await stateOf(letter))?.state, 'waiting');
  const done = await browser.follow(
    await browser.post(`/operator/${letter}/discard`, { reason: 'Mailbox closed; told by telephone' }),
  );
  assert.match(done.text, /1 dead letter discarded/);
  assert.deepEqual(await stateOf(letter), {
    state: 'discarded',
    reason: 'Mailbox closed; told by telephone',
    settled_by: samplePractitioners.operator.id,
  });
  assert.equal((await audited('discard'))[0]?.record_id, letter);
  assert.equal((await browser.get(`/operator/${letter}/discard`)).status, 404);
});

test('many dead letters come in pages with a way on and a way back', async () => {
  const letters: string[] = [];
  for (let n = 0; n < 27; n += 1) letters.push((await deadMessage(n)).letter);
  const browser = await app.as('operator');
  const first = await browser.get('/operator');
  const next = /href="(\/operator\?after=[^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&');
  const second = await browser.get(next ?? '');
  const shown = (html: string) =>
    [...html.matchAll(/\/operator\/([0-9a-f-]{36})\/replay/g)].map(([, id]) => id);
  assert.deepEqual([...shown(first.html), ...shown(second.html)], letters);
  assert.equal(shown(second.html).length, 2);
  assert.match(second.html, /href="\/operator" rel="first"/);
  assert.equal((await browser.get('/operator?after=nonsense')).status, 200);
});
