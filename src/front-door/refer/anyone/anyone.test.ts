import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { concernAsHeld } from '../../../../test/support/held.ts';
import { followReceipt, journey, neighbour, sendIt } from '../../../../test/support/journey.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('a neighbour raises a concern without a name and follows it by its code', async () => {
  const browser = app.visitor();
  const check = await journey(browser, neighbour);
  assert.match(check.text, /Is this right\?/);
  assert.match(check.text, /crying at night/);
  const { thanks, code, id } = await sendIt(browser, check);
  assert.match(thanks.text, /We have it/);
  const receipt = await followReceipt(app.visitor(), code);
  assert.match(receipt.text, /We have your message/);
  assert.match(receipt.text, /We aim to decide by tomorrow at 16:30/);
  assert.doesNotMatch(receipt.text, /Leon|Quayside|neighbour|child/i);

  const held = await concernAsHeld(app, id, 'screening');
  assert.match(held.concern.reference, /^TH-2026-\d{5}$/);
  assert.equal(held.concern.child_label, 'Leon A., 4');
  assert.equal(held.concern.source_code, '9');
  assert.equal(held.concern.raised_by, 'public');
  assert.equal(String(held.concern.due_at), '2026-11-24T16:30:00Z');
  assert.deepEqual(
    held.clocks.map(({ rule, rule_version }) => `${rule}, ${rule_version}`),
    ['referral-decision, national 1'],
  );
  assert.deepEqual(
    held.addresses.map(({ words, postcode }) => [words, postcode]),
    [['12 Quayside', 'RM17 6SL']],
  );
  assert.equal(held.referrer.anonymous, true);
  assert.deepEqual(held.told.numbersShown, [
    {
      area: 'thurrock',
      name: 'Thurrock multi-agency safeguarding hub',
      phone: '01375 652802',
      line: 'thurrock-child-open',
    },
  ]);
  assert.doesNotMatch(JSON.stringify(held.told), /Quayside|RM17/i);
});

test('on a train the signs are asked; a name may be given, and only a safe way is used', async () => {
  const browser = app.visitor();
  const check = await journey(browser, [
    ['danger', { danger: 'no' }],
    ['who', { who: 'public' }],
    ['worry', { worry: 'A girl of about 13 alone on the last train, with two phones.' }],
    ['when', { when: 'Friday, 23:50' }],
    ['seen', { seen: 'travel' }],
    ['signs', { signs: ['late', 'calls'], trip: 'Grays to Fenchurch Street' }],
    ['child/1', { age: 'about 13', sex: 'F' }],
    ['another-child/1', { another: 'no' }],
    ['where', { area: 'unknown' }],
    ['where-again', { near: 'She got on at Grays', area: 'unknown' }],
    ['now', {}],
    ['harm', {}],
    ['you', { named: 'yes' }],
    ['name', { name: 'Jo Carver', tie: 'other' }],
    ['contact', { phone: '07700 900123', 'phone-safe': 'yes', email: 'jo@example.org', 'email-safe': 'no' }],
  ]);
  assert.match(check.text, /Out alone late at night/);
  const { id } = await sendIt(browser, check);
  const held = await concernAsHeld(app, id, 'screening');
  assert.match(held.concern.reference, /^SET-2026-\d{5}$/);
  assert.equal(held.concern.area, null);
  assert.equal(held.concern.child_label, 'Child not named, about 13');
  assert.equal(held.concern.source_code, '1D');
  assert.deepEqual(held.told.signs, [
    'Out alone late at night or very early',
    'Gets many calls or texts, or has more than one phone',
  ]);
  const { email, email_safe, phone_safe, name } = held.referrer;
  assert.deepEqual([name, email, email_safe, phone_safe], ['Jo Carver', 'jo@example.org', false, true]);
});

test('until the area is known every area’s number is shown, then its own', async () => {
  const browser = app.visitor();
  const where = await journey(browser, neighbour.slice(0, 7));
  assert.match(where.text, /01375 652802/);
  assert.match(where.text, /0345 603 7627/);
  const next = await browser.follow(await browser.post(where.path, { area: 'thurrock' }));
  assert.match(next.text, /01375 652802/);
  assert.doesNotMatch(next.text, /0345 603 7627/);
});

test('danger now: the call comes first, and the journey goes on and starts the red clock', async () => {
  const browser = app.visitor();
  const call = await journey(browser, [['danger', { danger: 'yes' }]]);
  assert.match(call.text, /Call 999 now/);
  const check = await journey(browser, [['call', {}], ...neighbour.slice(1)], call.path);
  const { id, thanks } = await sendIt(browser, check);
  assert.match(thanks.text, /Call 999 if you have not called yet/);
  const held = await concernAsHeld(app, id, 'screening');
  assert.equal(held.concern.danger_now, true);
  assert.deepEqual(held.clocks.map(({ rule }) => rule).sort(), ['rating-red', 'referral-decision']);
});

test('several children: each has pages of its own, and one may be taken out again', async () => {
  const browser = app.visitor();
  const check = await journey(browser, [
    ...neighbour.slice(0, 6),
    ['another-child/1', { another: 'yes' }],
    ['child/2', { given: 'Finn', surname: 'Ashby', age: '7', sex: 'M' }],
    ['another-child/2', { another: 'yes' }],
    ['child/3', { given: 'Mo', surname: 'Ashby', age: '9', sex: 'M' }],
    ['another-child/3', { another: 'no' }],
    ...neighbour.slice(7),
  ]);
  assert.match(check.text, /The child \(2\)/);
  await browser.post(check.path.replace(/check$/, 'drop-child/2'));
  const after = await browser.get(check.path);
  assert.doesNotMatch(after.text, /Finn/);
  const { id } = await sendIt(browser, check);
  const held = await concernAsHeld(app, id, 'screening');
  assert.equal(held.concern.child_label, 'Two brothers, 4 and 9');
});
