import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { toldBy } from '../../../test/support/events.ts';
import { addConflict, asOwner, openTo } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('whoever works with somebody reads the record, and the audit says by which rule', async () => {
  const { id } = await addPerson(app.database, {
    born: '2012-03-03',
    nhsNumber: '9434765919',
    addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL' }],
    worksWith: [sampleTeams.southendHub],
  });
  for (const [role, basis] of [
    ['screening', 'team holds it'],
    ['southendDecision', 'team works with them'],
  ] as const) {
    const { status, text } = await (await app.as(role)).get(`/people/${id}`);
    assert.equal(status, 200);
    assert.match(text, /Tia Marlow/);
    assert.match(text, /born 3 March 2012, 14 years/);
    assert.match(text, /4 Quay Row RM17 6SL her mother said/);
    const [row] = await asOwner(app.database, (owner) =>
      owner.query<{ basis: string }>(
        "select basis from audit.event where record_id = $1 and action = 'read' order by seq desc limit 1",
        [id],
      ),
    );
    assert.equal(row?.basis, basis);
  }
  const list = await (await app.as('southendDecision')).get('/people');
  assert.match(list.text, /Tia Marlow/);
});

test('for everybody else there is no such person', async () => {
  const { id } = await addPerson(app.database, { names: [{ given: 'Odd', surname: 'Fellow' }] });
  const absent = await (await app.as('essexDecision')).get('/people/00000000-0000-4000-8000-000000000000');
  const hidden = await (await app.as('essexDecision')).get(`/people/${id}`);
  assert.equal(hidden.status, 404);
  assert.equal(absent.status, 404);
  assert.doesNotMatch((await (await app.as('essexDecision')).get('/people')).text, /Odd Fellow/);
  assert.equal((await (await app.as('operator')).get(`/people/${id}`)).status, 404);
});

test('a restricted record is its named people’s, and a conflict of interest beats every rule', async () => {
  const { id } = await addPerson(app.database, { named: ['decision'] });
  assert.equal((await (await app.as('screening')).get(`/people/${id}`)).status, 404);
  assert.equal((await (await app.as('decision')).get(`/people/${id}`)).status, 200);
  await addConflict(app.database, 'decision', id);
  assert.equal((await (await app.as('decision')).get(`/people/${id}`)).status, 404);
});

test('whoever reads in an emergency is offered nothing to change, and not told that nothing is there', async () => {
  const { id } = await addPerson(app.database);
  await openTo(app.database, id, { person: 'essexDecision' }, 'break-glass');
  const { status, text } = await (await app.as('essexDecision')).get(`/people/${id}`);
  assert.equal(status, 200);
  assert.match(text, /Nothing that you may see is written yet/);
  assert.doesNotMatch(text, /Compare with another record/);
});

test('a shielded address is missing for whoever is not named for it', async () => {
  const { id, addresses } = await addPerson(app.database, {
    addresses: [{ words: '9 Hidden Lane', postcode: 'SS2 6ER', shielded: true }],
  });
  const jonah = await app.as('decision');
  const without = await jonah.get(`/people/${id}`);
  assert.match(without.text, /Something is shielded/);
  assert.doesNotMatch(without.html, /Hidden Lane|SS2 6ER/);
  await openTo(app.database, addresses[0] ?? '', { person: 'decision' }, 'shield');
  assert.match((await jonah.get(`/people/${id}`)).text, /9 Hidden Lane/);
});

test('a way of reaching them that is not safe stands above everything else', async () => {
  const { id } = await addPerson(app.database);
  const amara = await app.as('screening');
  const email = { channel: 'email', value: 'him@example.org', safe: 'not safe', notes: 'He reads it' };
  await post(amara, `/people/${id}/known/contacts/add`, { ...toldBy, ...email });
  assert.match(
    (await amara.get(`/people/${id}`)).text,
    /Do not use: email him@example\.org\. It is not safe\..*Concerns/,
  );
});
