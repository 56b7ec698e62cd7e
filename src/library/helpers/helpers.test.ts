import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { invalidHtml } from '../../../test/support/valid-html.ts';
import { seedProcedures } from '../procedures/index.ts';
import { shippedManual } from '../procedures/shipped/read.ts';
import { helpers, readHelper } from './read.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now));
});
after(() => app.close());

test('every helper that ships holds, and cites sections that stand in the manual', () => {
  assert.ok(helpers().length >= 6);
  const places = new Set(
    shippedManual().flatMap(({ slug, sections }) => sections.map(({ id }) => `/procedures/${slug}/${id}`)),
  );
  const cited = helpers().flatMap(({ questions, results }) =>
    [...Object.values(questions), ...Object.values(results)].flatMap(({ cites }) => cites),
  );
  assert.deepEqual(
    cited.filter((to) => !places.has(to)),
    [],
  );
});

test('a path that does not hold is refused with what is wrong in it', () => {
  const yaml = (to: string) => `
title: A title
summary: What it is for, in words
as-at: 2026-11-28
review-by: 2027-11-28
first: one
questions:
  one: { ask: Is it so?, answers: [{ text: 'Yes', to: ${to} }, { text: 'No', to: end }] }
results:
  end: { title: The end, words: Do nothing more, cites: [/procedures/front-door/screening] }
`;
  assert.equal(readHelper('one', yaml('end')).questions.one?.answers.length, 2);
  assert.throws(() => readHelper('one', yaml('nowhere')), /there is no step nowhere/);
  assert.throws(() => readHelper('one', yaml('one')), /one leads back to itself/);
  const strange = yaml('end').replace('Do nothing more', '"Ring {{front dor}}"');
  assert.throws(() => readHelper('one', strange), /There is no local fact called “front dor”/);
  const mute = yaml('end').replace('Do nothing more', '"![](/files/x-1x1.png)"');
  assert.throws(() => readHelper('one', mute), /Say what the picture shows/);
  assert.throws(() => readHelper('one', yaml('end').replace('The end', '')), /title/);
});

test('question by question by links to a result that cites its sections and says what was answered', async () => {
  const browser = app.visitor();
  const list = await browser.get('/procedures/helpers');
  assert.match(list.text, /Which route for an allegation\?/);
  assert.deepEqual(await invalidHtml(list.html), []);
  let page = await browser.get('/procedures/helpers/allegation-route');
  for (const answer of ['No', 'Yes', 'Yes, or perhaps', 'Yes, or perhaps']) {
    assert.deepEqual(await invalidHtml(page.html), []);
    const [, href = ''] = new RegExp(`href="([^"]*)">${answer}</a>`).exec(page.html) ?? [];
    page = await browser.get(href);
  }
  assert.match(page.text, /Tell the designated officer, and refer the child to the front door/);
  assert.match(
    page.text,
    /Front door: 101 \(Southend: the police, as no number is given\); 0345 603 7627 \(Essex\)/,
  );
  assert.match(page.text, /7\.4 Referring to the designated officer/);
  assert.match(page.text, /What you answered Is a child in danger now\? No/);
  assert.deepEqual(await invalidHtml(page.html), []);
  assert.equal(browser.cookies.size, 0, 'nothing is kept of it');
  const whole = await browser.get('/procedures/helpers/allegation-route/all');
  assert.match(whole.text, /A low-level concern/);
  assert.deepEqual(await invalidHtml(whole.html), []);
  assert.doesNotMatch(
    (await browser.get('/procedures/helpers/allegation-route/result-both?via=1.1.9')).text,
    /What you answered/,
  );
  for (const path of ['allegation-route/nowhere', 'allegation-route/constructor', 'nothing'])
    assert.equal((await browser.get(`/procedures/helpers/${path}`)).status, 404, path);
});
