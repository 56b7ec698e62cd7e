import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import {
  agencies,
  ask,
  asked,
  chase,
  lettersTo,
  questionFor,
  questionsAbout,
} from '../../../test/support/asking.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { isNeutral } from '../../platform/mail/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const at = Temporal.Instant.from('2026-11-23T10:42:00Z');
const recordOf = async (id: string) => (await app.as('screening')).get(`/front-door/${id}`);

describe('asking', () => {
  test('several agencies at once, each on the clock of the rating, and the concern waits for them', async () => {
    const { concern, questions } = await asked(app, [agencies.police, agencies.health, agencies.youth], {
      ratings: [{ rating: 'red' }],
    });
    assert.equal(questions.length, 3);
    for (const { due_at } of questions) assert.equal(due_at.toString(), '2026-11-23T12:42:00Z');
    const { text } = await recordOf(concern.id);
    assert.match(text, /Red Waiting for agencies /);
    assert.match(text, /What agencies know 0 of 3 answered/);
    assert.match(text, /Estuary Police Answer due today at 12:42/);
    assert.equal((await lastAudited(app.database, 'screening', concern.id))?.action, 'read');
  });

  test('an unrated concern asks by the amber clock, one with danger told by the red', async () => {
    const due = async (given: { dangerNow?: boolean }) =>
      (await asked(app, [agencies.police], given)).questions[0]?.due_at.toString();
    assert.equal(await due({ dangerNow: true }), '2026-11-23T12:42:00Z');
    assert.equal(await due({}), '2026-11-24T09:12:00Z', 'six opening hours');
  });

  test('the ledger names facts, ground and who decided, and never what a fact says', async () => {
    const { concern } = await asked(app, [agencies.police]);
    const { text } = await (await app.as('screening')).get(`/front-door/${concern.id}/sharing`);
    assert.match(text, /To Estuary Police|Estuary Police with a question/);
    assert.match(text, /question, why it is asked, name, date of birth/);
    assert.match(text, /Public task: safeguarding/);
    assert.match(text, /Amara Cole/);
    assert.doesNotMatch(text, /Tia|Marlow|since September/);
  });

  test('everything missing is said at once, and what was typed stays', async () => {
    const concern = await addConcern(app.database);
    const browser = await app.as('screening');
    const seen = await post(browser, `/front-door/${concern.id}/ask`, {
      ...questionFor(concern),
      children: [],
      why: 'to know',
      basis: '',
      decider: '',
    });
    assert.equal(seen.status, 400);
    assert.match(seen.text, /Choose at least one agency to ask/);
    assert.match(seen.text, /Choose the lawful ground/);
    assert.match(seen.text, /Choose who decided/);
    assert.match(seen.html, /Have you met this family since September\?<\/textarea>/);
    const whom = await ask(app, concern, [agencies.police], { children: [], why: 'to know' });
    assert.match(whom.text, /Choose whom the question is about/);
    assert.match(whom.text, /at least four words/);
    const what = await ask(app, concern, [agencies.police], { shared: [] });
    assert.match(what.text, /Choose what the agency is told/);
  });

  test('the hub of another area, readers and agencies ask nobody; a decided concern asks nobody any more', async () => {
    const concern = await addConcern(app.database);
    for (const [person, status] of [
      ['essexDecision', 404],
      ['police', 404],
      ['policeContact', 404],
      ['governance', 404],
    ] as const)
      assert.equal(
        (await (await app.as(person)).get(`/front-door/${concern.id}/ask`)).status,
        status,
        person,
      );
    const decided = await addConcern(app.database, { decision: { at: '2026-11-23T10:00:00Z' } });
    assert.match((await ask(app, decided, [agencies.police])).text, /has been decided/);
  });

  test('sent twice at once, it is asked once', async () => {
    const concern = await addConcern(app.database);
    const browser = await app.as('screening');
    const form = await browser.get(`/front-door/${concern.id}/ask`);
    const [, version = ''] = /name="version" value="(\d+)"/.exec(form.html) ?? [];
    const [, decider = ''] = /name="decider" type="radio" value="([^"]+)"/.exec(form.html) ?? [];
    const fields = { ...questionFor(concern, agencies.police), version, decider };
    const sent = await Promise.all([1, 2].map(() => browser.post(`/front-door/${concern.id}/ask`, fields)));
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303],
    );
    assert.equal((await questionsAbout(app, concern.id, [agencies.police])).length, 1);
    const [{ count } = { count: 0 }] = await asOwner(app.database, (owner) =>
      owner.query<{ count: number }>(
        'select count(*)::int as count from front_door.question where concern_id = $1',
        [concern.id],
      ),
    );
    assert.equal(count, 1);
  });
});

