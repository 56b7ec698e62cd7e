import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { champion, completed, told, withCredentials } from '../../../../test/support/credentials.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { type SampleRole, samplePractitioners } from '../../../partnership/index.ts';
import { can } from '../can.ts';

let app: TestApp;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp();
  await withCredentials(app);
  rosalind = await app.as('coordinator');
});
after(() => app.close());

type Fields = Record<string, string | readonly string[]>;
const send = (path: string, fields: Fields) => rosalind.post(path, { ...fields, 'form-key': randomUUID() });
const seenIn = (html: string) => /name="seen" value="([0-9a-f]{32})"/.exec(html)?.[1] ?? '';

/** Looks at whom it affects, and then sets it; what was shown. */
async function lookAndSet(path: string, fields: Fields): Promise<string> {
  const look = await send(path, fields);
  assert.equal(look.status, 200, look.text.slice(0, 600));
  const set = await send(path, { ...fields, seen: seenIn(look.html) });
  assert.equal(set.status, 303, set.text.slice(0, 600));
  return look.text;
}

const begins = async (...asked: Parameters<typeof standingOf>) => (await standingOf(...asked)).may;
const needs = async (...asked: Parameters<typeof standingOf>) => (await standingOf(...asked)).needed;

function standingOf(role: SampleRole, tool: string, area: string, on: string) {
  const { id } = samplePractitioners.decision;
  const context = { actor: 'practitioner', now: app.clock.now, requestId: 'r', practitionerId: id } as const;
  const practitionerId = samplePractitioners[role].id;
  const question = { practitionerId, tool, area, on: Temporal.PlainDate.from(on) };
  return app.database.transaction(context, (db) => can(db, question));
}

const first2027 = { 'from-day': '1', 'from-month': '1', 'from-year': '2027' };

test('a coordinator sets what a tool asks from a day on: who loses it is named first, and nothing is set until that was seen', async () => {
  await completed(app, 'board', 'graded-care-profile-2', '2026-10-01');
  const path = '/learning/tools/graded-care-profile-2';
  const wanted = {
    ...{ area: 'southend', asks: 'something', courses: 'safeguarding-level-2', others: 'line manager' },
    ...first2027,
  };
  await rosalind.get(path);
  const none = await send(path, { area: 'southend', asks: 'something', ...first2027 });
  assert.equal(none.status, 400);
  assert.match(none.text, /Choose a course or a credential, or say that nothing is asked/);
  assert.match(
    (await send(path, { ...wanted, 'from-year': '2026' })).text,
    /The first day must be after today/,
  );
  const look = await send(path, wanted);
  assert.match(
    look.text,
    /Whom it affects on 1 January 2027 No longer begin Graded Care Profile 2: .*\(.*\): Southend.*Nothing is set yet/,
  );
  assert.doesNotMatch((await rosalind.get(path)).text, /1 January 2027 Southend/);
  await completed(app, 'police', 'graded-care-profile-2', '2026-10-02');
  const late = await send(path, { ...wanted, seen: seenIn(look.html) });
  assert.equal(late.status, 200, 'somebody more is affected by now: it is shown again');
  assert.equal((await send(path, { ...wanted, seen: seenIn(late.html) })).status, 303);
  assert.match(
    (await rosalind.get(path)).text,
    /1 January 2027 Southend Complete “Safeguarding level 2”; be a line manager Rosalind Keep/,
  );
  assert.match(
    (await send(path, { ...wanted, asks: 'nothing' })).text,
    /Somebody set it for that day already/,
  );
  assert.equal(await begins('board', 'graded-care-profile-2', 'southend', '2026-12-31'), true);
  assert.equal(await begins('board', 'graded-care-profile-2', 'southend', '2027-01-01'), false);
  assert.equal(await begins('board', 'graded-care-profile-2', 'essex', '2027-01-01'), true);
});

test('a changed credential says who no longer holds it and which tools close with it', async () => {
  await champion(app, 'healthContact', '2026-10-01');
  const path = '/learning/credentials/cse-champion/rule';
  const stands = await rosalind.get(path);
  assert.match(stands.text, /be a member of NWG \(Southend and Essex only\)/);
  for (const filled of [
    ...[
      'safeguarding-level-2',
      'cse-awareness',
      'cse-toolbox',
      'manager support',
      'request form',
      'southend',
      'essex',
    ],
    ...['forum', 'status'],
  ])
    assert.match(
      stands.html,
      new RegExp(`value="${filled}" checked`),
      `it starts from what holds: ${filled}`,
    );
  assert.doesNotMatch(stands.html, /value="(thurrock|line manager|working-together)" checked/);
  for (const [field, value] of Object.entries({
    body: 'NWG',
    'due-day': '31',
    'due-month': '1',
    settle: '6',
  }))
    assert.match(stands.html, new RegExp(`name="${field}"[^>]*value="${value}"`), field);
  const tool = (await rosalind.get('/learning/tools/exploitation-assessment')).html;
  for (const filled of ['everywhere', 'something', 'cse-toolbox', 'cse-champion', 'line manager'])
    assert.match(tool, new RegExp(`value="${filled}" checked`), filled);
  const look = await lookAndSet(path, {
    ...{ said: 'request form', body: 'A new body', bodyAreas: ['essex'], yearly: ['forum'], settle: '0' },
    ...{ 'due-day': '30', 'due-month': '6', 'due-year': '2027', remind: '28', ...first2027 },
  });
  const { name } = samplePractitioners.healthContact;
  assert.match(look, new RegExp(`No longer hold Exploitation champion: ${name} \\([^)]*\\): Essex`));
  assert.match(
    look,
    new RegExp(`No longer begin Exploitation risk and vulnerability assessment: ${name} \\([^)]*\\): Essex`),
  );
  assert.match(
    (await rosalind.get(path)).text,
    /1 January 2027 Send the request form; be a member of A new body \(Essex only\) attend a champions forum, once in each year that ends on 30 June 28/,
  );
});

