import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { post } from '../../../test/support/post.ts';
import { samplePractitioners as people, type SampleRole } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const why = 'The father must not learn it';
const see = async (person: SampleRole, { id }: { id: string }) =>
  (await app.as(person)).get(`/front-door/${id}`);

test('hides one address from all but the named people, and shows it again', async () => {
  const concern = await addConcern(app.database, {
    addresses: [{ words: '9 Harbour Way' }, { words: '2 Mill Lane' }],
  });
  const [address = ''] = concern.addresses;
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/shield`;
  assert.match((await browser.get(path)).text, /Which address\?.*9 Harbour Way.*2 Mill Lane/);
  await post(browser, path, { address, people: people.duty.id, reason: why });
  assert.deepEqual((await lastAudited(app.database, 'decision', concern.id))?.fields, ['address']);
  assert.match(
    (await see('duty', concern)).text,
    /9 Harbour Way Shielded: do not pass on The father must not learn it/,
  );
  const other = await see('screening', concern);
  assert.match(other.text, /2 Mill Lane.*Address shielded: only named people/);
  assert.doesNotMatch(other.html, /Harbour Way/);
  assert.match((await (await app.as('screening')).get('/front-door')).text, /Address shielded/);

  await post(browser, path, { address: `show:${address}`, reason: 'The order against him has lapsed' });
  assert.match((await see('screening', concern)).text, /9 Harbour Way/);
  assert.doesNotMatch((await see('screening', concern)).text, /Address shielded/);
});

test('refuses another record’s address, no choice and no reason', async () => {
  const concern = await addConcern(app.database, { addresses: [{ words: '9 Harbour Way' }] });
  const other = await addConcern(app.database, { addresses: [{ words: '1 Elsewhere' }], area: 'essex' });
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/shield`;
  assert.match((await post(browser, path, {})).text, /Choose an address Say why/);
  assert.match(
    (await post(browser, path, { address: other.addresses[0] ?? '', reason: why })).text,
    /Choose an address/,
  );
  assert.match(
    (await post(browser, path, { address: concern.addresses[0] ?? '', reason: 'x' })).text,
    /four words/,
  );
});

test('somebody of another agency is found by name, warned of, and reads it only with the concern', async () => {
  const concern = await addConcern(app.database, { addresses: [{ words: '9 Harbour Way' }] });
  const [address = ''] = concern.addresses;
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/shield`;
  const found = await post(browser, path, { address, find: 'rafe', press: 'find', reason: why });
  assert.equal(found.status, 200);
  assert.match(
    found.text,
    /Rafe Dunmore Police constable in the hub, Estuary Police. Another agency: they still see/,
  );
  assert.match(found.html, new RegExp(`value="${address}" checked`));
  assert.match(found.html, new RegExp(why));
  const done = await post(browser, path, { address, people: people.police.id, reason: why });
  assert.equal(done.location, `/front-door/${concern.id}`);
  assert.equal((await see('police', concern)).status, 404);
});
