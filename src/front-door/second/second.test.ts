import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern, type TestConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import type { SampleRole } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const red: TestConcern = { ratings: [{ rating: 'red' }] };
const nothing = wholeDecision(1, 'no-further-action', { reason: 'Known, and safe with her aunt' });

const rows = <Row>(statement: string, id: string) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, [id]));
const decisions = (id: string) =>
  rows<Record<string, unknown>>('select * from front_door.decision where concern_id = $1 order by seq', id);
const stands = async (id: string) =>
  (
    await rows<{ open: boolean; running: number; told: boolean }>(
      `select c.open, (select count(*) from front_door.clock k where k.concern_id = c.id and met_at is null) as running,
         exists (select from front_door.receipt r where r.concern_id = c.id and r.decided_at is not null) as told
       from front_door.concern c where id = $1`,
      id,
    )
  )[0];

/** A concern with a decision that waits, put forward by the hub's decision maker. */
async function waiting(given: TestConcern = red, fields: Record<string, string> = nothing) {
  const as: SampleRole = given.area === 'essex' ? 'essexDecision' : 'decision';
  const { id } = await addConcern(app.database, { ...given, receiptHash: randomUUID() });
  const browser = await app.as(as);
  const answer = await post(browser, `/front-door/${id}/decision`, fields);
  assert.equal(answer.location, `/front-door/${id}`, answer.text);
  return { id, browser };
}
const answer = async (id: string, fields: Record<string, string>, as: SampleRole = 'second') =>
  post(await app.as(as), `/front-door/${id}/second`, fields);

