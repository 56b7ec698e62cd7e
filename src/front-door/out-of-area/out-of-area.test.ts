import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { at, authority } from '../../../test/support/triage-forms.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const accepted = {
  answer: 'accepted',
  who: 'Ines Moor, duty manager',
  words: 'Letter KC/2231',
  ...at('when', '10:40'),
};
const decision = wholeDecision(3, 'another-authority', {
  reason: 'She lives in Dover, and Kent has her now',
  words: 'Kent has taken this on',
});

const head = async (id: string) =>
  (
    await asOwner(app.database, (owner) =>
      owner.query<Record<string, unknown>>(
        'select state, open, waiting, area, due_rule, due_at::text as due from front_door.concern where id = $1',
        [id],
      ),
    )
  )[0];
const pass = async (id: string, fields: Record<string, string> = authority) =>
  post(amara, `/front-door/${id}/out-of-area`, fields);
async function answer(id: string, fields: Record<string, string>, browser = amara) {
  const { html } = await browser.get(`/front-door/${id}/out-of-area`);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return browser.post(`/front-door/${id}/out-of-area/answer`, { version, ...fields });
}

describe('to an authority outside', () => {
  test('it stays ours and open, with a clock, until they have accepted it in writing', async () => {
    const { id } = await addConcern(app.database, { ratings: [{ rating: 'green' }] });
    assert.equal((await pass(id)).location, `/front-door/${id}`);
    assert.deepEqual(await head(id), {
      ...{ state: 'screening', open: true, waiting: 'acceptance', area: 'thurrock' },
      ...{ due_rule: 'referral-decision', due: '2026-11-24 16:30:00+00' },
    });
    const record = await amara.get(`/front-door/${id}`);
    assert.match(
      record.text,
      /Passed to another authority It is still ours, and open\. Until they have accepted/,
    );
    assert.match(
      record.text,
      /Authority Kent County Council .*Duty desk, 01622 000 111 .*Telephone, today at 10:35 , by Amara Cole/,
    );
    assert.match((await amara.get('/front-door')).text, /Screening Acceptance waited for/);
    const early = await post(await app.as('decision'), `/front-door/${id}/decision`, decision);
    assert.equal(early.status, 400);
    assert.match(early.text, /has to accept it in writing first/);

    const kept = await answer(id, accepted);
    assert.equal(kept.location, `/front-door/${id}`, kept.text);
    assert.equal((await lastAudited(app.database, 'screening', id))?.action, 'record acceptance');
    assert.deepEqual([(await head(id))?.state, (await head(id))?.waiting], ['screening', 'accepted']);
    assert.match(
      (await amara.get(`/front-door/${id}`)).text,
      /They accepted it\. Decide it now.*Ines Moor, duty manager, today at 10:40 .*Letter KC\/2231/,
    );
    const decided = await post(await app.as('decision'), `/front-door/${id}/decision`, decision);
    assert.equal(decided.status, 303, decided.text);
    assert.deepEqual([(await head(id))?.state, (await head(id))?.open], ['transferred', false]);
  });

  test('refused it comes back; taken back it is ours; either way it can be passed again', async () => {
    const { id } = await addConcern(app.database);
    await pass(id);
    assert.match((await pass(id)).text, /Choose what they said|It is out with Kent County Council/);
    await answer(id, { ...accepted, answer: 'refused', words: 'No address of hers in Kent' });
    assert.equal((await head(id))?.waiting, 'refused');
    assert.match((await amara.get('/front-door')).text, /Not accepted: back with us/);
    await pass(id);
    await answer(id, { answer: 'withdrawn', words: 'She is back in Grays' });
    assert.equal((await head(id))?.waiting, null);
    assert.match(
      (await amara.get(`/front-door/${id}`)).text,
      /We took it back.*Taken back by Amara Cole.*She is back in Grays/,
    );
  });

  test('no acceptance in time comes to the top, and says so', async () => {
    const { id } = await addConcern(app.database, { received: '2026-11-23T18:00:00Z' });
    const before = app.clock.now;
    app.clock.now = Temporal.Instant.from('2026-11-24T09:30:00Z');
    await post(await app.as('screening'), `/front-door/${id}/out-of-area`, {
      ...authority,
      ...at('told', '18:10'),
    });
    await asOwner(app.database, (owner) =>
      owner.query(
        `update front_door.clock set due_at = '2026-11-24T09:31:00Z' where concern_id = $1 and rule = 'transfer-acceptance'`,
        [id],
      ),
    );
    const hester = await app.as('decision');
    await post(hester, `/front-door/${id}/rating`, { rating: 'green', reason: 'She is safe with her aunt' });
    app.clock.now = Temporal.Instant.from('2026-11-24T09:40:00Z');
    const list = (await hester.get('/front-door')).text;
    app.clock.now = before;
    assert.match(list, /No acceptance came/);
  });

  test('another decision takes it back by itself', async () => {
    const { id } = await addConcern(app.database);
    await pass(id);
    const decided = await post(
      await app.as('decision'),
      `/front-door/${id}/decision`,
      wholeDecision(4, 'strategy-discussion'),
    );
    assert.equal(decided.status, 303, decided.text);
    assert.match((await amara.get(`/front-door/${id}`)).text, /Decided here before they answered/);
  });

  test('five posts pass it once', async () => {
    const { id } = await addConcern(app.database);
    const { html } = await amara.get(`/front-door/${id}/out-of-area`);
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
    const send = () => amara.post(`/front-door/${id}/out-of-area`, { version, ...authority });
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    assert.deepEqual(new Set(answers.map(({ location }) => location)), new Set([`/front-door/${id}`]));
  });

  test('two people: the second sees that it changed, and keeps their words', async () => {
    const { id } = await addConcern(app.database);
    await pass(id);
    const jonah = await app.as('decision');
    const { html } = await jonah.get(`/front-door/${id}/out-of-area`);
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
    await post(amara, `/front-door/${id}/rating`, {
      rating: 'red',
      reason: 'The address is linked to two others',
    });
    const second = await jonah.post(`/front-door/${id}/out-of-area/answer`, { version, ...accepted });
    assert.equal(second.status, 409);
    assert.match(second.text, /This concern changed while you were writing.*Red The address is linked/);
    assert.match(second.html, /Letter KC\/2231<\/textarea>/);
  });
});

