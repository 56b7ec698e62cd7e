import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const note = 'Police took her home at two; her aunt stays until ten.\nSee her before then.';
const head = async (id: string) =>
  (
    await asOwner(app.database, (owner) =>
      owner.query<Record<string, unknown>>(
        'select state, waiting, due_rule, due_at::text as due from front_door.concern where id = $1',
        [id],
      ),
    )
  )[0];
const at = async <T>(time: string, work: () => Promise<T>): Promise<T> => {
  const before = app.clock.now;
  app.clock.now = Temporal.Instant.from(time);
  try {
    return await work();
  } finally {
    app.clock.now = before;
  }
};
const leave = async (id: string, words = note) =>
  post(await app.as('duty'), `/front-door/${id}/overnight`, { note: words });

test('left in the night, it is to be read in the first hour of the next working day, and then goes on', async () => {
  const { id } = await addConcern(app.database, { received: '2026-11-20T22:00:00Z' });
  const left = await at('2026-11-21T02:10:00Z', () => leave(id));
  assert.equal(left.location, `/front-door/${id}`, left.text);
  assert.deepEqual(await head(id), {
    ...{ state: 'received', waiting: 'hand-over', due_rule: 'emergency-duty-hand-over' },
    due: '2026-11-23 10:00:00+00',
  });
  await at('2026-11-23T09:30:00Z', async () => {
    const amara = await app.as('screening');
    assert.match((await amara.get('/front-door?wait=hand-over')).text, /Left overnight: read it/);
    const record = await amara.get(`/front-door/${id}`);
    assert.match(
      record.text,
      /What happened overnight To be read by the day team\. Due today at 10:00 .*Acknowledge it.*See her before then.*Not acknowledged yet/,
    );
    assert.match(
      (await amara.get(`/front-door/${id}/overnight/read`)).text,
      /Left overnight .*her aunt stays until ten/,
    );
  });
  await at('2026-11-23T10:20:00Z', async () => {
    const amara = await app.as('screening');
    const list = await amara.get('/front-door');
    assert.equal(/\/front-door\/([0-9a-f-]{36})/.exec(list.html)?.[1], id, 'overdue shows first');
    assert.match(list.text, /20 minutes late .*What was left overnight is read/);
    assert.match(list.text, /Left overnight, not read/);
    assert.match((await amara.get(`/front-door/${id}`)).text, /Nobody has read this in time/);
    const read = await post(amara, `/front-door/${id}/overnight/read`, {});
    assert.equal(read.status, 303, read.text);
    assert.match((await amara.get(`/front-door/${id}`)).text, /Read by Amara Cole, today at 10:20/);
    const again = await post(amara, `/front-door/${id}/overnight/read`, {});
    assert.match(again.text, /acknowledged already/);
  });
  assert.deepEqual([(await head(id))?.waiting, (await head(id))?.due_rule], [null, 'referral-decision']);
  assert.equal((await lastAudited(app.database, 'duty', id))?.action, 'leave note');
});

test('several notes of one night are read together', async () => {
  const { id } = await addConcern(app.database, { received: '2026-11-23T18:00:00Z' });
  await at('2026-11-23T22:00:00Z', () => leave(id, 'First'));
  await at('2026-11-23T23:00:00Z', () => leave(id, 'Second'));
  await at('2026-11-24T09:10:00Z', async () => {
    const amara = await app.as('screening');
    await post(amara, `/front-door/${id}/overnight/read`, {});
    assert.doesNotMatch((await amara.get(`/front-door/${id}`)).text, /Not acknowledged yet/);
  });
  assert.equal((await head(id))?.waiting, null);
});

test('nothing said, a decided concern, and people who do neither', async () => {
  const { id } = await addConcern(app.database);
  assert.match((await leave(id, ' ')).text, /Write what the day team must know/);
  const decided = await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
  assert.match((await leave(decided.id)).text, /has been decided/);
  for (const role of ['screening', 'police', 'essexDecision'] as const)
    assert.equal((await (await app.as(role)).get(`/front-door/${id}/overnight`)).status, 404, role);
  for (const role of ['duty', 'health', 'essexDecision'] as const)
    assert.equal((await (await app.as(role)).get(`/front-door/${id}/overnight/read`)).status, 404, role);
});
