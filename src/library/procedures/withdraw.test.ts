import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
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
import { seedSampleReceipts } from './sample/receipts.ts';
import { seedProcedures } from './shipped/seed.ts';

const [numbers, withdraw] = ['/library/procedures/numbers', '/library/procedures/withdraw'];
let app: TestApp;
let odette: Visitor;
let anybody: Visitor;
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now));
  odette = await app.as('business');
  anybody = app.visitor();
});
after(() => app.close());

const settle = () => doRegularly(app, procedureCleanUps);

test('a withdrawn chapter is read as it stood, is gone from what is in force, and its links lead to what replaces it', async () => {
  const school = await app.as('school');
  await school.get('/procedures/modern-slavery');
  const wrong = await send(odette, withdraw, {
    chapter: 'modern-slavery',
    instead: 'modern-slavery',
    reason: 'It is one with another.',
    ...date('from', '2026-11-22'),
  });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /cannot be withdrawn in the past.*Choose another chapter/s);
  assert.match(wrong.html, />It is one with another\.</);
  assert.deepEqual(await invalidHtml(wrong.html), []);
  const whole = {
    ...{ chapter: 'modern-slavery', instead: 'exploitation-and-missing', ...date('from', '2026-11-25') },
    reason: 'All exploitation stands in one chapter now.',
  };
  assert.equal((await send(odette, withdraw, whole)).location, '/library/procedures');
  assert.match((await odette.get('/library/procedures')).text, /To be withdrawn .*from 25 November 2026/);
  assert.match((await send(odette, withdraw, whole)).text, /to be withdrawn already/);
  const coming = await anybody.get('/procedures/modern-slavery');
  assert.match(coming.text, /This chapter is withdrawn from 25 November 2026 \. All exploitation stands/);

  const start = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-11-25T00:01:00Z');
  const led = await anybody.get('/procedures/modern-slavery');
  assert.equal(led.location, '/procedures/exploitation-and-missing?was=modern-slavery');
  const there = await anybody.get(led.location ?? '');
  assert.match(there.text, /was withdrawn on 25 November 2026 , and this chapter takes its place/);
  assert.deepEqual(await invalidHtml(there.html), []);
  const stood = await anybody.get('/procedures/modern-slavery?on=2026-11-24');
  assert.match(
    stood.text,
    /This chapter was withdrawn on 25 November 2026 .*As it stood on 24 November 2026/,
  );
  assert.deepEqual(await invalidHtml(stood.html), []);
  assert.doesNotMatch((await anybody.get('/procedures')).html, /href="\/procedures\/modern-slavery"/);
  assert.match((await anybody.get('/procedures?on=2026-11-24')).html, /href="\/procedures\/modern-slavery\?/);
  const list = await anybody.get('/procedures/amendments?chapter=exploitation-and-missing');
  assert.match(list.text, /withdrawn All exploitation stands in one chapter now\. Read in its place:/);
  assert.deepEqual(await invalidHtml(list.html), []);
  const section = /\/procedures\/modern-slavery\/([a-z-]+)\?on/.exec(stood.html)?.[1] ?? '';
  assert.match(
    (await anybody.get(`/procedures/modern-slavery/${section}`)).location ?? '',
    /exploitation-and/,
  );

  assert.match((await anybody.get('/search?q=modern+slavery')).html, /href="\/procedures\/modern-slavery/);
  await settle();
  await settle();
  assert.doesNotMatch(
    (await anybody.get('/search?q=modern+slavery')).html,
    /href="\/procedures\/modern-slavery/,
  );
  assert.match((await anybody.get('/changes')).text, /Read “.*” in its place/);
  const marian = await app.as('school');
  assert.match((await marian.get('/desk')).html, /href="\/procedures\/exploitation-and-missing\/read"/);
  const read = await marian.get('/procedures/modern-slavery/read');
  assert.equal(read.location, '/procedures/exploitation-and-missing/read?was=modern-slavery');
  assert.equal((await marian.get(read.location ?? '')).status, 200);
  assert.match(
    (await marian.post('/procedures/modern-slavery/read', { read: 'yes' })).location ?? '',
    /missing\/read/,
  );

  odette = await app.as('business');
  const back = await begin(odette, 'modern-slavery');
  const again = { press: 'publish', ...date('from', '2026-11-25'), ...date('review', '2027-11-25') };
  const published = await send(odette, back, again);
  assert.equal(published.location, '/procedures/modern-slavery', published.text.slice(0, 900));
  assert.match(
    (await anybody.get('/procedures/modern-slavery')).text,
    /Version 2 in force from 25 November 2026/,
  );
  app.clock.now = start;
});

test('with nothing in its place it is shown and says so; until its day it can be taken back', async () => {
  const fields = { reason: 'It is out of date.', instead: '', chapter: 'radicalisation' };
  await send(odette, withdraw, { ...fields, ...date('from', '2027-01-04') });
  const { html } = await odette.get('/library/procedures');
  const back = /href="\/procedures\/radicalisation"[\s\S]*?action="([^"]*\/take-back)"/.exec(html)?.[1] ?? '';
  for (const role of ['author', 'board', 'school'] as const)
    assert.equal((await (await app.as(role)).post(back, {})).status, 404, role);
  await odette.get('/library/procedures');
  assert.equal((await odette.post(back, {})).location, '/library/procedures');
  assert.doesNotMatch((await anybody.get('/procedures/radicalisation')).text, /withdrawn/);
  assert.equal((await send(odette, withdraw, { ...fields, ...date('from', '2026-11-23') })).status, 303);
  const shown = await anybody.get('/procedures/radicalisation');
  assert.equal(shown.status, 200);
  assert.match(shown.text, /This chapter was withdrawn on 23 November 2026 .*Nothing takes its place/);
  const school = await app.as('school');
  assert.doesNotMatch((await school.get('/procedures/radicalisation')).text, /I have read this chapter/);
  assert.equal((await school.get('/procedures/radicalisation/read')).location, '/procedures/radicalisation');
  await odette.get('/library/procedures');
  assert.equal((await odette.post(back, {})).status, 404, 'what began is not taken back');
});

