import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const need = 'Is somebody at home who drinks, and how often did it happen?';
const question = { reason: 'missing', need, by: 'usual', why: '' };
const why = 'She is with her aunt in Leigh until Friday';
const stateOf = async (id: string) =>
  (
    await asOwner(app.database, (owner) =>
      owner.query<{ state: string }>('select state from front_door.concern where id = $1', [id]),
    )
  )[0];

describe('what it refuses', () => {
  const say = async (id: string, fields: Record<string, string>) =>
    (await post(await app.as('screening'), `/front-door/${id}/send-back`, fields)).text;

  test('nothing said, a day gone by or too far', async () => {
    const { id } = await addConcern(app.database);
    assert.match(await say(id, {}), /Choose why it goes back Write what you need to know Choose by when/);
    const day = (d: string, m: string) => ({
      ...question,
      by: 'day',
      'day-day': d,
      'day-month': m,
      'day-year': '2026',
    });
    assert.match(await say(id, day('22', '11')), /The day must be today or later/);
    assert.match(await say(id, day('31', '12')), /within 28 days/);
    assert.match(await say(id, { ...question, by: 'day' }), /Enter the day/);
    assert.equal((await stateOf(id))?.state, 'received');
  });

  test('danger now without a second confirmation and a reason', async () => {
    const { id } = await addConcern(app.database, { dangerNow: true });
    assert.match(await say(id, question), /why it can wait .* Confirm that the child is safe enough/);
    assert.match(await say(id, { ...question, why }), /Confirm that the child is safe enough/);
    assert.match(await say(id, { ...question, sure: 'yes' }), /why it can wait/);
    assert.equal((await stateOf(id))?.state, 'received');
    await say(id, { ...question, why, sure: 'yes' });
    assert.equal((await stateOf(id))?.state, 'returned');
  });

  test('missing consent where there is danger or a red rating, or no reason given', async () => {
    const red = await addConcern(app.database, { ratings: [{ rating: 'red' }] });
    const consent = { ...question, reason: 'no-consent' };
    assert.match(await say(red.id, { ...consent, why }), /Protection never waits for consent/);
    const calm = await addConcern(app.database, { ratings: [{ rating: 'green' }] });
    assert.match(await say(calm.id, consent), /why there is no ground to act without consent/);
    await say(calm.id, { ...consent, why: 'Nothing in it points to any harm' });
    assert.equal((await stateOf(calm.id))?.state, 'returned');
  });

  test('a child’s name where a stranger may look on', async () => {
    const { id } = await addConcern(app.database, { raisedBy: 'public' });
    assert.match(await say(id, { ...question, need: 'Where does Tia sleep?' }), /Leave out Tia/);
    const told = await addConcern(app.database);
    await say(told.id, { ...question, need: 'Where does Tia sleep?' });
    assert.equal((await stateOf(told.id))?.state, 'returned');
  });

  test('one that is out already, and one that is decided', async () => {
    const { id } = await addConcern(app.database);
    await say(id, question);
    assert.match(await say(id, question), /waited for already/);
    const decided = await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
    assert.match(await say(decided.id, question), /has been decided/);
  });

  test('people whose role or whose area it is not', async () => {
    const { id } = await addConcern(app.database);
    for (const role of ['duty', 'police', 'essexDecision', 'governance'] as const) {
      const browser = await app.as(role);
      assert.equal((await browser.get(`/front-door/${id}/send-back`)).status, 404, role);
      assert.equal(
        (
          await browser.post(`/front-door/${id}/send-back`, {
            ...question,
            version: '1',
            'form-key': crypto.randomUUID(),
          })
        ).status,
        404,
        role,
      );
    }
  });
});
