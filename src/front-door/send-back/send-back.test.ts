import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { followReceipt, journey, neighbour, school, sendIt } from '../../../test/support/journey.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const need = 'Is somebody at home who drinks, and how often did it happen?';
const question = { reason: 'missing', need, by: 'usual', why: '' };

const rows = <Row>(statement: string, id: string) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, [id]));
const head = async (id: string) =>
  (
    await rows<Record<string, unknown>>(
      'select state, open, waiting, due_rule, due_at::text as due from front_door.concern where id = $1',
      id,
    )
  )[0];
const clocks = (id: string) =>
  rows<{ rule: string; due: string; met: boolean; ended: boolean; paused: boolean }>(
    `select rule, due_at::text as due, met_at is not null as met, ended_at is not null as ended,
     paused_at is not null as paused from front_door.clock where concern_id = $1 order by rule`,
    id,
  );

async function raised(pages = neighbour) {
  const browser = app.visitor();
  return sendIt(browser, await journey(browser, pages));
}

describe('returning a concern', () => {
  test('keeps it open and ours, with a clock for the answer, and says so on the list and the record', async () => {
    const { id, code } = await raised(school);
    const browser = await app.as('screening');
    const form = await browser.get(`/front-door/${id}/send-back`);
    assert.match(form.text, /What do you need to know from the referrer\?.*By tomorrow at 16:30/);
    const answer = await post(browser, `/front-door/${id}/send-back`, question);
    assert.equal(answer.location, `/front-door/${id}`, answer.text);
    assert.deepEqual(await head(id), {
      ...{ state: 'returned', open: true, waiting: 'answer', due_rule: 'referral-decision' },
      due: '2026-11-24 16:30:00+00',
    });
    assert.match(
      (await browser.get(`/front-door/${id}`)).text,
      new RegExp(`We need to know: ${need.replace('?', '\\?')}`),
    );
    assert.match((await browser.get('/front-door?state=returned')).text, /Returned to the referrer/);
    assert.equal((await lastAudited(app.database, 'screening', id))?.action, 'read');
    await app.settled();
    const [message] = await rows<{ subject: string; body: string }>(
      "select subject, body from platform.message where record_id = $1 and subject like '%question%'",
      id,
    );
    assert.equal(message?.subject, 'Somebody has asked you a question');
    assert.match(message?.body ?? '', new RegExp(`/receipt/${code}`));
    assert.doesNotMatch(message?.body ?? '', /drinks|Ayo/);
  });

  test('a referrer by code answers in place; their words stand beside what they told, and the hub hears', async () => {
    const { id, code } = await raised();
    const told = await rows('select told from front_door.account where concern_id = $1', id);
    await post(await app.as('screening'), `/front-door/${id}/send-back`, question);
    const neighbourAgain = app.visitor();
    const receipt = await followReceipt(neighbourAgain, code);
    assert.match(
      receipt.text,
      /We need to know more from you .*We asked you something.*Please answer by tomorrow at 16:30/,
    );
    assert.match(receipt.text, /Is somebody at home who drinks/);
    const empty = await neighbourAgain.post('/receipt/answer', { answer: ' ' });
    assert.equal(empty.status, 400);
    assert.match(empty.text, /There is a problem Write your answer/);
    const words = 'Most nights.\nHis uncle, I think.';
    const sent = await neighbourAgain.post('/receipt/answer', { answer: words });
    assert.equal(sent.location, '/receipt');
    const thanks = await neighbourAgain.follow(sent);
    assert.match(thanks.text, /We are weighing it .*You answered .*Thank you for your answer/);
    assert.doesNotMatch(thanks.text, /who drinks|His uncle/);
    assert.deepEqual(await rows('select told from front_door.account where concern_id = $1', id), told);
    assert.deepEqual(await head(id), {
      ...{ state: 'screening', open: true, waiting: 'answered', due_rule: 'referral-decision' },
      due: '2026-11-24 16:30:00+00',
    });
    const browser = await app.as('screening');
    const record = await browser.get(`/front-door/${id}`);
    assert.match(
      record.text,
      /The referrer answered.* Answered by the referrer .*Most nights\. His uncle, I think\./,
    );
    assert.match((await browser.get('/desk')).text, /Whoever raised concern .* has answered/);
    const late = await neighbourAgain.post('/receipt/answer', {
      'form-key': crypto.randomUUID(),
      answer: 'He was seen on the roof',
    });
    assert.equal(late.status, 400);
    assert.match(
      late.text,
      /answered already or decided.*Your words.*He was seen on the roof/,
      'nothing typed is lost',
    );
    const rated = await post(browser, `/front-door/${id}/rating`, {
      rating: 'red',
      reason: 'His uncle drinks most nights',
    });
    assert.equal(rated.status, 303, 'it can be rated after the answer');
  });

  test('five answers at once are one answer', async () => {
    const { id, code } = await raised();
    await post(await app.as('screening'), `/front-door/${id}/send-back`, question);
    const browser = app.visitor();
    await followReceipt(browser, code);
    const send = () => browser.post('/receipt/answer', { answer: 'Every night' });
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    assert.deepEqual(new Set(answers.map(({ location }) => location)), new Set(['/receipt']));
    const [notices] = await rows<{ n: number }>(
      'select count(*)::int as n from access.notice where record_id = $1',
      id,
    );
    assert.equal(notices?.n, 1);
  });

  test('a professional signed in answers without the code; nobody else can', async () => {
    const browser = await app.as('school');
    const { id } = await sendIt(browser, await journey(browser, school));
    assert.match((await browser.get(`/receipt/returned/${id}`)).text, /Nothing is asked of you/);
    await post(await app.as('screening'), `/front-door/${id}/send-back`, question);
    assert.match((await browser.get('/receipt')).html, new RegExp(`/receipt/returned/${id}`));
    const other = await app.as('police');
    assert.equal((await other.get(`/receipt/returned/${id}`)).status, 404);
    assert.equal((await other.post(`/receipt/returned/${id}`, { answer: 'I know' })).status, 404);
    const answered = await post(browser, `/receipt/returned/${id}`, { answer: 'Twice this week' });
    assert.match((await browser.follow(answered)).text, /Thank you for your answer/);
    const [kept] = await rows<object>(
      'select answer, answered_by_name from front_door.send_back where concern_id = $1',
      id,
    );
    assert.deepEqual(kept, { answer: 'Twice this week', answered_by_name: 'Marian Teale' });
  });

  test('no answer in time puts it back on top of the list, and says so', async () => {
    const { id } = await raised();
    const browser = await app.as('screening');
    await post(browser, `/front-door/${id}/send-back`, {
      ...question,
      by: 'day',
      'day-day': '23',
      'day-month': '11',
      'day-year': '2026',
    });
    const before = app.clock.now;
    app.clock.now = Temporal.Instant.from('2026-11-24T00:30:00Z');
    const late = await app.as('screening');
    const list = await late.get('/front-door?state=returned');
    assert.match(list.text, /Returned to the referrer.*No answer came/);
    assert.match((await late.get(`/front-door/${id}`)).text, /No answer came in time/);
    assert.deepEqual((await head(id))?.due_rule, 'send-back-answer');
    assert.equal(/\/front-door\/([0-9a-f-]{36})/.exec(list.html)?.[1], id);
    app.clock.now = before;
  });

  test('taken back with what was learned another way; the question leaves the receipt', async () => {
    const { id, code } = await raised();
    const browser = await app.as('screening');
    await post(browser, `/front-door/${id}/send-back`, question);
    const again = await browser.get(`/front-door/${id}/send-back`);
    assert.match(again.text, /An answer is waited for/);
    const version = /name="version" value="(\d+)"/.exec(again.html)?.[1] ?? '';
    const empty = await browser.post(`/front-door/${id}/send-back/end`, { version, learned: '' });
    assert.match(empty.text, /Say how you know now/);
    const done = await browser.post(`/front-door/${id}/send-back/end`, {
      version,
      learned: 'She rang: it is his uncle',
    });
    assert.equal(done.status, 303, done.text);
    assert.match(
      (await browser.get(`/front-door/${id}`)).text,
      /No longer waited for .*Amara Cole She rang: it is his uncle/,
    );
    assert.doesNotMatch((await followReceipt(app.visitor(), code)).text, /who drinks|We asked you/);
    assert.equal((await head(id))?.waiting, null);
  });

  test('a decision ends the wait, and is not late for want of an answer', async () => {
    const { id, code } = await raised();
    await post(await app.as('screening'), `/front-door/${id}/send-back`, {
      ...question,
      by: 'day',
      'day-day': '23',
      'day-month': '11',
      'day-year': '2026',
    });
    const before = app.clock.now;
    app.clock.now = Temporal.Instant.from('2026-11-24T09:30:00Z');
    const told = wholeDecision(2, 'information-and-advice');
    const decided = await post(await app.as('decision'), `/front-door/${id}/decision`, told);
    app.clock.now = before;
    assert.equal(decided.status, 303, decided.text);
    assert.deepEqual(
      (await clocks(id)).map(({ rule, met, ended }) => [rule, met, ended]),
      [
        ['referral-decision', true, false],
        ['send-back-answer', false, true],
      ],
    );
    assert.doesNotMatch((await followReceipt(app.visitor(), code)).text, /who drinks/);
  });
});

