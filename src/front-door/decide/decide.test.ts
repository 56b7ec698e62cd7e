import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner, openTo } from '../../../test/support/openings.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const rows = <Row>(statement: string, id: string) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, [id]));
const decisions = (id: string) =>
  rows<{
    id: string;
    level: number;
    outcome: string;
    reason: string;
    for_referrer: string;
    supersedes: string | null;
  }>(
    'select id, level, outcome, reason, for_referrer, supersedes from front_door.decision where concern_id = $1 order by seq',
    id,
  );
const receipt = async (id: string) =>
  (
    await rows<{ decided: boolean; outcome: string | null; reason: string | null }>(
      'select decided_at is not null as decided, outcome, reason from front_door.receipt where concern_id = $1',
      id,
    )
  )[0];

const good = wholeDecision(4, 'strategy-discussion', {
  reason: 'Reasonable cause to suspect significant harm',
  words: 'We have called a strategy discussion and will ring you',
});

async function decide(browser: Visitor, { id }: { id: string }, fields: Record<string, string>) {
  const form = await browser.get(`/front-door/${id}/decision`);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  return browser.post(`/front-door/${id}/decision`, { version, ...fields });
}

describe('deciding', () => {
  test('level, outcome, reason and the answer are kept; clocks are met; others hear of it', async () => {
    const concern = await addConcern(app.database, {
      ratings: [{ rating: 'red' }],
      receiptHash: randomUUID(),
    });
    const answer = await decide(await app.as('decision'), concern, good);
    assert.equal(answer.location, `/front-door/${concern.id}`);
    const [decision] = await decisions(concern.id);
    assert.deepEqual(
      [decision?.level, decision?.outcome, decision?.reason, decision?.for_referrer],
      [4, good.outcome, good.reason, good.words],
    );
    const [head] = await rows<object>(
      'select state, open, level, outcome, due_at, decided_late, version from front_door.concern where id = $1',
      concern.id,
    );
    assert.deepEqual(head, {
      state: 'decided',
      open: false,
      level: 4,
      outcome: 'strategy-discussion',
      due_at: null,
      decided_late: false,
      version: 2,
    });
    const unmet = await rows(
      'select from front_door.clock where concern_id = $1 and met_at is null',
      concern.id,
    );
    assert.equal(unmet.length, 0);
    const owed = await rows<{ audience: string }>(
      'select audience from front_door.to_tell where decision_id = $1 and met_at is null order by audience desc',
      decision?.id ?? '',
    );
    assert.deepEqual(
      owed.map(({ audience }) => audience),
      ['referrer', 'family'],
      'nobody is written to by the decision alone',
    );
    const audited = await lastAudited(app.database, 'decision', concern.id);
    assert.deepEqual([audited?.action, audited?.fields], ['decide', ['level', 'outcome']]);
  });

  test('a professional’s receipt carries outcome and words, never the reason', async () => {
    const concern = await addConcern(app.database, { receiptHash: randomUUID() });
    await decide(await app.as('decision'), concern, good);
    assert.deepEqual(await receipt(concern.id), {
      decided: true,
      outcome: 'Strategy discussion (section 47)',
      reason: good.words,
    });
  });

  test('anybody else’s says that it was decided and nothing more', async () => {
    const concern = await addConcern(app.database, {
      raisedBy: 'public',
      referrer: {},
      receiptHash: randomUUID(),
    });
    const browser = await app.as('decision');
    const form = await browser.get(`/front-door/${concern.id}/decision`);
    assert.match(form.text, /They hear that it was weighed and acted on, and never the outcome\./);
    assert.doesNotMatch(form.html, /name="words"/);
    await decide(browser, concern, { ...good, words: 'Somebody typed this past the form' });
    assert.deepEqual(await receipt(concern.id), { decided: true, outcome: null, reason: null });
    assert.equal(
      (await decisions(concern.id))[0]?.for_referrer,
      'We weighed what you told us, and acted on it.',
    );
  });

  test('a later decision supersedes: the form says so, shows the first, and both stay', async () => {
    const concern = await addConcern(app.database, {
      received: '2026-11-20T09:00:00Z',
      decision: {
        at: '2026-11-20T11:00:00Z',
        level: 1,
        outcome: 'no-further-action',
        reason: 'Known and safe',
      },
    });
    const browser = await app.as('decision');
    const form = await browser.get(`/front-door/${concern.id}/decision`);
    assert.match(
      form.text,
      /Decide again Procedure: Deciding \(opens in a new tab\) This concern has been decided\. What you save takes the place/,
    );
    assert.match(form.text, /The decision that stands Level 1 No further action, .* Known and safe/);
    await decide(browser, concern, good);
    const [first, second] = await decisions(concern.id);
    assert.equal(second?.supersedes, first?.id);
    assert.equal(first?.reason, 'Known and safe');
    assert.match((await browser.get(`/front-door/${concern.id}`)).text, /Superseded: Level 1/);
    const [head] = await rows<object>(
      'select level, decided_at::text as at from front_door.concern where id = $1',
      concern.id,
    );
    assert.deepEqual(head, { level: 4, at: '2026-11-20 11:00:00+00' }, 'in time is measured by the first');
  });

  test('no statement of a person at the front door can change or remove a decision', async () => {
    const concern = await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
    const grants = await rows<{ privilege_type: string }>(
      `select privilege_type from information_schema.role_table_grants where table_schema = 'front_door'
       and table_name in ('decision', 'rating', 'account') and grantee = 'app_user' and $1::uuid is not null
       and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
      concern.id,
    );
    assert.deepEqual(grants, []);
  });
});

describe('what it refuses', () => {
  test('everything missing, all at once', async () => {
    const concern = await addConcern(app.database);
    const answer = await decide(await app.as('decision'), concern, {});
    assert.equal(answer.status, 400);
    assert.match(
      answer.text,
      /There is a problem Choose the level of need Choose the signs of need that the decision rests on Choose whether the child must be protected at once Choose whether this is a child in need \(section 17\) Choose whether there is reasonable cause \(section 47\) Choose what happens now Write why you decided this Write what else you considered, and why you did not choose it Write what the referrer is told/,
    );
    assert.equal((await decisions(concern.id)).length, 0);
  });

  test('a level and an outcome that do not go together, by the area’s own thresholds', async () => {
    const browser = await app.as('essexDecision');
    const essex = await addConcern(app.database, { area: 'essex' });
    const form = wholeDecision(3, 'assessment');
    assert.match(
      (await decide(browser, essex, form)).text,
      /\(section 17\) goes with level 4\. Change the level/,
    );
    const thurrock = await addConcern(app.database);
    assert.equal((await decide(await app.as('decision'), thurrock, form)).status, 303);
  });

  test('early help without the family’s agreement', async () => {
    const concern = await addConcern(app.database);
    const browser = await app.as('decision');
    const form = wholeDecision(2, 'early-help', { agreed: 'no' });
    assert.match((await decide(browser, concern, form)).text, /Early help needs the family’s agreement/);
    assert.equal((await decide(browser, concern, { ...form, agreed: 'yes' })).status, 303);
  });

  test('a clock that ran out, without saying why', async () => {
    const concern = await addConcern(app.database, { received: '2026-11-19T10:00:00Z' });
    const browser = await app.as('decision');
    const answer = await decide(browser, concern, good);
    assert.match(answer.text, /Say why the decision comes after its time/);
    assert.match(answer.html, /We have called a strategy discussion and will ring you<\/textarea>/);
    await decide(browser, concern, { ...good, late: 'The police could not be reached' });
    const kept = await rows<object>(
      `select late_reason, (select decided_late from front_door.concern c where c.id = concern_id) as late
       from front_door.clock where concern_id = $1`,
      concern.id,
    );
    assert.deepEqual(kept, [{ late_reason: 'The police could not be reached', late: true }]);
    assert.match(
      (await browser.get(`/front-door/${concern.id}`)).text,
      /Why it was late: The police could not/,
    );
  });

  test('whoever may screen but not decide, and whoever may only read', async () => {
    const concern = await addConcern(app.database);
    assert.equal((await (await app.as('screening')).get(`/front-door/${concern.id}/decision`)).status, 404);
    assert.equal(
      (await (await app.as('essexDecision')).get(`/front-door/${concern.id}/decision`)).status,
      404,
    );
    await openTo(
      app.database,
      concern.id,
      { person: 'essexDecision' },
      'break-glass',
      '2026-11-23T12:00:00Z',
    );
    assert.equal(
      (await (await app.as('essexDecision')).get(`/front-door/${concern.id}/decision`)).status,
      403,
    );
  });
});

describe('at the same time', () => {
  test('five posts of one form have one effect', async () => {
    const concern = await addConcern(app.database);
    const browser = await app.as('decision');
    await browser.get(`/front-door/${concern.id}/decision`);
    const post = () => browser.post(`/front-door/${concern.id}/decision`, { version: '1', ...good });
    const answers = await Promise.all([post(), post(), post(), post(), post()]);
    assert.deepEqual(
      new Set(answers.map(({ location }) => location)),
      new Set([`/front-door/${concern.id}`]),
    );
    assert.equal((await decisions(concern.id)).length, 1);
  });

  test('two deciders see both decisions, and the second chooses', async () => {
    const concern = await addConcern(app.database, { area: null });
    const [jonah, hester] = [await app.as('decision'), await app.as('essexDecision')];
    for (const browser of [jonah, hester]) await browser.get(`/front-door/${concern.id}/decision`);
    assert.equal(
      (await jonah.post(`/front-door/${concern.id}/decision`, { version: '1', ...good })).status,
      303,
    );
    const other = wholeDecision(1, 'no-further-action', { reason: 'A long and careful reason' });
    const answer = await hester.post(`/front-door/${concern.id}/decision`, { version: '1', ...other });
    assert.equal(answer.status, 409);
    assert.match(
      answer.text,
      /As it stands now .*Level 4, Strategy discussion .*Reasonable cause to suspect .*Jonah Pryce/,
    );
    assert.match(answer.html, /A long and careful reason<\/textarea>/);
    assert.match(answer.html, /value="no-further-action" checked/);
    assert.equal((await decisions(concern.id)).length, 1, 'the second was not saved');
  });
});