test('a credential and a tool are made, get a rule, are held and opened by it, and are called otherwise', async () => {
  const wrong = await send('/learning/credentials/new', { name: '', about: '', code: 'Not One' });
  assert.equal(wrong.status, 400);
  const made = { name: 'Practice educator', about: 'Shows others how', code: 'practice-educator' };
  const answer = await send('/learning/credentials/new', { ...made, areas: ['essex'] });
  assert.equal(answer.location, '/learning/credentials/practice-educator/rule', answer.text.slice(0, 400));
  assert.match((await send('/learning/credentials/new', made)).text, /Another one has this short name/);
  assert.match(
    (await rosalind.get(answer.location ?? '')).text,
    /Nothing is set Until it is, nobody can hold it/,
  );
  const tool = { name: 'Home visit guide', about: 'For the first visit', code: 'home-visit' };
  assert.equal((await send('/learning/tools/new', tool)).location, '/learning/tools/home-visit');
  await completed(app, 'school', 'cse-awareness', '2026-10-01');
  const earned = await lookAndSet('/learning/credentials/practice-educator/rule', {
    ...{ courses: 'cse-awareness', months: '12', ...first2027 },
  });
  assert.match(earned, /Newly hold Practice educator: .*Marian Teale .*: Essex/);
  const asks = await lookAndSet('/learning/tools/home-visit', {
    ...{ area: 'everywhere', asks: 'something', others: 'practice-educator', ...first2027 },
  });
  assert.match(asks, /No longer begin Home visit guide: .*Everybody of whom nothing is recorded/);
  assert.equal(await begins('school', 'home-visit', 'essex', '2026-12-31'), true, 'nothing is asked yet');
  assert.equal(await begins('school', 'home-visit', 'essex', '2027-01-01'), true);
  assert.equal(await begins('school', 'home-visit', 'thurrock', '2027-01-01'), false);
  assert.equal(await begins('school', 'home-visit', 'essex', '2027-10-01'), false, 'twelve months on');
  const name = '/learning/tools/home-visit/name';
  await send(name, { name: 'First visit guide', about: 'For the first visit' });
  assert.match((await rosalind.get('/learning/tools')).text, /First visit guide/);
  const [row] = await asOwner(app.database, (owner) =>
    owner.query(`select 1 from audit.event where record_kind = 'credential' and action = 'create'`),
  );
  assert.ok(row);
});

test('a rule of several ways, each of which asks several things, is written on a page, stands in words and opens by any of them', async () => {
  const tool = { name: 'Strengths guide', about: 'For a first talk', code: 'strengths' };
  await send('/learning/tools/new', tool);
  const path = '/learning/tools/strengths';
  const first = { area: 'everywhere', asks: 'something', courses: 'safeguarding-level-2', ...first2027 };
  const more = await send(path, { ...first, ways: '1', more: '1' });
  assert.equal(more.status, 200);
  assert.match(more.text, /Either all of this .*Or all of this .*Way 2: all of these courses/);
  assert.match(more.html, /name="courses"[^>]*value="safeguarding-level-2"[^>]*checked/);
  assert.doesNotMatch(more.text, /Whom it affects/);
  const open = await send(path, { ...first, ways: '2', 'body-2': 'NWG', 'bodyAreas-2': ['southend'] });
  assert.equal(open.status, 400);
  assert.match(open.text, /Elsewhere this way would ask nothing/);
  const months = await send(path, { ...first, ways: '2', 'courses-2': 'cse-awareness', 'months-2': 'x' });
  assert.match(months.html, /href="#months-2"/);
  await completed(app, 'health', 'cse-awareness', '2026-10-01');
  await completed(app, 'board', 'safeguarding-level-2', '2026-10-01');
  const look = await lookAndSet(path, {
    ...{ ...first, ways: '3', 'courses-2': 'cse-awareness', 'said-2': 'request form' },
    'others-2': ['cse-champion', 'line manager'],
  });
  assert.match(look, /No longer begin Strengths guide/);
  const oneOf = 'one of these: be an Exploitation champion, be a line manager';
  assert.match(
    (await rosalind.get(path)).text,
    new RegExp(
      `Either complete “Safeguarding level 2”; or complete “[^”]*” and send the request form and ${oneOf}`,
    ),
  );
  const [now, then] = [app.clock.now, Temporal.Instant.from('2027-01-02T10:00:00Z')];
  app.clock.now = then;
  const both = (await (await app.as('coordinator')).get(path)).html;
  assert.match(both, /name="ways" value="2"[\s\S]*name="others-2"[^>]*value="line manager" checked/);
  app.clock.now = now;
  assert.equal(await begins('board', 'strengths', 'essex', '2027-01-01'), true, 'the one way');
  assert.deepEqual(await needs('health', 'strengths', 'essex', '2027-01-01'), [
    `either complete “Safeguarding level 2”; or send the request form and ${oneOf}`,
  ]);
  await told(app, 'health', 'request form', '2026-10-01');
  await told(app, 'health', 'line manager', '2026-10-01');
  assert.equal(await begins('health', 'strengths', 'essex', '2027-01-01'), true, 'the other');
});