test('chapters change their numbers: addresses stay, and the old number is found and said', async () => {
  const user = await app.as('school');
  await user.get('/procedures/allegations');
  const shown = fieldsShown((await odette.get(numbers)).html);
  assert.equal((await odette.post(numbers, { ...shown, 'number-neglect': '7' })).status, 400);
  const [neglect, allegations] = [shown['number-neglect'], shown['number-allegations']];
  const swapped = { 'number-neglect': allegations ?? '', 'number-allegations': '99' };
  const saved = await send(odette, numbers, swapped);
  assert.equal(saved.location, numbers, saved.text.slice(0, 600));
  assert.deepEqual(await invalidHtml((await odette.get(numbers)).html), []);
  const chapter = await anybody.get('/procedures/allegations');
  assert.match(chapter.text, /Chapter 99.*was 7 until 23 November 2026/);
  assert.match(
    (await anybody.get('/procedures/allegations/referring')).text,
    /99\.4.*was 7\.4 until 23 November/,
  );
  const now = await anybody.get('/procedures/7');
  assert.equal(now.location, '/procedures/neglect');
  assert.match(
    (await anybody.get('/procedures/neglect')).text,
    /this number was Allegations.* until 23 November/,
  );
  assert.equal((await anybody.get(`/procedures/${neglect}`)).location, '/procedures/neglect');
  assert.equal(
    (await anybody.get('/procedures/allegations/7.4')).location,
    '/procedures/allegations/referring',
  );
  assert.equal((await anybody.get('/procedures?q=99.4')).location, '/procedures/allegations/referring');
  assert.equal((await anybody.get(`/procedures/${neglect}.1`)).status, 303);
  assert.match((await anybody.get('/procedures/allegations?on=2026-11-20')).text, /Chapter 7/);
  assert.match((await anybody.get('/search?q=allegations')).text, /Chapter 99/);
  const list = await anybody.get('/procedures/amendments?chapter=allegations');
  assert.match(list.text, /Number: Chapter 7 became 99/);
  assert.match(
    list.text,
    /Allegations.*: another number Chapter 7 became 99, and the numbers of its sections/,
  );
  assert.deepEqual(await invalidHtml(list.html), []);
  assert.match((await anybody.get('/procedures/amendments')).text, /Chapter \d+ became 7/);
  for (const path of ['/changes', '/changes.atom'])
    assert.match((await anybody.get(path)).html, /Chapter 7 became 99/, path);
  assert.match((await user.get('/desk')).text, /Allegations.* Chapter 7 became 99/);
  assert.doesNotMatch((await (await app.as('board')).get('/desk')).text, /Chapter 7 became 99/);
  const late = await odette.post(numbers, { ...shown, 'number-neglect': '98' });
  assert.equal(late.status, 409);
  for (const role of ['author', 'board', 'school'] as const) {
    const browser = await app.as(role);
    for (const path of [numbers, withdraw]) {
      assert.equal((await browser.get(path)).status, 404, `${role} ${path}`);
      assert.equal((await browser.post(path, {})).status, 404, `${role} ${path}`);
    }
  }
  assert.match((await anybody.get(numbers)).location ?? '', /sign-in/);
});