describe('where policy asks for a second person', () => {
  test('the decision waits, the clock runs on, nobody is told, and the record says so', async () => {
    const { id, browser } = await waiting();
    assert.equal((await decisions(id)).length, 0);
    assert.deepEqual(await stands(id), { open: true, running: 2, told: false });
    const { text, html } = await browser.get(`/front-door/${id}`);
    assert.match(text, /A decision waits for a second person\. You put it forward today at 10:42/);
    assert.match(
      text,
      /Put before a second person: Level 1 No further action .* Needed because nothing more is to be done about a concern rated red\./,
    );
    assert.doesNotMatch(html, /\/second"/, 'not led to answer one’s own');
    assert.equal((await lastAudited(app.database, 'decision', id))?.action, 'read');
    const second = await app.as('second');
    assert.match((await second.get(`/front-door/${id}`)).html, /\/second"/);
    const form = await second.get(`/front-door/${id}/second`);
    assert.match(
      form.text,
      /Jonah Pryce put it forward .* Known, and safe with her aunt It rests on Level 1/,
    );
  });

  test('agreeing makes the decision in both names, and clocks are met then', async () => {
    const { id } = await waiting();
    assert.equal((await answer(id, { answer: 'agreed', words: 'I rang the aunt too' })).status, 303);
    const [row] = await decisions(id);
    assert.deepEqual([row?.decided_by_name, row?.agreed_by_name], ['Jonah Pryce', 'Winifred Achebe']);
    assert.deepEqual(await stands(id), { open: false, running: 0, told: true });
    const { text } = await (await app.as('decision')).get(`/front-door/${id}`);
    assert.match(text, /Decided: Level 1 No further action today at 10:42 · Jonah Pryce and Winifred Achebe/);
    assert.match(text, /Winifred Achebe agreed: I rang the aunt too/);
    assert.doesNotMatch(text, /waits for a second person/);
  });

  test('sending back needs words; the concern stays undecided with them on its record', async () => {
    const { id, browser } = await waiting();
    const silent = await answer(id, { answer: 'sent back' });
    assert.equal(silent.status, 400);
    assert.match(silent.text, /Say what they should look at again/);
    const slow = await app.as('second');
    await slow.get(`/front-door/${id}/second`);
    assert.equal((await answer(id, { answer: 'sent back', words: 'Ring the school first' })).status, 303);
    assert.deepEqual(await stands(id), { open: true, running: 2, told: false });
    assert.match((await browser.get(`/front-door/${id}`)).text, /Sent back: .* Ring the school first/);
    const again = await slow.post(`/front-door/${id}/second`, { version: '2', answer: 'agreed' });
    assert.equal(again.status, 409);
    assert.match(again.text, /waits for a second person any more/);
  });

  test('a later proposal takes its place, and only that can be agreed to', async () => {
    const { id, browser } = await waiting();
    const form = await browser.get(`/front-door/${id}/decision`);
    assert.match(form.text, /A decision waits for a second person\. Jonah Pryce .* takes its place/);
    const second = await app.as('second');
    const seen = await second.get(`/front-door/${id}/second`);
    const version = /name="version" value="(\d+)"/.exec(seen.html)?.[1] ?? '';
    await post(browser, `/front-door/${id}/decision`, { ...nothing, reason: 'Another reason altogether' });
    const stale = await second.post(`/front-door/${id}/second`, { version, answer: 'agreed' });
    assert.equal(stale.status, 409);
    assert.equal((await decisions(id)).length, 0, 'the first was never agreed to');
    const { text } = await browser.get(`/front-door/${id}`);
    assert.match(text, /Replaced by another: /);
    assert.equal((await answer(id, { answer: 'agreed' })).status, 303);
    assert.equal((await decisions(id))[0]?.reason, 'Another reason altogether');
  });

  test('a decision that needs no second person takes its place at once', async () => {
    const { id, browser } = await waiting();
    assert.match((await browser.get('/front-door')).text, /A second person is to agree/);
    await post(browser, `/front-door/${id}/decision`, wholeDecision(3, 'assessment'));
    assert.equal((await decisions(id)).length, 1);
    const { text } = await browser.get(`/front-door/${id}`);
    assert.doesNotMatch(text, /waits for a second person/);
    assert.match(text, /Replaced by another: /);
  });

  test('policy is the area’s: level 4 in Essex, not in Thurrock; and no rule outlives its dates', async () => {
    const four = wholeDecision(4, 'assessment');
    const essex = await waiting({ area: 'essex' }, four);
    assert.equal((await decisions(essex.id)).length, 0);
    const thurrock = await waiting({}, four);
    assert.equal((await decisions(thurrock.id)).length, 1);
    const priya = await app.as('administrator');
    const path = '/arrangements/policies/second:red-no-action/thurrock';
    const form = await priya.get(path);
    const mark = /name="mark" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
    const from = { 'from-day': '24', 'from-month': '11', 'from-year': '2026' };
    const why = { source: 'Letter', certainty: 'V', why: 'Agreed by the board' };
    const off = { own: 'own', needs: 'no', says: 'not here', ...why, ...from, mark, press: 'save' };
    assert.equal((await priya.post(path, off)).status, 303);
    const then = app.clock.now;
    app.clock.now = Temporal.Instant.from('2026-11-24T10:42:00Z');
    const late = await waiting(red, { ...nothing, late: 'I was in court' }).finally(() => {
      app.clock.now = then;
    });
    assert.equal((await decisions(late.id)).length, 1);
  });

  test('a clock that ran out meanwhile needs its reason, unless one was given', async () => {
    const { id } = await waiting();
    const then = app.clock.now;
    app.clock.now = Temporal.Instant.from('2026-11-24T18:00:00Z');
    const late = await answer(id, { answer: 'agreed' });
    assert.match(late.text, /Say why the decision comes after its time/);
    assert.equal((await answer(id, { answer: 'agreed', late: 'I was in court' })).status, 303);
    app.clock.now = then;
    const kept = await rows<{ late_reason: string }>(
      'select distinct late_reason from front_door.clock where concern_id = $1',
      id,
    );
    assert.deepEqual(kept, [{ late_reason: 'I was in court' }]);
  });
});

describe('what it refuses', () => {
  test('the proposer’s own agreement, in the page and in the database', async () => {
    const { id, browser } = await waiting();
    assert.equal((await browser.get(`/front-door/${id}/second`)).status, 403);
    const forged = await browser.post(`/front-door/${id}/second`, {
      'form-key': randomUUID(),
      ...{ version: '2', answer: 'agreed' },
    });
    assert.equal(forged.status, 403);
    assert.match(forged.text, /Somebody else must agree/);
    await assert.rejects(
      rows(
        `update front_door.proposal set answer = 'agreed', answered_by = proposed_by, answered_at = now()
         where concern_id = $1`,
        id,
      ),
      /check constraint/,
    );
    assert.equal((await decisions(id)).length, 0);
  });

  test('those who do not decide, and those who do not hold it', async () => {
    const { id } = await waiting();
    assert.equal((await (await app.as('screening')).get(`/front-door/${id}/second`)).status, 404);
    assert.equal((await (await app.as('essexDecision')).get(`/front-door/${id}/second`)).status, 404);
    assert.equal((await (await app.as('second')).get('/front-door/not-an-id/second')).status, 404);
  });

  test('five agreements have one effect', async () => {
    const { id } = await waiting();
    const second = await app.as('second');
    await second.get(`/front-door/${id}/second`);
    const send = () => second.post(`/front-door/${id}/second`, { version: '2', answer: 'agreed' });
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    assert.deepEqual(new Set(answers.map(({ location }) => location)), new Set([`/front-door/${id}`]));
    assert.equal((await decisions(id)).length, 1);
  });

  test('nothing chosen', async () => {
    const { id } = await waiting();
    assert.match((await answer(id, {})).text, /Choose whether you agree/);
  });
});
