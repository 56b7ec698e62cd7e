import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { type AddedConcern, addConcern } from '../../../test/support/concerns.ts';
import { asOwner, openTo } from '../../../test/support/openings.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const why = 'The address is linked to two others';
const rows = <Row>(statement: string, id: string) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, [id]));
const ratings = (id: string) =>
  rows<{ rating: string; reason: string; rated_by_name: string }>(
    'select rating, reason, rated_by_name from front_door.rating where concern_id = $1 order by seq',
    id,
  );
const clocks = (id: string) =>
  rows<{ rule: string; due: string; running: boolean }>(
    `select rule, due_at::text as due, met_at is null and ended_at is null as running from front_door.clock
     where concern_id = $1 order by rule`,
    id,
  );
const head = async (id: string) =>
  (
    await rows<{ rating: string; state: string; due_rule: string; version: number }>(
      'select rating, state, due_rule, version from front_door.concern where id = $1',
      id,
    )
  )[0];

/** Opens the form and posts it as a person would. */
async function rate(browser: Visitor, { id }: { id: string }, fields: Record<string, string>) {
  const form = await browser.get(`/front-door/${id}/rating`);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  return browser.post(`/front-door/${id}/rating`, { version, ...fields });
}

describe('rating a concern', () => {
  test('asks for rating and reason, and says what each clock is', async () => {
    const concern = await addConcern(app.database);
    const form = await (await app.as('screening')).get(`/front-door/${concern.id}/rating`);
    assert.match(form.text, /Tia M\., 14: Missing overnight How urgent is it\?/);
    assert.match(
      form.text,
      /Red Decide within 4 hours, runs through closing time, counted from when it came in/,
    );
    assert.match(form.text, /The decision is due within one working day whatever the rating/);
    assert.equal((await lastAudited(app.database, 'screening', concern.id))?.action, 'read');
  });

  test('keeps the rating, starts its clock at receipt and says on the receipt that it is weighed', async () => {
    const concern = await addConcern(app.database, { receiptHash: randomUUID() });
    const answer = await rate(await app.as('screening'), concern, { rating: 'red', reason: why });
    assert.equal(answer.location, `/front-door/${concern.id}`);
    assert.deepEqual(await ratings(concern.id), [
      { rating: 'red', reason: why, rated_by_name: 'Amara Cole' },
    ]);
    assert.deepEqual(await clocks(concern.id), [
      { rule: 'rating-red', due: '2026-11-23 12:31:00+00', running: true },
      { rule: 'referral-decision', due: '2026-11-24 16:30:00+00', running: true },
    ]);
    assert.deepEqual(await head(concern.id), {
      rating: 'red',
      state: 'screening',
      due_rule: 'rating-red',
      version: 2,
    });
    const [receipt] = await rows<{ weighed: boolean }>(
      'select weighing_at is not null as weighed from front_door.receipt where concern_id = $1',
      concern.id,
    );
    assert.equal(receipt?.weighed, true);
    const audited = await lastAudited(app.database, 'screening', concern.id);
    assert.deepEqual(
      [audited?.action, audited?.basis, audited?.fields],
      ['rate', 'team holds it', ['rating']],
    );
  });

  test('another rating replaces the clock; back again takes up the first', async () => {
    const concern = await addConcern(app.database, { ratings: [{ rating: 'amber' }] });
    const browser = await app.as('screening');
    await rate(browser, concern, { rating: 'red', reason: why });
    assert.deepEqual(
      (await clocks(concern.id)).map(({ rule, running }) => [rule, running]),
      [
        ['rating-amber', false],
        ['rating-red', true],
        ['referral-decision', true],
      ],
    );
    await rate(browser, concern, { rating: 'amber', reason: 'Police saw her safe at home at ten' });
    assert.deepEqual(
      (await clocks(concern.id)).map(({ rule, running }) => [rule, running]),
      [
        ['rating-amber', true],
        ['rating-red', false],
        ['referral-decision', true],
      ],
    );
    assert.equal((await ratings(concern.id)).length, 3);
    assert.match((await browser.get(`/front-door/${concern.id}`)).text, /Replaced today at 10:42/);
  });
});