test('what is typed around the sections of a draft is there after going to a section and back', async () => {
  const ines = await app.as('author');
  const draft = await begin(ines, 'early-help');
  const first = /value="section:([^"]+)"/.exec((await ines.get(draft)).html)?.[1] ?? '';
  const typed = { summary: 'Typed before the section was opened.', ...date('review', '2027-11-23') };
  const gone = await send(ines, draft, { ...typed, press: `section:${first}` });
  assert.equal(gone.location, `${draft}/sections/${first}`);
  const next = await send(ines, gone.location ?? '', { body: 'Said in other words.', press: 'next' });
  assert.match(next.location ?? '', /\/sections\//);
  assert.notEqual(next.location, gone.location);
  const back = await send(ines, next.location ?? '', {});
  assert.equal(back.location, draft);
  const page = await ines.get(draft);
  assert.match(page.html, /Typed before the section was opened\./);
  assert.equal(fieldsShown(page.html)['review-year'], '2027');
  assert.deepEqual(await invalidHtml(page.html), []);
  const wrong = await send(ines, draft, { summary: 'Kept.', 'review-day': '99', press: 'section:new' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.html, />Kept\.</);
});

test('the sample’s receipts let the board see coverage, with small numbers withheld', async () => {
  await asOwner(app.database, (owner) => seedSampleReceipts(owner, app.clock.now));
  const one =
    "insert into partnership.agency (id, name, kind) values ('00000001-0000-4000-8000-0000000000aa', 'Agency of one', 'education')";
  const alone = `insert into partnership.practitioner (agency_id, name, job_title)
    values ('00000001-0000-4000-8000-0000000000aa', 'Solo', 'Tutor')`;
  await asOwner(app.database, (owner) =>
    owner.exec(`begin; set local role app_owner; ${one}; ${alone}; commit`),
  );
  const board = await app.as('board');
  for (const path of ['/library/coverage', '/library/coverage?chapter=allegations']) {
    const { text, html } = await board.get(path);
    assert.match(text, /Numbers from 1 to 9 are withheld/, path);
    assert.match(text, /few count (in each|there): [^.]*Agency of one/, path);
    assert.doesNotMatch(html, /scope="row"[^>]*>Agency of one/, path);
    assert.deepEqual(await invalidHtml(html), [], path);
  }
  assert.match((await board.get('/library/coverage')).text, /Each person counts once/);
});
