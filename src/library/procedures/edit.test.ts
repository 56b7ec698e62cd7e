import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { download } from '../../../test/support/download.ts';
import {
  beginVersion as begin,
  dateBoxes as date,
  sendChanged as send,
} from '../../../test/support/editing-procedures.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { doRegularly } from '../../../test/support/regularly.ts';
import { invalidHtml } from '../../../test/support/valid-html.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { procedureCleanUps } from './clean-ups.ts';
import { seedProcedures } from './shipped/seed.ts';

let app: TestApp;
let odette: Visitor;
let ines: Visitor;
let anybody: Visitor;
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now));
  odette = await app.as('business');
  ines = await app.as('author');
  anybody = app.visitor();
});
after(() => app.close());

const settle = () => doRegularly(app, procedureCleanUps);

test('a section is put in, one is changed, one moved and one taken out; the list of changes writes itself', async () => {
  const draft = await begin(odette, 'escalation');
  assert.equal(await begin(odette, 'escalation'), draft, 'one draft for a chapter');
  const added = await send(odette, `${draft}/sections/new`, {
    title: 'Out of hours',
    body: 'Ring the duty manager.',
    after: '(first)',
  });
  assert.equal(added.status, 303, added.text.slice(0, 500));
  const reworded = await odette.get(`${draft}/sections/learning`);
  const body = `${fieldsShown(reworded.html).body} Learning goes to the board twice a year.`;
  assert.equal((await send(odette, `${draft}/sections/learning`, { body })).status, 303);
  assert.equal((await send(odette, `${draft}/sections/writing-it-down`, { after: 'learning' })).status, 303);
  assert.equal((await send(odette, `${draft}/sections/conference-decisions`, { remove: 'yes' })).status, 303);
  const page = await odette.get(draft);
  assert.deepEqual(await invalidHtml(page.html), []);
  assert.match(page.text, /New: 14\.1 Out of hours/);
  assert.match(page.text, /Taken out: 14\.4 When|Taken out: 14\.4 Conference decisions/);

  const early = await send(odette, draft, { press: 'publish', ...date('from', '2026-11-22') });
  assert.equal(early.status, 400);
  assert.match(
    early.text,
    /It cannot begin in the past.*Say what the change to “Out of hours” means for practice/s,
  );
  const whole = {
    press: 'publish',
    ...date('from', '2026-11-23'),
    ...date('review', '2027-11-23'),
    'impact-out-of-hours': 'Duty managers are named for nights.',
    'readers-out-of-hours': ['police', 'health'],
    'impact-learning': 'The board looks twice a year.',
    'impact-writing-it-down': 'None: it only stands elsewhere.',
    'impact-conference-decisions': 'Disagreements at conferences follow the same stages.',
  };
  const published = await send(odette, draft, whole);
  assert.equal(published.location, '/procedures/escalation', published.text.slice(0, 900));
  const list = await anybody.get('/procedures/amendments?chapter=escalation');
  assert.match(list.text, /14\. When professionals do not agree 1 new, 1 changed, 1 moved, 1 taken out/);
  assert.match(list.text, /Moved: 14\.5 Writing it down \(was 14\.3\)/);
  assert.match(
    list.text,
    /Impact on practice: Duty managers are named for nights\. Must be read by: police, health/,
  );
  assert.match(list.html, /<ins>[\s\S]*twice a year[\s\S]*<\/ins>/);
  assert.deepEqual(await invalidHtml(list.html), []);

  const moved = await anybody.get('/procedures/escalation/talk-first');
  assert.match(moved.text, /14\.2 Talk first/);
  assert.equal(
    (await anybody.get('/procedures/escalation/14.1?on=2026-11-20')).location,
    '/procedures/escalation/talk-first?on=2026-11-20',
  );
  const gone = await anybody.get('/procedures/escalation/conference-decisions');
  assert.equal(gone.status, 200);
  assert.match(gone.text, /This section no longer stands/);
  assert.match((await anybody.get('/changes')).text, /When professionals do not agree/);
});

