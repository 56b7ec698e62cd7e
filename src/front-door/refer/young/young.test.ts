import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { concernAsHeld } from '../../../../test/support/held.ts';
import { followReceipt, journey, sendIt, youngPerson } from '../../../../test/support/journey.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('a young person tells about themselves and is answered with people, not with self-help', async () => {
  const browser = app.visitor();
  const check = await journey(browser, youngPerson);
  const { id, thanks, code } = await sendIt(browser, check);
  assert.match(thanks.text, /That was brave/);
  assert.match(thanks.text, /trained person will read it/);
  assert.match(thanks.text, /Childline .*0800 1111/);
  const held = await concernAsHeld(app, id, 'essexDecision');
  assert.equal(held.concern.raised_by, 'young person');
  assert.equal(held.concern.source_code, '1C');
  assert.equal(held.concern.child_label, 'Tia M., 11');
  assert.equal(held.concern.headline, 'My stepdad hits me when mum is at work.');
  assert.match(held.concern.reference, /^EX-/);
  const { phone, phone_safe, contact_notes } = held.referrer;
  assert.deepEqual([phone, phone_safe], ['07700 900982', false]);
  assert.match(contact_notes ?? '', /school/);
  assert.deepEqual(held.involved.map(({ part, name }) => `${part}: ${name}`).sort(), [
    'alleged to have caused harm: Gary',
    'significant other: my nan',
  ]);
  const receipt = await followReceipt(app.visitor(), code);
  assert.doesNotMatch(receipt.text, /Tia|stepdad|Childline|Essex/i);
});

test('every page but the story may be skipped, and no name is needed', async () => {
  const browser = app.visitor();
  const check = await journey(browser, [
    ['danger', { danger: 'no' }],
    ['who', { who: 'young person' }],
    ['tell', { tell: 'I am scared to go home' }],
    ['afraid', {}],
    ['here', { safe: 'no' }],
    ['me', {}],
    ['where', { area: 'southend' }],
    ['trust', {}],
    ['contact', {}],
  ]);
  const { id } = await sendIt(browser, check);
  const held = await concernAsHeld(app, id, 'southendDecision');
  assert.equal(held.concern.child_label, 'Child not named');
  assert.equal(held.referrer.anonymous, true);
  assert.equal(held.concern.danger_now, true, 'not feeling safe starts the red clock');
});
