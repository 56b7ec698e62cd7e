import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import type { Seen } from '../../../../test/support/visitor.ts';
import { samplePractitioners } from '../../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const person = `/administration/people/${samplePractitioners.school.id}`;
const path = `${person}/invitation`;
const linkIn = (seen: Seen) => /http:\/\/localhost:3000(\/invitation\/[\w-]{43})/.exec(seen.html)?.[1] ?? '';

test('"Make a new link" pressed twice is one link, and neither answer shows a dead one', async () => {
  await asOwner(app.database, (owner) =>
    owner.query('update partnership.practitioner set email = $1 where id = $2', [
      'twice@school.example',
      samplePractitioners.school.id,
    ]),
  );
  const administrator = await app.as('administrator');
  await administrator.get(person);
  const key = { 'form-key': administrator.formKey };
  const presses = await Promise.all([administrator.post(path, key), administrator.post(path, key)]);
  const [link = '', ...others] = new Set(presses.map(linkIn));
  assert.deepEqual(others, []);
  assert.equal((await app.visitor().get(link)).status, 200);
  const told = await asOwner(app.database, (owner) =>
    owner.query("select from platform.message where to_address = 'twice@school.example'"),
  );
  assert.equal(told.length, 1, 'told once');
  await administrator.get(person);
  assert.notEqual(linkIn(await administrator.post(path)), link);
  const stale = await administrator.post(path, key);
  assert.equal(stale.location, person, 'a link that no longer opens is not shown');
});

test('a form’s key makes no link for somebody else', async () => {
  const administrator = await app.as('administrator');
  await administrator.get(person);
  const key = { 'form-key': administrator.formKey };
  assert.ok(linkIn(await administrator.post(path, key)));
  const other = `/administration/people/${samplePractitioners.health.id}`;
  const crossed = await administrator.post(`${other}/invitation`, key);
  assert.equal(crossed.location, other);
});
