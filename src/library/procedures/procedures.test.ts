import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { downloadPdf } from '../../../test/support/download.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { invalidHtml } from '../../../test/support/valid-html.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { linksOfMarkdown } from '../../platform/html/index.ts';
import { shippedManual } from './shipped/read.ts';
import { seedProcedures } from './shipped/seed.ts';

let app: TestApp;
let anybody: Visitor;
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now));
  anybody = app.visitor();
});
after(() => app.close());

test('the chapter in force stands at its address, valid, cacheable, and with its version', async () => {
  const contents = await anybody.get('/procedures');
  assert.match(contents.text, /7\. Allegations against people who work with children/);
  assert.deepEqual(await invalidHtml(contents.html), []);
  const chapter = await anybody.get('/procedures/allegations');
  assert.equal(chapter.status, 200);
  assert.match(chapter.text, /Version 2 in force from 12 January 2026/);
  assert.match(chapter.text, /A printed copy may be out of date/);
  assert.match(chapter.headers.get('cache-control') ?? '', /public/);
  assert.match(chapter.text, /Differs by area Thurrock Within 24 hours by the clock/);
  assert.deepEqual(await invalidHtml(chapter.html), []);
});

test('no copy of a chapter or of a decision helper outlives a number on it', async () => {
  const { now } = app.clock;
  app.clock.now = Temporal.Instant.from('2026-11-23T16:29:45.5Z');
  for (const path of ['/procedures', '/procedures/allegations', '/procedures/helpers'])
    assert.equal((await app.visitor().get(path)).headers.get('cache-control'), 'public, max-age=14', path);
  app.clock.now = now;
});

test('the section on allegations as it stood last year', async () => {
  const chapter = await anybody.get('/procedures/allegations?on=2025-11-23');
  assert.match(chapter.text, /As it stood on 23 November 2025 \. Read it as it stands today/);
  assert.match(chapter.text, /Version 1 in force from 2 September 2024 until 12 January 2026/);
  assert.doesNotMatch(chapter.text, /unfounded/i);
  assert.deepEqual(await invalidHtml(chapter.html), []);
  const byForm = await anybody.get('/procedures/allegations/outcomes?on-day=23&on-month=11&on-year=2025');
  assert.match(
    byForm.text,
    /As it stood on 23 November 2025 .*substantiated, malicious, false, or unsubstantiated/,
  );
  assert.deepEqual(await invalidHtml(byForm.html), []);
  assert.match((await anybody.get('/procedures/allegations/outcomes')).text, /Unfounded: no evidence/);
  // In one tap from the top of the chapter.
  const before = /<a [^>]*href="([^"]*)">As it stood before, until .*11 January 2026/.exec(
    (await anybody.get('/procedures/allegations')).html,
  );
  assert.match((await anybody.get(before?.[1] ?? '')).text, /Version 1 in force from 2 September 2024/);
  assert.equal((await anybody.get('/procedures/allegations?on=2020-01-01')).status, 404);
  assert.equal((await anybody.get('/procedures/allegations?on=2025-02-31')).status, 400);
});

test('an address keeps its meaning: sections were put in before it, and an old number leads to its section of that day', async () => {
  const now = await anybody.get('/procedures/allegations/7.4');
  assert.equal(now.location, '/procedures/allegations/referring');
  const then = await anybody.get('/procedures/allegations/7.3?on=2025-11-23');
  assert.equal(then.location, '/procedures/allegations/referring?on=2025-11-23');
  assert.equal((await anybody.get('/procedures/7')).location, '/procedures/allegations');
  const section = await anybody.get('/procedures/allegations/referring');
  assert.match(section.text, /7\.4 Referring to the designated officer/);
  assert.match((await anybody.get('/procedures/allegations/referring?on=2025-11-23')).text, /7\.3 Referring/);
  assert.equal((await anybody.get('/procedures/allegations/nothing-here')).status, 404);
  assert.equal((await anybody.get('/procedures/nothing-here')).status, 404);
});

test('what changed writes itself from the two versions, with what it means for practice', async () => {
  const changed = await anybody.get('/procedures/amendments?chapter=allegations');
  assert.match(changed.text, /12 January 2026 7\. Allegations .*2 new, 6 changed/);
  assert.match(changed.text, /New: 7\.2 Concerns below the test/);
  assert.match(changed.text, /Changed: 7\.4 Referring to the designated officer \(was 7\.3\)/);
  assert.match(changed.html, /<ins>[\s\S]*unfounded[\s\S]*<\/ins>/i);
  assert.match(changed.text, /Impact on practice: A fourth test now counts/);
  assert.match(changed.text, /Must be read by: education, health/);
  assert.deepEqual(await invalidHtml(changed.html), []);
});

test('words are found within the procedures, by their beginnings', async () => {
  const found = await anybody.get('/procedures?q=suspending+allegation');
  assert.match(found.text, /7\.5 What happens next/);
  assert.deepEqual(await invalidHtml(found.html), []);
  const none = await anybody.get('/procedures?q=%3Cscript%3Ezzz');
  assert.match(none.text, /Nothing found/);
  assert.doesNotMatch(none.html, /<script>zzz/);
});

test('a chapter is printed as a tagged document that says which version it is', async () => {
  const pdf = await downloadPdf(app, anybody, '/procedures/allegations/document.pdf?on=2025-11-23');
  assert.match(pdf.text, /Version ?1, in force from ?2 September ?2024/);
  assert.match(pdf.text, /may be out of date/);
});

test('a shipped chapter whose number another has is left out, and the log says so', async () => {
  const [first] = shippedManual();
  assert.ok(first);
  const heard: unknown[] = [];
  const log = { warn: (event: string, fields?: object) => heard.push({ event, ...fields }) };
  const manual = [{ ...first, slug: 'second-of-its-number' }];
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now, { manual, log }));
  assert.deepEqual(heard, [
    {
      event: 'shipped chapter left out: its number is taken',
      ...{ chapter: 'second-of-its-number', number: first.chapter },
    },
  ]);
  assert.equal((await app.visitor().get('/procedures/second-of-its-number')).status, 404);
});

test('the manual that ships is whole: its links lead to sections of its own, and what is said of a change names one', () => {
  const manual = shippedManual();
  assert.ok(new Set(manual.map(({ slug }) => slug)).size >= 18);
  const places = new Set(
    manual.flatMap(({ slug, sections }) => [
      `/procedures/${slug}`,
      ...sections.map(({ id }) => `/procedures/${slug}/${id}`),
    ]),
  );
  const lost = manual.flatMap(({ slug, sections, impacts }) => [
    ...sections.flatMap(({ body }) =>
      linksOfMarkdown(body).filter((to) => to.startsWith('/procedures/') && !places.has(to)),
    ),
    ...Object.keys(impacts).filter((id) => !places.has(`/procedures/${slug}/${id}`)),
  ]);
  assert.deepEqual(lost, []);
});