describe('the clock of the decision', () => {
  test('stands still only where its rule says so, and then goes on from where it was', async () => {
    await asOwner(app.database, (owner) =>
      owner.query(
        `insert into partnership.clock_rule select (json_populate_record(r, '{"version": 7, "pauses_allowed": true}')).*
         from partnership.clock_rule r where name = 'rating-green' and area = 'thurrock' and version = 1`,
      ),
    );
    const before = app.clock.now;
    app.clock.now = before.add({ minutes: 1 });
    const { id, code } = await raised();
    const browser = await app.as('screening');
    await post(browser, `/front-door/${id}/rating`, {
      rating: 'green',
      reason: 'Nothing new since last week',
    });
    assert.deepEqual((await clocks(id))[0]?.due, '2026-11-26 10:43:00+00');
    await post(browser, `/front-door/${id}/send-back`, question);
    assert.deepEqual(
      (await clocks(id)).map(({ rule, paused }) => [rule, paused]),
      [
        ['rating-green', true],
        ['referral-decision', false],
        ['send-back-answer', false],
      ],
    );
    app.clock.now = before.add({ hours: 25 });
    const visitor = app.visitor();
    await followReceipt(visitor, code);
    await visitor.post('/receipt/answer', { answer: 'Yes' });
    const [green, statutory] = await clocks(id);
    assert.deepEqual([green?.due, green?.paused], ['2026-11-27 10:43:00+00', false]);
    assert.equal(statutory?.due, '2026-11-24 16:30:00+00');
    app.clock.now = before;
  });
});