describe('letters', () => {
  test('a letter says that there is a question and nothing of it, and never goes to an unsafe address', async () => {
    const { concern } = await asked(app, [agencies.police, agencies.youth]);
    const letters = await lettersTo(app, 'safeguarding.desk@estuary-police.example');
    const letter = letters.find((each) => each.concern === concern.id) ?? assert.fail();
    assert.equal(letter.subject, 'Somebody has asked you a question');
    assert.ok(isNeutral(`${letter.subject} ${letter.body}`), letter.body);
    assert.doesNotMatch(letter.body, /Tia|Marlow|Thurrock|TH-2026|September/);
    assert.equal((await lettersTo(app, 'hello@creeksideyouth.example')).length, 0);
    assert.match((await recordOf(concern.id)).text, /Creekside Youth Trust .*no safe address, so ring them/);
  });

  test('who does not answer is reminded at the due time and again, and the hub sees it', async () => {
    const { concern } = await asked(app, [agencies.health], { ratings: [{ rating: 'red' }] });
    const address = 'safeguarding.duty@estuary-icb.example';
    const mine = async () => (await lettersTo(app, address)).filter((each) => each.concern === concern.id);
    assert.equal((await mine()).length, 1);
    app.clock.now = at.add({ minutes: 119 });
    await chase(app);
    assert.equal((await mine()).length, 1, 'not before its time');
    app.clock.now = at.add({ minutes: 121 });
    await chase(app);
    await chase(app);
    const [, reminder, ...more] = await mine();
    assert.equal(reminder?.subject, 'A reminder');
    assert.deepEqual(more, []);
    app.clock.now = at.add({ minutes: 182 });
    await chase(app);
    assert.equal((await mine()).length, 3);
    const { text } = await recordOf(concern.id);
    assert.match(text, /0 of 1 answered, 1 late/);
    assert.match(text, /No answer yet, 1 hour 2 minutes late \. Reminded 2 times/);
    app.clock.now = at;
  });

  test('nobody is reminded who answered, whose question was taken back, or of a concern that was decided', async () => {
    const { concern, questions } = await asked(app, [agencies.police, agencies.school], {
      ratings: [{ rating: 'red' }],
    });
    const [police] = questions;
    const contact = await app.as('policeContact');
    await post(contact, `/asked/${police?.id}`, { kind: 'nothing known' });
    const hub = await app.as('screening');
    const [, school] = questions;
    await post(hub, `/front-door/${concern.id}/questions/${school?.id}`, { reason: 'Asked by mistake' });
    app.clock.now = at.add({ hours: 5 });
    await chase(app);
    const after = [
      ...(await lettersTo(app, 'safeguarding.desk@estuary-police.example')),
      ...(await lettersTo(app, 'office@saltmarsh.example')),
    ].filter((each) => each.concern === concern.id && each.subject === 'A reminder');
    assert.deepEqual(after, []);
    app.clock.now = at;
  });
});

test('a question taken back no longer counts, shows the agency nothing, and is kept', async () => {
  const { concern, questions } = await asked(app, [agencies.police]);
  const [question] = questions;
  const hub = await app.as('screening');
  const path = `/front-door/${concern.id}/questions/${question?.id}`;
  assert.match((await post(hub, path, { reason: '' })).text, /Say why the question is taken back/);
  assert.equal((await post(hub, path, { reason: 'The wrong family' })).status, 303);
  const { text } = await recordOf(concern.id);
  assert.match(text, /Taken back today at 10:42 by Amara Cole: The wrong family/);
  assert.match(text, /Not rated New /);
  assert.match(text, /Nobody is asked any more/);
  const agency = await (await app.as('policeContact')).get(`/asked/${question?.id}`);
  assert.match(agency.text, /You need not answer/);
  assert.doesNotMatch(agency.text, /Tia|Marlow|since September|wrong family/);
  assert.equal((await (await app.as('police')).get(`/front-door/${concern.id}`)).status, 404);
  assert.match((await post(hub, path, { reason: 'Twice' })).text, /taken back already/);
});
