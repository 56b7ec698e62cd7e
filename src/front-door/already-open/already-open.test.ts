import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { at, worker } from '../../../test/support/triage-forms.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const head = async (id: string) =>
  (
    await asOwner(app.database, (owner) =>
      owner.query<Record<string, unknown>>(
        'select state, open, waiting, outcome, due_rule, due_at::text as due from front_door.concern where id = $1',
        [id],
      ),
    )
  )[0];
const tellWorker = (id: string, fields: Record<string, string> = worker) =>
  post(amara, `/front-door/${id}/already-open`, fields);
async function answer(id: string, fields: Record<string, string>) {
  const { html } = await amara.get(`/front-door/${id}/already-open`);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return amara.post(`/front-door/${id}/already-open/answer`, { version, ...fields });
}
const has = { answer: 'accepted', who: 'Bola Nash', words: 'Will visit today', ...at('when', '10:41') };
const decision = wholeDecision(4, 'allocated-worker', {
  reason: 'Bola Nash holds her case and visits today',
  words: 'Her social worker has this',
});

test('the worker is told, says that they have it, and only then is it decided so', async () => {
  const { id } = await addConcern(app.database, { ratings: [{ rating: 'green' }] });
  assert.equal((await tellWorker(id)).status, 303);
  assert.deepEqual(await head(id), {
    ...{ state: 'screening', open: true, waiting: 'acknowledgement', outcome: null },
    ...{ due_rule: 'worker-acknowledges', due: '2026-11-23 14:42:00+00' },
  });
  assert.match((await amara.get('/front-door')).text, /The worker is to acknowledge/);
  const jonah = await app.as('decision');
  const early = await post(jonah, `/front-door/${id}/decision`, decision);
  assert.match(early.text, /has to say that they have it first/);
  assert.equal((await answer(id, has)).status, 303);
  assert.equal((await head(id))?.waiting, 'acknowledged');
  assert.match(
    (await amara.get(`/front-door/${id}`)).text,
    /The worker has it\..*Worker Bola Nash Team Family support east Their reference LCS 20931/,
  );
  const decided = await post(jonah, `/front-door/${id}/decision`, decision);
  assert.equal(decided.status, 303, decided.text);
  assert.deepEqual([(await head(id))?.state, (await head(id))?.outcome], ['decided', 'allocated-worker']);
});

test('not theirs: it is back with us, and can go to another', async () => {
  const { id } = await addConcern(app.database);
  await tellWorker(id);
  assert.match(
    (
      await post(amara, `/front-door/${id}/send-back`, {
        reason: 'missing',
        need: 'Where is she?',
        by: 'usual',
      })
    ).text,
    /It is out with Bola Nash/,
  );
  await answer(id, { ...has, answer: 'refused', words: 'Closed in May' });
  assert.equal((await head(id))?.waiting, 'not theirs');
  assert.equal((await tellWorker(id)).status, 303);
});

test('what is missing is said at once, and nobody else may', async () => {
  const { id } = await addConcern(app.database);
  assert.match(
    (await tellWorker(id, {})).text,
    /Write the worker’s name Write their team Write the reference.*Choose how you told them Write what you told them/,
  );
  const decided = await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
  assert.match((await tellWorker(decided.id)).text, /has been decided/);
  for (const role of ['duty', 'health', 'essexDecision'] as const) {
    const browser = await app.as(role);
    assert.equal((await browser.get(`/front-door/${id}/already-open`)).status, 404, role);
    const sent = { ...worker, version: '1', 'form-key': randomUUID() };
    assert.equal((await browser.post(`/front-door/${id}/already-open`, sent)).status, 404, role);
  }
});
