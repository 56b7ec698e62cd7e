import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners as people } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());
beforeEach(() => asOwner(app.database, (owner) => owner.exec('truncate front_door.concern cascade')));

const confirmPage = (step: string, ids: readonly string[]) =>
  `/front-door/several?${new URLSearchParams([['do', step], ...ids.map((id) => ['id', id])])}`;
const rowsOn = (html: string) => [...html.matchAll(/name="row" value="([^"]+)"/g)].map((m) => m[1] ?? '');
const holders = async () =>
  asOwner(app.database, (owner) =>
    owner.query<Record<string, unknown>>(
      'select headline, allocated_to_name as whom, rating, state from front_door.concern order by headline',
    ),
  );

test('ticked in the list, listed on a page of their own, then each given by itself', async () => {
  const first = await addConcern(app.database, { headline: 'First', received: '2026-11-20T08:31:00Z' });
  const second = await addConcern(app.database, { headline: 'Second' });
  await addConcern(app.database, { headline: 'Third' });
  const list = await amara.get('/front-door');
  assert.match(
    list.html,
    /<input type="checkbox" class="ws-tick" name="id" value="[0-9a-f-]{36}" aria-label="Tia M\., 14: First"/,
  );
  assert.match(list.html, /name="do" value="allocate"/);
  const confirm = await amara.get(confirmPage('allocate', [first.id, second.id]));
  assert.match(confirm.text, /Give these to somebody .*First .*Second .*Who takes them on .*Me, Amara Cole/);
  assert.doesNotMatch(confirm.text, /Third/);
  assert.ok(
    (await holders()).every(({ whom }) => whom === null),
    'nothing is done by looking',
  );
  const none = await amara.post('/front-door/several', { do: 'allocate', row: rowsOn(confirm.html) });
  assert.match(none.text, /There is a problem Choose who takes them on .*First .*Second/);
  const done = await amara.post('/front-door/several', {
    do: 'allocate',
    row: rowsOn(confirm.html),
    person: people.duty.id,
  });
  const seen = await amara.follow(done);
  assert.match(seen.text, /Given: 2 of 2 .*First .*Given .*Second .*Given/);
  assert.deepEqual(
    (await holders()).map(({ whom }) => whom),
    ['Imogen Salt', 'Imogen Salt', null],
  );
});

test('what cannot be done is left as it was and says why; the others are done', async () => {
  const given = await Promise.all(
    ['Fine', 'Changed', 'Conflicted', 'Decided'].map((headline) => addConcern(app.database, { headline })),
  );
  const [, changed, conflicted, decided] = given;
  const essex = await addConcern(app.database, { area: 'essex', headline: 'Elsewhere' });
  await addConflict(app.database, 'duty', conflicted?.id ?? '');
  const page = await amara.get(confirmPage('allocate', [...given.map(({ id }) => id), essex.id]));
  assert.doesNotMatch(page.text, /Elsewhere/);
  const jonah = await app.as('decision');
  await post(jonah, `/front-door/${changed?.id}/rating`, {
    rating: 'red',
    reason: 'The address is linked to two others',
  });
  await post(jonah, `/front-door/${decided?.id}/decision`, wholeDecision(4, 'strategy-discussion'));
  const row = [...rowsOn(page.html), `${essex.id}~1`];
  const done = await amara.follow(
    await amara.post('/front-door/several', { do: 'allocate', row, person: people.duty.id }),
  );
  assert.match(done.text, /Given: 1 of 5 Not all of them.*1 of them are no longer yours to see/);
  assert.match(done.text, /Fine Tia M\., 14 Given/);
  assert.match(done.text, /Changed Tia M\., 14 Left as it was: somebody changed it/);
  assert.match(done.text, /Conflicted Tia M\., 14 Left as it was: they cannot have this one/);
  assert.match(done.text, /Decided Tia M\., 14 Left as it was: it has been decided/);
});

test('acknowledges what was left overnight', async () => {
  const ids = [];
  for (const headline of ['One', 'Two']) {
    const { id } = await addConcern(app.database, { headline });
    await post(await app.as('duty'), `/front-door/${id}/overnight`, { note: 'She is at her aunt’s' });
    ids.push(id);
  }
  const nothing = await addConcern(app.database, { headline: 'Zero' });
  const page = await amara.get(confirmPage('acknowledge', [...ids, nothing.id]));
  const done = await amara.follow(
    await amara.post('/front-door/several', { do: 'acknowledge', row: rowsOn(page.html) }),
  );
  assert.match(done.text, /Acknowledged: 2 of 3 .*Zero Tia M\., 14 Nothing to do/);
});

test('never rates, never decides, whatever is asked of it', async () => {
  const { id } = await addConcern(app.database);
  const jonah = await app.as('decision');
  await jonah.get('/front-door');
  for (const step of ['rate', 'rating', 'decide', 'decision', 'close', '']) {
    assert.equal((await jonah.get(confirmPage(step, [id]))).status, 404, step);
    const posted = await jonah.post('/front-door/several', {
      ...{
        do: step,
        row: `${id}~1`,
        rating: 'green',
        level: '1',
        outcome: 'no-further-action',
        reason: 'In bulk',
      },
      'form-key': randomUUID(),
    });
    assert.equal(posted.status, 404, step);
  }
  assert.deepEqual(await holders(), [
    { headline: 'Missing overnight', whom: null, rating: null, state: 'received' },
  ]);
});

test('five posts are one; nothing ticked says so; other roles have neither ticks nor page', async () => {
  const { id } = await addConcern(app.database);
  const page = await amara.get(confirmPage('allocate', [id]));
  const send = () =>
    amara.post('/front-door/several', { do: 'allocate', row: rowsOn(page.html), person: people.duty.id });
  const answers = await Promise.all([send(), send(), send(), send(), send()]);
  assert.equal(new Set(answers.map(({ location }) => location)).size, 1);
  assert.match((await amara.get('/front-door/several?do=allocate')).text, /Nothing was selected/);
  const imogen = await app.as('duty');
  assert.doesNotMatch((await imogen.get('/front-door')).html, /ws-tick/);
  assert.equal((await imogen.get(confirmPage('allocate', [id]))).status, 404);
});
