import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('an administrator sees what is missing, whom to ring now, hours, holidays and limits', async () => {
  const browser = await app.as('administrator');
  const { status, text } = await browser.get('/arrangements');
  assert.equal(status, 200);
  assert.match(text, /Southend child No number is held for Southend/);
  assert.match(text, /Thurrock child Thurrock multi-agency safeguarding hub 01375 652802 today at 16:30/);
  assert.match(text, /Essex front door Monday to Thursday 09:00 to 17:30, Friday 09:00 to 16:30/);
  assert.match(text, /Bank holidays are listed until Wednesday 31 December 2031/);
  assert.match(text, /Monday 28 December 2026 Boxing Day \(substitute day\) published/);
  assert.match(text, /referral decision all 1 working day, at closing referral received/);
});

test('the page is in an administrator’s navigation and nobody else’s, and absent for others', async () => {
  assert.match((await (await app.as('administrator')).get('/desk')).html, /href="\/arrangements"/);
  const screening = await app.as('screening');
  assert.doesNotMatch((await screening.get('/desk')).html, /\/arrangements/);
  assert.equal((await screening.get('/arrangements')).status, 404);
  assert.equal((await app.visitor().get('/arrangements')).location, '/sign-in?next=%2Farrangements');
});

test('where nothing is configured the page says what that means', async () => {
  const owner = await app.database.owner();
  await owner.exec(
    'delete from partnership.bank_holiday; delete from partnership.service_hours; delete from partnership.clock_rule',
  );
  await owner.close();
  app.clock.now = app.clock.now.add({ minutes: 1 });
  const { status, text } = await (await app.as('administrator')).get('/arrangements');
  assert.equal(status, 200);
  for (const words of [/No opening hours/, /No bank holidays are listed/, /None listed/, /No time limits/])
    assert.match(text, words);
});