describe('what it refuses', () => {
  let concern: AddedConcern;
  before(async () => {
    concern = await addConcern(app.database, { ratings: [{ rating: 'red' }] });
  });

  test('nothing chosen and nothing said, both at once, with what was typed', async () => {
    const browser = await app.as('screening');
    const answer = await rate(browser, concern, { rating: '', reason: '' });
    assert.equal(answer.status, 400);
    assert.match(answer.title, /^Error: /);
    assert.match(answer.text, /There is a problem Choose red, amber or green Say why/);
    const kept = await rate(browser, concern, { rating: '', reason: 'Only <this>' });
    assert.match(kept.html, /Only &lt;this&gt;<\/textarea>/);
  });

  test('a less urgent rating without a reason of substance, and the rating it has', async () => {
    const browser = await app.as('screening');
    assert.match(
      (await rate(browser, concern, { rating: 'amber', reason: 'ok' })).text,
      /at least four words/,
    );
    assert.match(
      (await rate(browser, concern, { rating: 'red', reason: why })).text,
      /It is rated red already/,
    );
    assert.equal((await ratings(concern.id)).length, 1);
  });

  test('a decided concern', async () => {
    const decided = await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
    const answer = await rate(await app.as('screening'), decided, { rating: 'red', reason: why });
    assert.match(answer.text, /This concern has been decided\. A rating no longer changes anything/);
  });

  test('people whose role or whose view does not allow it', async () => {
    await openTo(app.database, concern.id, { agency: '00000001-0000-4000-8000-000000000004' }, 'asked');
    assert.equal(
      (await (await app.as('police')).get(`/front-door/${concern.id}/rating`)).status,
      404,
      'no such role',
    );
    assert.equal((await (await app.as('essexDecision')).get(`/front-door/${concern.id}/rating`)).status, 404);
    await openTo(
      app.database,
      concern.id,
      { person: 'essexDecision' },
      'break-glass',
      '2026-11-23T12:00:00Z',
    );
    const reader = await app.as('essexDecision');
    const form = await reader.get(`/front-door/${concern.id}/rating`);
    assert.equal(form.status, 403);
    assert.match(form.text, /You may read this concern but not change it\. Nothing was changed/);
    await reader.get('/desk');
    const posted = await reader.post(`/front-door/${concern.id}/rating`, {
      'form-key': randomUUID(),
      version: '1',
      rating: 'green',
      reason: 'Somebody else’s to say, and not mine',
    });
    assert.equal(posted.status, 403);
    assert.equal((await ratings(concern.id)).length, 1);
  });
});

describe('at the same time', () => {
  test('five posts of one form have one effect', async () => {
    const concern = await addConcern(app.database);
    const browser = await app.as('screening');
    await browser.get(`/front-door/${concern.id}/rating`);
    const post = () =>
      browser.post(`/front-door/${concern.id}/rating`, { version: '1', rating: 'red', reason: why });
    const answers = await Promise.all([post(), post(), post(), post(), post()]);
    assert.deepEqual(
      new Set(answers.map(({ location }) => location)),
      new Set([`/front-door/${concern.id}`]),
    );
    assert.equal((await ratings(concern.id)).length, 1);
    assert.equal((await head(concern.id))?.version, 2);
  });

  test('two people see both versions and neither loses a word', async () => {
    const concern = await addConcern(app.database);
    const [amara, jonah] = [await app.as('screening'), await app.as('decision')];
    for (const browser of [amara, jonah]) await browser.get(`/front-door/${concern.id}/rating`);
    const first = await jonah.post(`/front-door/${concern.id}/rating`, {
      version: '1',
      rating: 'red',
      reason: why,
    });
    assert.equal(first.status, 303);
    const mine = { rating: 'amber', reason: 'Police saw her safe at home at ten' };
    const second = await amara.post(`/front-door/${concern.id}/rating`, { version: '1', ...mine });
    assert.equal(second.status, 409);
    assert.match(second.text, /This concern changed while you were writing/);
    assert.match(second.text, new RegExp(`As it stands now .*Red ${why} \\(Jonah Pryce`));
    assert.match(second.html, /Police saw her safe at home at ten<\/textarea>/);
    assert.match(second.html, /value="amber" checked/);
    const version = /name="version" value="(\d+)"/.exec(second.html)?.[1] ?? '';
    const third = await amara.post(`/front-door/${concern.id}/rating`, { version, ...mine });
    assert.equal(third.status, 303);
    assert.deepEqual(
      (await ratings(concern.id)).map(({ rating }) => rating),
      ['red', 'amber'],
    );
  });
});
