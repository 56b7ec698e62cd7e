import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { journey, neighbour, school, sendIt } from '../../../test/support/journey.ts';
import { asOwner, openTo } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { decidedConcern, owedAbout, words } from '../../../test/support/telling.ts';
import type { OutcomeCode } from '../rules/thresholds.ts';
import { oweUndelivered } from '../store/telling.ts';

let app: TestApp;
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const tellPath = (id: string, audience = 'referrer') => `/front-door/${id}/tell/${audience}`;
const recordOf = async (id: string) => (await app.as('decision')).get(`/front-door/${id}`);
const school1 = { name: 'Marian Teale', email: 'office@saltmarsh.example', emailSafe: true };
const answered = async (id: string) => {
  await app.settled();
  const rows = await app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('platform.message')
      .select(['state', 'subject', 'body', 'to_address'])
      .where('record_id', '=', id)
      .execute(),
  );
  return rows.filter(({ subject }) => subject === 'There is an answer to what you sent');
};

async function receiptOf(code: string) {
  const browser = app.visitor();
  return browser.follow(await browser.get(`/receipt/${code}`));
}

/** Decides as the form asks it today. */
async function decide(
  id: string,
  more: Record<string, string> = {},
  outcome: OutcomeCode = 'assessment',
): Promise<void> {
  const decision = wholeDecision(4, outcome, { words: 'A social worker visits this week.', ...more });
  const answer = await post(await app.as('decision'), `/front-door/${id}/decision`, decision);
  assert.equal(answer.status, 303, answer.text.slice(0, 600));
}

describe('after a decision', () => {
  test('a school is told once, by a message that leads to its receipt, in words the hub made its own', async () => {
    const browser = app.visitor();
    const { id, code } = await sendIt(browser, await journey(browser, school));
    await decide(id);
    assert.deepEqual(await answered(id), [], 'the decision alone writes to nobody');
    assert.deepEqual(await owedAbout(app, id), { referrer: null, family: null });
    const hub = await app.as('decision');
    const form = await hub.get(tellPath(id));
    assert.match(form.text, /Tell them tomorrow at/);
    assert.match(
      form.html,
      /Thank you for telling us\. We have decided: child and family assessment[^<]*A social worker visits this week\./,
    );
    const told = await post(hub, tellPath(id), { how: 'message', words });
    assert.equal(told.location, `/front-door/${id}#told`);
    const [message, ...more] = await answered(id);
    assert.deepEqual(more, []);
    assert.equal(message?.state, 'sent');
    assert.match(message?.body ?? '', new RegExp(`/receipt/${code}`));
    assert.doesNotMatch(message?.body ?? '', /worker|visit|Ayo|Bello/);
    assert.match(
      (await receiptOf(code)).text,
      /What we say to you We looked at what you said, and a worker will visit/,
    );
    const { text } = await recordOf(id);
    assert.match(text, /Who has been told Whoever told us Told today at 10:42 ?, in time By message ?: sent/);
    assert.match(text, /The family To be told tomorrow at/);
  });

  test('whoever left no way to reach them is told on the receipt, at once and plainly', async () => {
    const browser = app.visitor();
    const { id, code } = await sendIt(browser, await journey(browser, neighbour));
    await decide(id, { words: '' });
    assert.deepEqual(await owedAbout(app, id), { referrer: 'told', family: null });
    assert.match((await recordOf(id)).text, /On the receipt: they left no way to reach them/);
    const receipt = await receiptOf(code);
    assert.match(
      receipt.text,
      /Our answer Thank you for telling us\. We looked at what you said, and we acted on it/,
    );
    assert.deepEqual(await answered(id), []);
  });

  test('a later decision owes word anew, and what was still owed of the first ends', async () => {
    const browser = app.visitor();
    const { id } = await sendIt(browser, await journey(browser, school));
    await decide(id);
    const hub = await app.as('decision');
    await post(hub, tellPath(id), { how: 'by telephone', words });
    await decide(id, {}, 'strategy-discussion');
    assert.deepEqual(await owedAbout(app, id), { referrer: null, family: null });
    const [{ count } = { count: 0 }] = await asOwner(app.database, (owner) =>
      owner.query<{ count: number }>(
        'select count(*)::int as count from front_door.to_tell where concern_id = $1 and ended_at is not null',
        [id],
      ),
    );
    assert.equal(count, 1, 'the family of the first decision');
  });
});

