import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { concernAsHeld } from '../../../test/support/held.ts';
import { again, journey, neighbour, type Pages, sendIt } from '../../../test/support/journey.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const telling = (worry: string): Pages =>
  neighbour.map(([path, fields]) => (path === 'worry' ? [path, { worry }] : [path, fields]));

const HOSTILE: Record<string, string> = {
  script: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  attribute: '" autofocus onfocus="alert(1)',
  'closing tags': '</textarea></title><svg onload=alert(1)>',
  template: `{{7*7}} \${7*7} <%= 7*7 %> {% raw %}`,
  formula: '=HYPERLINK("http://x","y")\n+1\n-1\n@SUM(1)\t\'',
  emoji: '👩‍👧‍👦 😢 he said “stop” 🛑',
  'right to left': 'قال لي أنه خائف \u202Etxt.exe\u202C ومتعب',
  sql: "'; drop table front_door.concern; -- \\",
  percent: '%00%0d%0aSet-Cookie: a=b',
};

for (const [name, words] of Object.entries(HOSTILE))
  test(`${name}: taken word for word, shown as words`, async () => {
    const browser = app.visitor();
    const check = await journey(browser, telling(words));
    assert.doesNotMatch(check.html, /<script>alert|<img src=x|<svg onload|" autofocus/);
    const { id } = await sendIt(browser, check);
    const held = await concernAsHeld(app, id, 'screening');
    const said = JSON.stringify(held.told);
    for (const line of words.trim().split('\n'))
      assert.ok(said.includes(JSON.stringify(line.normalize('NFC')).slice(1, -1)), said);
  });

test('NUL is dropped, line ends are one sort', async () => {
  const browser = app.visitor();
  const check = await journey(browser, telling('one\0two\r\nthree'));
  const { id } = await sendIt(browser, check);
  assert.match(JSON.stringify((await concernAsHeld(app, id, 'screening')).told), /onetwo","three/);
});

test('a text too long for the field comes back whole, one too long for a request is refused with words', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 2));
  const long = await browser.post(path, { worry: 'A '.repeat(15_000) });
  assert.equal(long.status, 400);
  assert.match(long.text, /must be 20,000 characters or fewer/);
  assert.ok(long.html.includes('A '.repeat(14_000)));
  const huge = await again(browser, path, { worry: 'x'.repeat(200_001) });
  assert.equal(huge.status, 413);
  assert.match(huge.text, /too long/);
  assert.equal((await again(browser, path, { worry: 'Shorter' })).status, 303);
});

test('answers that were never offered are refused with words', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 1));
  assert.match((await browser.post(path, { who: 'administrator' })).text, /Choose who you are/);
  const where = app.visitor();
  const page = await journey(where, neighbour.slice(0, 7));
  assert.match((await where.post(page.path, { area: 'kent' })).text, /Choose an area/);
});

test('every page that asks says what is missing, keeps the title neutral and offers the way out', async () => {
  const browser = app.visitor();
  let { path } = await journey(browser, neighbour.slice(0, 1));
  for (const [page, fields] of neighbour.slice(1)) {
    const empty = await browser.post(path, {});
    if (empty.status === 400) {
      assert.equal(empty.title, 'Error: Tell us - Windscreen');
      assert.match(empty.text, /There is a problem/);
    }
    assert.ok([303, 400].includes(empty.status), page);
    const shown = await browser.get(path);
    assert.equal(shown.title, 'Tell us - Windscreen');
    assert.match(shown.text, /Leave this site/);
    path = (await again(browser, path, fields)).location ?? '';
  }
});

test('pages cannot be reached before those that come first', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 2));
  const draft = path.replace('/worry', '');
  for (const ahead of ['you', 'check', 'contact', 'child/1', 'child/9', 'consent', 'nonsense', 'where/2'])
    assert.equal((await browser.get(`${draft}/${ahead}`)).location, path, ahead);
  assert.equal((await browser.post(`${draft}/you`, { named: 'yes' })).location, path);
  const sent = await browser.post(`${draft}/send`, { 'form-key': '' });
  assert.equal(sent.status, 400, 'no form key, nothing sent');
});

test('going back and changing who one is asks what that way asks, and nothing typed is lost', async () => {
  const browser = app.visitor();
  const check = await journey(browser, neighbour);
  const draft = check.path.replace('/check', '');
  const changed = await again(browser, `${draft}/who`, { who: 'young person' });
  assert.equal(changed.location, `${draft}/tell`);
  assert.equal((await browser.get(check.path)).location, `${draft}/tell`);
  const back = await again(browser, `${draft}/who`, { who: 'public' });
  assert.equal(back.location, check.path);
});

test('“I do not know” later asks once more, and only then goes on', async () => {
  const browser = app.visitor();
  const check = await journey(browser, neighbour);
  const draft = check.path.replace('/check', '');
  const asked = await again(browser, `${draft}/where`, { area: 'unknown' });
  assert.equal(asked.location, `${draft}/where-again`);
  assert.equal((await again(browser, `${draft}/where-again`, { area: 'essex' })).location, check.path);
});

test('“Send” pressed five times at once brings in one concern', async () => {
  const browser = app.visitor();
  const check = await journey(browser, neighbour);
  const path = check.path.replace(/check$/, 'send');
  const fields = { csrf: browser.csrf, 'form-key': browser.formKey };
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => browser.post(path, fields)));
  const places = new Set(answers.map(({ location }) => location));
  assert.equal(places.size, 1, [...places].join());
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  assert.match((await browser.get(answers[0]?.location ?? '')).text, /We have it/);
  const other = await browser.post(path, { ...fields, 'form-key': crypto.randomUUID() });
  assert.equal(other.status, 404, 'the draft is gone');
});

test('without the form’s token, or from another site, nothing is kept', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, neighbour.slice(0, 2));
  assert.equal((await browser.post(path, { csrf: 'x', worry: 'forged' })).status, 403);
  assert.equal(
    (await browser.post(path, { worry: 'forged' }, { 'sec-fetch-site': 'cross-site' })).status,
    403,
  );
  assert.doesNotMatch((await browser.get(path)).html, /forged/);
});

test('the thanks are for whoever sent it, and for half an hour', async () => {
  const browser = app.visitor();
  const { location, code } = await sendIt(browser, await journey(browser, neighbour));
  assert.equal((await app.visitor().get(location)).status, 404);
  assert.equal((await browser.get(location.replace('by=public', 'by=professional'))).status, 404);
  const before = app.clock.now;
  app.clock.now = before.add({ minutes: 31 });
  const late = await browser.get(location);
  assert.equal(late.status, 404);
  assert.doesNotMatch(late.html, new RegExp(code));
  app.clock.now = before;
});

test('out of hours it says who is there: the evening team for danger, else when it will be read', async () => {
  const before = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-11-23T19:00:00Z');
  const browser = app.visitor();
  const check = await journey(browser, neighbour);
  assert.match(check.text, /They will read this when they are back: 09:00 on Tuesday/);
  assert.match(check.text, /01375 372468/);
  const { thanks } = await sendIt(browser, check);
  assert.match(thanks.text, /when they are back: 09:00 on Tuesday/);
  app.clock.now = before;
});

test('nothing that was told is in the logs', async () => {
  const browser = app.visitor();
  await sendIt(browser, await journey(browser, telling('A word nobody logs: xylophone')));
  assert.doesNotMatch(app.logged.join('\n'), /xylophone|Ashby|Quayside/);
});