test('two editors never overwrite each other, and may write two sections of one draft at a time', async () => {
  const draft = await begin(ines, 'neglect');
  const path = `${draft}/sections/seeing`;
  const theirs = fieldsShown((await ines.get(path)).html);
  const mine = fieldsShown((await odette.get(path)).html);
  assert.equal((await ines.post(path, { ...theirs, body: 'Look at the shoes.' })).status, 303);
  const late = await odette.post(path, { ...mine, body: 'Look at the bed.' });
  assert.equal(late.status, 409);
  assert.match(late.text, /Ines Calder changed this section.*Look at the shoes/);
  assert.match(late.html, /<textarea[^>]*name="body"[^>]*>Look at the bed\.</);
  assert.deepEqual(await invalidHtml(late.html), []);
  const [other, third] = [`${draft}/sections/naming`, `${draft}/sections/help`];
  const [left, right] = [
    fieldsShown((await ines.get(other)).html),
    fieldsShown((await odette.get(third)).html),
  ];
  const [key, token] = [odette.formKey, odette.csrf];
  assert.equal((await ines.post(other, { ...left, body: 'Say the word.' })).status, 303);
  assert.equal(
    (await odette.post(third, { ...right, body: 'Help.', 'form-key': key, csrf: token })).status,
    303,
  );
  const preview = await send(ines, other, { body: '**Say** <b>it</b>', press: 'preview' });
  assert.match(preview.html, /Preview, not saved yet[\s\S]*<strong>Say<\/strong> &lt;b&gt;it/);

  const head = await ines.get(draft);
  assert.doesNotMatch(head.html, /value="publish"/);
  const refused = await ines.post(draft, { ...fieldsShown(head.html), press: 'publish' });
  assert.equal(refused.status, 403);
  await ines.get(draft);
  assert.equal((await ines.post(`${draft}/discard`)).location, '/library/procedures');
  assert.equal((await ines.get(draft)).status, 404);
});

test('a version that begins later comes into force at its instant, and those who use the chapter are told once', async () => {
  const school = await app.as('school');
  await school.get('/procedures/record-keeping');
  await settle();
  const draft = await begin(odette, 'record-keeping');
  const words = { body: 'Write it down today, and say zebra.' };
  assert.equal((await send(odette, `${draft}/sections/what-to-write`, words)).status, 303);
  const whole = {
    ...{ press: 'publish', 'impact-what-to-write': 'Say zebra.', 'readers-what-to-write': ['education'] },
    ...{ ...date('from', '2026-12-01'), ...date('review', '2027-12-01') },
  };
  const published = await send(odette, draft, whole);
  assert.equal(published.location, '/procedures/record-keeping?on=2026-12-01', published.text.slice(0, 900));
  const before = await anybody.get('/procedures/record-keeping');
  assert.doesNotMatch(before.text, /zebra/);
  assert.match(before.text, /A new version is coming\. It begins on 1 December 2026/);
  assert.match(
    (await anybody.get('/procedures/record-keeping?on=2026-12-01')).text,
    /As it will stand.*zebra/,
  );
  const found = async () => (await anybody.get('/search?q=zebra')).text;
  assert.doesNotMatch(await found(), /what to write/i);
  const start = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-11-30T23:59:59Z');
  await settle();
  assert.doesNotMatch((await anybody.get('/procedures/record-keeping')).text, /zebra/);
  app.clock.now = Temporal.Instant.from('2026-12-01T00:00:00Z');
  assert.match((await anybody.get('/procedures/record-keeping')).text, /zebra/);
  app.clock.now = app.clock.now.add({ minutes: 2 });
  await settle();
  await settle();
  assert.match(await found(), /What to write/);
  const marian = await app.as('school');
  const desk = await marian.get('/desk');
  assert.match(desk.text, /Procedures you use have changed Record keeping/);
  assert.doesNotMatch((await (await app.as('police')).get('/desk')).text, /Procedures you use have changed/);
  await marian.get('/procedures/record-keeping/read');
  const wrong = await marian.post('/procedures/record-keeping/read', {});
  assert.equal(wrong.status, 400);
  const read = await send(marian, '/procedures/record-keeping/read', { read: 'yes' });
  assert.equal(read.status, 303, read.text.slice(0, 500));
  assert.match((await marian.get('/procedures/record-keeping/read')).text, /You have confirmed this version/);
  assert.doesNotMatch((await marian.get('/desk')).text, /Procedures you use have changed/);
  app.clock.now = start;
});

