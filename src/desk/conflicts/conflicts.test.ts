import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { asOwner, openTo } from '../../../test/support/openings.ts';
import { samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const person = samplePractitioners.screening.id;
const declared = { person, reason: 'She is the child’s aunt' };

test('a lead declares one: that person never sees the record again, and loses it if it was theirs', async () => {
  const concern = await addConcern(app.database, { allocatedTo: 'screening' });
  await openTo(app.database, concern.id, { person: 'screening' }, 'allocated');
  const screening = await app.as('screening');
  assert.equal((await screening.get(`/front-door/${concern.id}`)).status, 200);
  const lead = await app.as('governance');
  const form = await lead.get('/access/conflicts/declare?find=amara');
  assert.match(form.text, /Amara Cole Screening officer, Thurrock/);
  const done = await lead.post('/access/conflicts/declare', {
    ...declared,
    find: 'amara',
    reference: ` ${concern.reference.toLowerCase()} `,
  });
  assert.match(
    (await lead.follow(done)).text,
    new RegExp(`Amara Cole .* ${concern.reference} She is the child’s aunt`),
  );
  assert.equal((await screening.get(`/front-door/${concern.id}`)).status, 404);
  assert.ok(!(await screening.get('/front-door')).html.includes(concern.id));
  assert.equal((await lastAudited(app.database, 'governance', concern.id))?.action, 'declare conflict');
  const record = await (await app.as('decision')).get(`/front-door/${concern.id}`);
  assert.doesNotMatch(record.text, /\w: Amara Cole/);
});

test('what is missing or wrong is said at once, beside what was typed', async () => {
  const lead = await app.as('governance');
  await lead.get('/access/conflicts/declare?find=cole');
  const empty = await lead.post('/access/conflicts/declare', { find: 'cole' });
  assert.equal(empty.status, 400);
  assert.match(empty.text, /Enter the reference.*Choose the person.*Write what the conflict of interest is/);
  const wrong = { ...declared, find: 'cole', reference: 'TH-1999-1' };
  const unknown = await lead.post('/access/conflicts/declare', wrong);
  assert.match(unknown.text, /No record has this reference/);
  assert.match(unknown.html, /value="TH-1999-1"/);
  assert.match((await lead.get('/access/conflicts/declare?find=zzz%25')).text, /Nobody here has that name/);
});

test('one’s own, about a record one sees, and about no other', async () => {
  const concern = await addConcern(app.database);
  const hidden = await addConcern(app.database, { area: 'essex' });
  const duty = await app.as('duty');
  const page = await duty.get(`/front-door/${concern.id}`);
  assert.match(page.html, new RegExp(`href="/access/own-conflict/${concern.id}"`));
  assert.equal((await duty.get(`/access/own-conflict/${hidden.id}`)).status, 404);
  await duty.get(`/access/own-conflict/${concern.id}`);
  const reason = 'I know the family well';
  assert.equal((await duty.post(`/access/own-conflict/${hidden.id}`, { reason })).status, 404);
  assert.equal((await duty.post(`/access/own-conflict/${concern.id}`, { reason })).location, '/desk');
  assert.equal((await duty.get(`/front-door/${concern.id}`)).status, 404);
});

test('it is for ever: nobody takes one back, the owner of the database neither', async () => {
  const concern = await addConcern(app.database);
  await asOwner(app.database, async (owner) => {
    await owner.query(
      'insert into access.conflict (practitioner_id, record_id, reason) values ($1, $2, $3)',
      [person, concern.id, 'a relative'],
    );
    for (const change of [
      'delete from access.conflict',
      `update access.conflict set reason = ''`,
      'truncate access.conflict',
    ])
      await assert.rejects(owner.exec(change), /for ever/);
  });
});

test('only leads keep the list, and nobody reads in it about themselves', async () => {
  for (const role of ['screening', 'decision', 'administrator', 'board'] as const)
    assert.equal((await (await app.as(role)).get('/access/conflicts')).status, 404, role);
  const concern = await addConcern(app.database);
  await asOwner(app.database, (owner) =>
    owner.query('insert into access.conflict (practitioner_id, record_id, reason) values ($1, $2, $3)', [
      samplePractitioners.governance.id,
      concern.id,
      'a neighbour of hers',
    ]),
  );
  assert.ok(!(await (await app.as('governance')).get('/access/conflicts')).text.includes(concern.reference));
});