describe('telling', () => {
  test('it is read first as they will read it, and nothing is kept or sent of that', async () => {
    const { id } = await decidedConcern(app, { referrer: school1 });
    const seen = await post(await app.as('decision'), tellPath(id), {
      how: 'message',
      words,
      press: 'preview',
    });
    assert.equal(seen.status, 200);
    assert.match(
      seen.text,
      /As they will read it We looked at what you said, and a worker will visit\. Nothing has been sent yet/,
    );
    assert.deepEqual(await owedAbout(app, id), { referrer: null, family: null });
    assert.deepEqual(await answered(id), []);
  });

  test('only an address they said is safe is offered, and taken', async () => {
    const unsafe = { ...school1, emailSafe: false };
    for (const referrer of [unsafe, { name: 'Jo Carver' }]) {
      const { id } = await decidedConcern(app, { raisedBy: 'public', referrer });
      const hub = await app.as('decision');
      assert.doesNotMatch((await hub.get(tellPath(id))).html, /value="message"/);
      const seen = await post(hub, tellPath(id), { how: 'message', words });
      assert.equal(seen.status, 400);
      assert.match(seen.text, /They gave no address that is safe/);
      assert.deepEqual(await answered(id), []);
    }
  });

  test('by telephone, in person and by letter it is recorded, with who of the family', async () => {
    const { id } = await decidedConcern(app);
    const hub = await app.as('screening');
    assert.match(
      (await post(hub, tellPath(id, 'family'), { how: 'in person', words })).text,
      /Say who of the family is told/,
    );
    await post(hub, tellPath(id, 'family'), { how: 'in person', words, whom: 'Dana Marlow, mother' });
    assert.deepEqual(await owedAbout(app, id), { referrer: null, family: 'told' });
    assert.match((await recordOf(id)).text, /In person What Dana Marlow, mother read or heard We looked at/);
    const ledger = await hub.get(`/front-door/${id}/sharing`);
    assert.match(ledger.text, /Dana Marlow, mother in person outcome, what was decided Public task/);
    assert.doesNotMatch(ledger.text, /worker will visit/);
    assert.deepEqual((await lastAudited(app.database, 'screening', id))?.action, 'read ledger');
  });

  test('not telling needs a reason and words, and counts as lawfully not told', async () => {
    const { id } = await decidedConcern(app);
    const hub = await app.as('decision');
    const seen = await post(hub, tellPath(id, 'family'), { how: 'not told', why: 'no' });
    assert.match(seen.text, /Choose why they are not told/);
    assert.match(seen.text, /in at least four words/);
    const why = 'The father must not learn that she spoke';
    await post(hub, tellPath(id, 'family'), { how: 'not told', reason: 'child at risk', why });
    assert.deepEqual(await owedAbout(app, id), { referrer: null, family: 'not told' });
    const { text } = await recordOf(id);
    assert.match(
      text,
      /Not told, with a reason, today at 10:42 Not told Telling them could put the child at risk\. The father must not learn/,
    );
    await post(hub, tellPath(id, 'family'), { how: 'in person', words, whom: 'Dana Marlow' });
    assert.equal((await owedAbout(app, id)).family, 'told', 'told after all');
  });

  test('a neighbour’s words name nobody of the family; the family’s words never name the neighbour', async () => {
    const { id } = await decidedConcern(app, { raisedBy: 'public', referrer: { name: 'Jo Carver' } });
    const hub = await app.as('decision');
    const named = await post(hub, tellPath(id), {
      how: 'by telephone',
      words: 'We saw Tia and spoke with Mrs Marlow.',
    });
    assert.equal(named.status, 400);
    assert.match(named.text, /must tell a stranger nothing\. Take the name out: Marlow, Tia|Tia, Marlow/);
    assert.match(named.html, /We saw Tia and spoke with Mrs Marlow\.<\/textarea>/, 'what was typed stays');
    const told = await post(hub, tellPath(id, 'family'), {
      how: 'letter',
      words: 'Jo Carver told us.',
      whom: 'Dana',
    });
    assert.match(told.text, /must not learn from us who spoke up\. Take the name out: Jo Carver/);
  });

  test('nobody tells of a concern that is not decided, of another hub’s, or without the role', async () => {
    const { id } = await decidedConcern(app);
    for (const person of [
      'essexDecision',
      'police',
      'policeContact',
      'duty',
      'governance',
      'administrator',
    ] as const)
      assert.equal((await (await app.as(person)).get(tellPath(id))).status, 404, person);
    await openTo(app.database, id, { agency: '00000001-0000-4000-8000-000000000004' }, 'asked');
    const seen = await (await app.as('police')).get(`/front-door/${id}`);
    assert.equal(seen.status, 200);
    assert.doesNotMatch(seen.text, /Who has been told/);
    const undecided = await decidedConcern(app);
    await asOwner(app.database, (owner) =>
      owner.query('delete from front_door.to_tell where concern_id = $1', [undecided.id]),
    );
    const early = await (await app.as('decision')).get(tellPath(undecided.id));
    assert.equal(early.status, 409);
    assert.match(early.text, /That cannot be done now.*There is nothing to tell yet/);
    assert.doesNotMatch(early.html, /already sent/);
    assert.equal((await (await app.as('decision')).get(tellPath(id, 'neighbours'))).status, 404);
  });

  test('sent five times at once it is told once', async () => {
    const { id } = await decidedConcern(app, { referrer: school1 });
    const hub = await app.as('decision');
    const form = await hub.get(tellPath(id));
    const [, version = ''] = /name="version" value="(\d+)"/.exec(form.html) ?? [];
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => hub.post(tellPath(id), { how: 'message', words, version })),
    );
    assert.ok(sent.every(({ status }) => status === 303));
    assert.equal((await answered(id)).length, 1);
  });

  test('word that could not be delivered is owed again', async () => {
    const { id } = await decidedConcern(app, { referrer: school1 });
    await post(await app.as('decision'), tellPath(id), { how: 'message', words });
    await answered(id);
    await app.database.work(app.clock.now, (db) =>
      db
        .updateTable('platform.message')
        .set({ state: 'failed', why: 'SmtpError 550' })
        .where('record_id', '=', id)
        .execute(),
    );
    assert.equal(await app.database.work(app.clock.now, (db) => oweUndelivered(db, app.clock.now)), 1);
    assert.equal((await owedAbout(app, id)).referrer, null);
    const { text } = await recordOf(id);
    assert.match(text, /To be told tomorrow .* By message: could not be delivered: tell them another way/);
    assert.equal(await app.database.work(app.clock.now, (db) => oweUndelivered(db, app.clock.now)), 0);
  });
});

test('who still waits stands on the desk and in a list, the longest first, and goes once told', async () => {
  const { id } = await decidedConcern(app, { headline: 'Waits for word' }, '2026-11-20T09:00:00Z');
  app.clock.now = start;
  const hub = await app.as('decision');
  const desk = await hub.get('/desk');
  assert.match(desk.text, /People to tell .*2 days 1 hour late/);
  const list = await hub.get('/to-tell');
  assert.match(list.text, /Still to tell .*late (Whoever told us|The family) Tia M\., 14: Waits for word/);
  assert.doesNotMatch((await (await app.as('essexDecision')).get('/to-tell')).text, /Waits for word/);
  for (const audience of ['referrer', 'family'])
    await post(hub, tellPath(id, audience), { how: 'by telephone', words, whom: 'Dana' });
  assert.doesNotMatch((await hub.get('/to-tell')).text, /Waits for word/);
});
