import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { gradeOf, wordsOf } from '../../../test/support/reading-age.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const see = async (query = '') => app.visitor().get(`/windscreen${query}`);
const AREAS = ['southend', 'essex', 'thurrock'];

test('each segment and each link leads to the level’s own words, with its signs, in the area chosen', async () => {
  for (const area of ['', ...AREAS]) {
    const { html } = await see(area && `?area=${area}`);
    const links = [...html.matchAll(/href="(\/windscreen\?[^"#]*)#(level-\d)"/g)];
    assert.equal(links.length, 8, area);
    for (const [, path = '', place = ''] of links) {
      const level = await app.visitor().get(path.replaceAll('&amp;', '&'));
      assert.ok(level.html.includes(`id="${place}"`));
      assert.match(level.text, new RegExp(`Signs of (level|tier) ${place.slice(-1)}, for people who work`));
    }
  }
});

test('with a level open the arc points to it, and only its signs are shown', async () => {
  const { html, text } = await see('?area=essex&level=3');
  assert.match(html, /ws-arc__pointer/);
  assert.match(text, /Signs of level 3/);
  assert.doesNotMatch(text, /Signs of level [124]/);
  assert.match(text, /Is missing school for weeks, or has no school place D24/);
});

test('every level at once, to read or to print', async () => {
  const { text } = await see('?area=thurrock&level=all');
  for (const level of [1, 2, 3, 4]) assert.match(text, new RegExp(`Signs of tier ${level}`));
  assert.match(text, /Life online/);
});

test('ways in follow the area: Essex asks for no form at level 2, Thurrock sends tier 2 through one front door', async () => {
  const essex = (await see('?area=essex&level=2')).text;
  assert.match(essex, /You do not need a form\./);
  assert.match(essex, /Early help: several services\. No request form\./);
  assert.doesNotMatch(essex, /Life online/);
  const thurrock = (await see('?area=thurrock&level=2')).text;
  assert.match(thurrock, /Called “Tier 2: Early help” here/);
  assert.match(thurrock, /A common assessment, sent to the front door \(multi-agency safeguarding hub\)/);
  assert.match(thurrock, /Troubled families support\. Only with a common assessment that is complete/);
  assert.match(thurrock, /One service alone\. .*No common assessment/);
  for (const text of [essex, thurrock])
    assert.doesNotMatch(text, /Record nothing about a child/, 'that is level 1');
});

test('level 1 ends in signposting, and nothing is recorded about a child', async () => {
  for (const area of AREAS)
    assert.match(
      (await see(`?area=${area}&level=1`)).text,
      /We write down nothing about your child unless you want us to\..*Point the family to it\. Record nothing about a child unless they ask you to\./,
    );
});

test('Southend’s words are Essex’s, and say that they are not confirmed', async () => {
  assert.match((await see('?area=southend')).text, /Unconfirmed: taken over from Essex/);
  assert.doesNotMatch((await see('?area=essex')).text, /Unconfirmed/);
  assert.match((await see('?area=southend&level=2')).text, /No request form/);
});

test('the words follow the day, and say what changed', async () => {
  const now = await see('?area=essex&level=2');
  assert.match(
    now.text,
    /used since Wednesday 1 April 2026.*may be out of date\. This is the edition of April 2026/,
  );
  assert.match(
    now.text,
    /What changed in April 2026 .*“Attendance is falling, or lateness is a pattern” is now/,
  );
  assert.match(now.text, /Changed \(D31\): now at level 3, before 2\./);
  assert.match(now.text, /No longer a sign \(D43\)/);
  const then = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-03-31T22:59:00Z');
  const before = await see('?area=essex&level=2');
  app.clock.now = then;
  assert.match(before.text, /used since Tuesday 1 January 2019/);
  assert.match(before.text, /Is a parent on their own P44/);
});

test('an area or a level that there is not shows what holds everywhere', async () => {
  const odd = await see('?area=atlantis&level=9');
  assert.equal(odd.status, 200);
  assert.match(odd.text, /All areas/);
  assert.doesNotMatch(odd.text, /Signs of level/);
});

test('what families read, in any area, an eleven-year-old can read', async () => {
  for (const area of AREAS) {
    const grade = gradeOf(wordsOf((await see(`?area=${area}`)).html));
    assert.ok(grade <= 6, `${area} ${grade.toFixed(1)}`);
  }
});
