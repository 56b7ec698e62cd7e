import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { toldBy } from '../../../test/support/events.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const known = async (id: string) => (await amara.get(`/people/${id}/known`)).text;
const told = (id: string) =>
  asOwner(app.database, (owner) =>
    owner.query<{ needless: boolean; asked_as: string | null; why: string }>(
      'select needless, asked_as, why from people.told_again where person_id = $1 order by why, id',
      [id],
    ),
  );

test('the family is asked only for what nobody told, or told long ago', async () => {
  const { id } = await addPerson(app.database, {
    born: '2012-03-03',
    sex: 'F',
    nhsNumber: '9434765919',
    addresses: [{ words: '4 Quay Row' }],
    told: { by: 'her mother', at: '2025-10-01T09:00:00Z' },
  });
  const page = await known(id);
  const [, asks = ''] = /What the family is to be asked(.*?)Add a name/.exec(page) ?? [];
  for (const missing of [
    'ethnicity',
    'first language',
    'disability',
    'the general practice',
    'the school',
    'the UPN',
  ])
    assert.match(asks, new RegExp(`Not known: ${missing}`));
  assert.match(asks, /Told long ago: home, is it still so\?/);
  assert.doesNotMatch(
    asks,
    /Not known: (where they live|sex|the NHS number|when they were born)|name, is it still/,
  );
  assert.match(page, /her mother said, 1 October 2025, to Amara Cole Ask again: due since 1 October 2026/);
  assert.match((await amara.get(`/people/${id}`)).text, /7 things to ask the family/);
});

test('the same told again is fresh again and not written twice; asked too early it needs a reason and is counted', async () => {
  const { id } = await addPerson(app.database, {
    addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL' }],
    told: { by: 'her mother', at: '2025-10-01T09:00:00Z' },
  });
  const same = { kind: 'home', words: '4  quay row', postcode: 'rm176sl', ...toldBy };
  const path = `/people/${id}/known/addresses/add`;
  assert.equal((await post(amara, path, same)).status, 303);
  assert.match(
    await known(id),
    /her mother said, 20 November 2026, to Amara Cole, [^.]*, told 2 times No need to ask before 20 November 2027/,
  );
  assert.equal(
    (await known(id)).match(/4 Quay Row/g)?.length,
    5,
    'one line, and the names of its four links',
  );
  const early = await post(amara, path, same);
  assert.equal(early.status, 400);
  assert.match(
    early.text,
    /This is held already: her mother said, 20 November 2026.*It need not be asked before 20 November 2027\. If the family was asked again, say why/,
  );
  assert.equal((await post(amara, path, { ...same, how: 'document', 'said-by': 'tenancy' })).status, 303);
  assert.equal(
    (await post(amara, path, { ...same, again: 'The form of the school asks for it' })).status,
    303,
  );
  assert.deepEqual(await told(id), [
    { needless: false, asked_as: 'address', why: '' },
    { needless: false, asked_as: 'address', why: '' },
    { needless: true, asked_as: 'address', why: 'The form of the school asks for it' },
  ]);
});

test('how long something stands is agreed by each area, and kept as it was', async () => {
  const { id } = await addPerson(app.database, { addresses: [{ words: '4 Quay Row' }] });
  assert.match(await known(id), /No need to ask before 20 November 2027/);
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into partnership.policy (name, area, value, effective_from, source, certainty)
       values ('ask:address', 'thurrock', '{"months": 3}', '2026-01-01', 'Agreed there', 'L')`,
    ),
  );
  app.clock.now = app.clock.now.add({ hours: 24 });
  amara = await app.as('screening');
  assert.match(await known(id), /No need to ask before 20 February 2027/);
  const administrator = await app.as('administrator');
  const agreed = await administrator.get('/arrangements/policies/ask:address/thurrock');
  assert.match(agreed.text, /Asked again: addresses, Thurrock.*Is the family asked again\?/);
  assert.match(agreed.html, /name="months"[^>]*value="3"|value="3"[^>]*name="months"/);
});

test('for whoever may not see the person there is no such page', async () => {
  const { id } = await addPerson(app.database);
  assert.equal((await (await app.as('essexDecision')).get(`/people/${id}/known`)).status, 404);
});
