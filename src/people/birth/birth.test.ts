import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { columnsOf, day, entriesOf, handOf } from '../../../test/support/facts.ts';
import { addPerson } from '../../../test/support/people.ts';

let app: TestApp;
let add: ReturnType<typeof handOf>['add'];
let page: ReturnType<typeof handOf>['page'];
before(async () => {
  app = await startTestApp();
  ({ add, page } = handOf(await app.as('screening')));
});
after(() => app.close());

test('a baby that is born and named stays the same record', async () => {
  const { id } = await addPerson(app.database, { names: [{ surname: 'Vance' }], expected: '2026-11-20' });
  assert.match(await page(id, '/known/birth/add'), /If the baby has been named|First names, if the baby/);
  const born = { what: 'exact', ...day('born', '2026-11-19'), given: 'Ada', sex: 'F' };
  assert.equal((await add(id, 'birth', born)).status, 303);
  const now = await columnsOf(app.database, id);
  assert.deepEqual(
    [now.label, now.born, now.born_kind, now.expected_on, now.sex],
    ['Ada Vance', '2026-11-19', 'exact', null, 'F'],
  );
  assert.match(await page(id), /Ada Vance born 19 November 2026, 4 days Female/);
  assert.deepEqual(
    (await entriesOf(app.database, id)).map(({ given }) => given),
    ['', 'ada'],
  );
});

test('a baby that is born and has no name yet is called so, and a due date is within ten months', async () => {
  const { id } = await addPerson(app.database, { names: [{ surname: 'Vance' }], expected: '2026-11-20' });
  const late = await add(id, 'birth', { what: 'unborn', ...day('born', '2028-11-20') });
  assert.match(late.text, /A baby is due within ten months: check the year/);
  const dash = { what: 'exact', ...day('born', '2026-11-19'), given: '-', sex: 'F' };
  assert.match((await add(id, 'birth', dash)).text, /A name has letters\. Leave it out if it is not known/);
  assert.equal((await add(id, 'birth', { ...dash, given: '' })).status, 303);
  assert.equal((await columnsOf(app.database, id)).label, 'Baby Vance');
  await add(id, 'names', { kind: 'current', given: 'Ada', surname: 'Vance' });
  assert.equal((await columnsOf(app.database, id)).label, 'Ada Vance');
});

test('another date of birth needs a word on what was wrong with the one before, which stays as withdrawn', async () => {
  const { id } = await addPerson(app.database, { born: '2012-03-03' });
  const other = { what: 'exact', ...day('born', '2012-03-04') };
  const refused = await add(id, 'birth', other);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /Say in a few words what was wrong with the date recorded before/);
  assert.match(refused.html, /name="born-day"[^>]*value="04"/);
  assert.equal((await add(id, 'birth', { ...other, wrong: 'Her passport says the fourth' })).status, 303);
  assert.equal((await columnsOf(app.database, id)).born, '2012-03-04');
  assert.match(
    await page(id, '/known'),
    /3 March 2012.*Withdrawn by Amara Cole: Her passport says the fourth/,
  );
  const future = await add(id, 'birth', {
    what: 'exact',
    ...day('born', '2031-01-01'),
    wrong: 'It is another day',
  });
  assert.match(future.text, /A date of birth cannot be in the future/);
  assert.equal((await add(id, 'birth', { what: 'unknown', wrong: 'Nobody can say any more' })).status, 303);
  assert.equal((await columnsOf(app.database, id)).born_kind, 'unknown');
  assert.equal((await add(id, 'birth', { what: 'estimated', ...day('born', '2012') })).status, 303);
  assert.equal((await columnsOf(app.database, id)).born_kind, 'estimated');
});
