import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { askedAgain, saysAnew } from '../../../../test/support/asked-again.ts';
import { fieldsShown } from '../../../../test/support/filled-in.ts';
import type { Seen, Visitor } from '../../../../test/support/visitor.ts';

let app: TestApp;
let priya: Visitor;
before(async () => {
  app = await startTestApp();
  priya = await app.as('administrator');
});
after(() => app.close());

type Fields = Record<string, string | readonly string[]>;
const path = '/arrangements/levels/thurrock';
const grounds = { source: 'Thurrock’s letter', certainty: 'V', why: 'Agreed by the board' };
const from = { 'from-day': '1', 'from-month': '12', 'from-year': '2026' };

async function send(press: string, change: (shown: Fields) => Fields, at = path): Promise<Seen> {
  const shown = fieldsShown((await priya.get(at)).html);
  return priya.post(at, { ...shown, ...grounds, ...from, own: 'own', ...change(shown), press });
}
const windscreen = async (area = 'thurrock') =>
  (await app.visitor().get(`/windscreen?area=${area}&level=all`)).text;

test('an area’s levels are changed in a browser: looked at first, in force from their day, old words stay', async () => {
  const change = (shown: Fields) => ({
    name: 'Thurrock, December 2026',
    'level-2-means': 'Something is hard just now, and a little help puts it right.',
    'signs-2-development': `${String(shown['signs-2-development']).replace(/^(D\d+) .*$/m, '$1 Put in our own new words')}\nSleeps badly most nights`,
    'way-0-name': 'Help at school',
  });
  const looked = await send('check', change);
  assert.equal(looked.status, 200, looked.text.slice(0, 600));
  assert.match(
    looked.text,
    /What changes against what held before Changed \(D\d+\):.*is now “Put in our own new words”/,
  );
  assert.match(looked.text, /New \(D\d+\): Sleeps badly most nights/);
  assert.match(looked.text, /Tier 2, what it means: “Something is hard just now/);
  assert.match(looked.text, /Way to help changed: Help at school/);
  assert.doesNotMatch(await windscreen(), /Sleeps badly/, 'looked at is not done');
  const saved = await send('save', change);
  assert.equal(saved.status, 303, saved.text.slice(0, 900));
  assert.doesNotMatch(await windscreen(), /Sleeps badly/, 'not before its day');
  const today = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-12-01T09:00:00Z');
  const then = await windscreen();
  assert.match(then, /Sleeps badly most nights D\d+.*What changed in Thurrock, December 2026/);
  assert.doesNotMatch(await windscreen('essex'), /Sleeps badly/);
  app.clock.now = today;
  const history = await priya.follow(saved);
  assert.match(history.text, /Levels of need, Thurrock.*Agreed by the board/);
  assert.equal((await priya.post(`${saved.location}/withdraw`)).status, 303);
  app.clock.now = Temporal.Instant.from('2026-12-01T09:00:00Z');
  assert.doesNotMatch(await windscreen(), /Sleeps badly/, 'withdrawn before its day, it never held');
  app.clock.now = today;
});

test('whoever has the levels is told so, until an area has others', async () => {
  const today = { 'from-day': '24', 'from-month': '11', name: 'Thurrock, this week' };
  const change = () => ({ ...today, 'level-2-means': 'Something is hard this week.' });
  const address = '/windscreen?area=thurrock&level=2';
  const { seen, tag } = await askedAgain(app, address);
  assert.doesNotMatch(seen.text, /hard this week/);
  const saved = await send('save', change);
  assert.equal(saved.status, 303, saved.text.slice(0, 900));
  const now = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-11-24T00:00:01Z');
  assert.match((await saysAnew(app, address, tag)).text, /Something is hard this week/);
  app.clock.now = now;
});

test('what is wrong is said where it is, and nothing typed is lost', async () => {
  const wrong = await send('save', () => ({
    'level-1-label': '',
    'signs-4-family': 'F99 One\nF99 The same again',
    'way-1-words': '',
  }));
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Level 1: write in plain words.*F99 stands twice.*Say what “/s);
  assert.match(wrong.html, /F99 The same again/);
  const none = await send('save', () =>
    Object.fromEntries(
      ['development', 'parenting', 'family', 'online'].map((domain) => [`signs-3-${domain}`, '']),
    ),
  );
  assert.match(none.text, /Level 3 needs at least one sign to cite/);
});

test('an area gives up its own levels and takes the general ones; nobody else may change them', async () => {
  const given = await send('save', () => ({ own: 'none', 'from-day': '7' }), '/arrangements/levels/southend');
  assert.equal(given.status, 303, given.text.slice(0, 600));
  const today = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-12-08T09:00:00Z');
  assert.match(await windscreen('southend'), /The partnership has not confirmed these words/);
  app.clock.now = today;
  for (const role of ['decision', 'screening', 'governance'] as const)
    assert.equal((await (await app.as(role)).get(path)).status, 404, role);
  assert.equal((await priya.get('/arrangements/levels/kent')).status, 404);
});