test('the board sees how many read what by agency, with small numbers withheld, and nobody else does', async () => {
  await asOwner(app.database, async (owner) => {
    const people = `insert into partnership.practitioner (agency_id, name, job_title)
      select '00000001-0000-4000-8000-000000000006', 'Teacher ' || n, 'Teacher' from generate_series(1, 40) n`;
    await owner.exec(`begin; set local role app_owner; ${people}; commit`);
    await owner.exec(`begin; set local role app_worker; insert into library.chapter_receipt (version_id, practitioner_id, agency_id)
      select v.id, p.id, p.agency_id from library.chapter_version v, partnership.practitioner p
      where v.chapter = 'allegations' and v.number = 2 and p.name like 'Teacher _' or v.chapter = 'allegations'
        and v.number = 2 and p.name like 'Teacher 1_' or v.chapter = 'allegations' and v.number = 2 and p.name like 'Teacher 2_';
      commit`);
  });
  const board = await app.as('board');
  const page = await board.get('/library/coverage?chapter=allegations');
  assert.equal(page.status, 200);
  assert.match(page.text, /30 10 40 75%|30 10 40/, page.text.slice(0, 1500));
  assert.match(page.text, /withheld/);
  assert.doesNotMatch(page.text, /Teacher 12/);
  assert.deepEqual(await invalidHtml(page.html), []);
  assert.deepEqual(await invalidHtml((await board.get('/library/coverage')).html), []);
  const csv = await download(app, board, '/library/coverage/agency.csv?chapter=allegations');
  assert.match(csv.bytes.toString(), /30,10,40/);
  assert.doesNotMatch((await board.get('/library/coverage')).text, /Set the months/);
  await odette.get('/library/coverage');
  assert.match((await odette.post('/library/coverage/months', { months: '99' })).text, /from 1 to 36/);
  assert.equal(
    (await odette.post('/library/coverage/months', { months: '3' })).location,
    '/library/coverage',
  );
  assert.match((await board.get('/library/coverage')).text, /in the last 3 months is told once/);
  for (const role of ['school', 'author', 'decision'] as const)
    assert.equal((await (await app.as(role)).get('/library/coverage')).status, 404, role);
});

test('an area has its own chapter in place of the shared one, and whoever may not edit does not', async () => {
  const draft = await begin(odette, 'private-fostering', 'essex');
  await send(odette, `${draft}/sections/telling`, { body: 'In Essex ring the hub.' });
  const whole = { ...date('from', '2026-11-23'), ...date('review', '2027-11-23'), 'impact-telling': 'Ring.' };
  const published = await send(odette, draft, { press: 'publish', ...whole });
  assert.equal(published.location, '/procedures/private-fostering?area=essex', published.text.slice(0, 900));
  assert.doesNotMatch((await anybody.get('/procedures/private-fostering')).text, /In Essex ring the hub/);
  assert.match(
    (await anybody.get('/procedures/private-fostering')).text,
    /An area has its own version of this chapter: Essex/,
  );
  assert.match(
    (await anybody.get('/procedures/private-fostering?area=essex')).text,
    /Essex only.*In Essex ring the hub/,
  );
  const other = await begin(odette, 'neglect');
  for (const role of ['school', 'decision', 'board'] as const) {
    const browser = await app.as(role);
    for (const path of ['/library/procedures', other, `${other}/sections/new`])
      assert.equal((await browser.get(path)).status, 404, `${role} ${path}`);
    assert.equal((await browser.post(other, { press: 'save' })).status, 404);
  }
  assert.match((await anybody.get('/library/procedures')).location ?? '', /sign-in/);
  assert.match((await anybody.get('/procedures/neglect/read')).location ?? '', /sign-in/);
});
