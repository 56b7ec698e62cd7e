import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { handOf } from '../../../test/support/facts.ts';
import { addPerson } from '../../../test/support/people.ts';

let app: TestApp;
let add: ReturnType<typeof handOf>['add'];
let page: ReturnType<typeof handOf>['page'];
before(async () => {
  app = await startTestApp();
  ({ add, page } = handOf(await app.as('screening')));
});
after(() => app.close());

test('numbers are checked by their digits, keep their history, and their absence has a reason', async () => {
  const { id } = await addPerson(app.database, { born: '2012-03-03' });
  for (const wrong of ['9434765910', '1111111111', '9999999999', '943'])
    assert.match((await add(id, 'numbers', { what: 'nhs', value: wrong })).text, /Check the NHS number/);
  assert.match((await add(id, 'numbers', { what: 'upn', value: 'A201200195001' })).text, /Check the UPN/);
  const none = await add(id, 'numbers', { what: 'no nhs number', 'why-no-nhs': 'not known' });
  assert.equal(none.status, 303);
  assert.match(await page(id), /No NHS number Asked, and nobody knows it/);
  await add(id, 'numbers', { what: 'nhs', value: '943 476 5919' });
  await add(id, 'numbers', { what: 'upn', value: 'K201200195001' });
  const record = await page(id);
  assert.match(record, /NHS number 943 476 5919.*UPN K201200195001/);
  assert.doesNotMatch(record, /No NHS number/);
  await add(id, 'numbers', { what: 'nhs', value: '401 023 2137' });
  assert.match(await page(id, '/known'), /NHS number 401 023 2137.*Before.*NHS number 943 476 5919/);
  const tooOld = await add(id, 'numbers', { what: 'no upn', 'why-no-upn': 'UN1' });
  assert.match(tooOld.text, /They are six or older/);
});