test('a restricted one to another area here: it is shown to nobody there, and their acceptance is recorded by us', async () => {
  const { id } = await addConcern(app.database, {
    ratings: [{ rating: 'green' }],
    named: ['screening', 'essexDecision'],
  });
  await pass(id, { ...authority, area: 'essex', whom: '' });
  assert.equal((await head(id))?.area, 'thurrock');
  assert.doesNotMatch((await (await app.as('essexDecision')).get('/front-door/passed-in')).html, /Tia/);
  const kept = await answer(id, accepted);
  assert.equal(kept.location, `/front-door/${id}`, kept.text);
  assert.deepEqual(await head(id), {
    ...{ state: 'screening', open: true, waiting: null, area: 'essex' },
    ...{ due_rule: 'referral-decision', due: '2026-11-24 17:30:00+00' },
  });
  assert.match(
    (await (await app.as('essexDecision')).get(`/front-door/${id}`)).text,
    /They accepted it\..*Letter KC\/2231/,
  );
});

describe('what it refuses', () => {
  test('nothing said, and an answer without anybody who gave it', async () => {
    const { id } = await addConcern(app.database);
    assert.match(
      (await pass(id, {})).text,
      /Choose which authority it goes to Write whom you told.*Choose how you told them Say how you know/,
    );
    assert.match(
      (await pass(id, { ...authority, whom: '', reason: 'told' })).text,
      /Write the name of that authority Say how you know in at least four words/,
    );
    assert.match(
      (await pass(id, { ...authority, ...at('told', '23:59') })).text,
      /When you told them must not lie ahead/,
    );
    assert.match(
      (await pass(id, { ...authority, ...at('told', '07:00') })).text,
      /must not be before the concern came in/,
    );
    assert.match(
      (await pass(id, { ...authority, ...at('told', '25:00') })).text,
      /must be a real day with a time/,
    );
    await pass(id);
    assert.match(
      (await answer(id, { answer: 'accepted', words: 'Yes' })).text,
      /Write who said so: a name and a role Enter when they said so/,
    );
    assert.match((await answer(id, {})).text, /Choose what they said Write what they said/);
    assert.equal((await head(id))?.waiting, 'acceptance');
  });

  test('people whose role or area it is not, and a database asked past the page', async () => {
    const { id } = await addConcern(app.database);
    for (const role of ['duty', 'police', 'essexDecision'] as const) {
      const browser = await app.as(role);
      const sent = { ...authority, version: '1', 'form-key': randomUUID() };
      assert.equal((await browser.get(`/front-door/${id}/out-of-area`)).status, 404, role);
      assert.equal((await browser.post(`/front-door/${id}/out-of-area`, sent)).status, 404, role);
      assert.equal(
        (
          await browser.post(`/front-door/${id}/out-of-area/answer`, {
            ...accepted,
            version: '1',
            'form-key': randomUUID(),
          })
        ).status,
        404,
        role,
      );
    }
  });
});
