import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners as people, type SampleRole, sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
  jonah = await app.as('decision');
});
after(() => app.close());

const why = 'She works with the whole family';
const status = async (role: SampleRole, id: string) =>
  (await (await app.as(role)).get(`/people/${id}`)).status;
const panel = async (id: string) => (await amara.get(`/people/${id}`)).text;

test('a team that works with somebody sees the record, and no longer when it has ended', async () => {
  const { id } = await addPerson(app.database);
  assert.equal(await status('southendDecision', id), 404);
  const path = `/people/${id}/involved/add`;
  assert.match((await post(amara, path, {})).text, /Choose the team.*Say why in a few words/);
  assert.equal((await post(amara, path, { team: sampleTeams.southendHub, why })).status, 303);
  assert.equal(await status('southendDecision', id), 200);
  assert.deepEqual((await lastAudited(app.database, 'screening', id))?.action, 'involve');
  assert.match(await panel(id), /Who is involved now Works with them Southend/);
  assert.match(
    (await post(amara, path, { team: sampleTeams.southendHub, why })).text,
    /works with them already/,
  );
  const { html } = await amara.get(`/people/${id}/involved`);
  const [, end = ''] = /href="([^"]*\/involved\/[^"]*\/end)"/.exec(html) ?? [];
  assert.equal((await post(amara, end, { why: 'The family moved back here' })).status, 303);
  assert.equal(await status('southendDecision', id), 404);
  assert.match(
    (await amara.get(`/people/${id}/involved`)).text,
    /Before.*Southend.*Ended: The family moved back here/,
  );
  assert.equal((await amara.get(end)).status, 404);
});

test('one person leads: the next one takes it over, and never somebody across a conflict of interest', async () => {
  const { id } = await addPerson(app.database);
  const path = `/people/${id}/involved/lead`;
  assert.match((await post(amara, path, { why })).text, /Choose who leads/);
  const both = { people: [people.duty.id, people.decision.id], why };
  assert.match((await post(amara, path, both)).text, /Choose one person: one leads/);
  assert.equal((await post(amara, path, { people: people.duty.id, why })).status, 303);
  assert.match(await panel(id), /Lead professional/);
  assert.equal((await post(amara, path, { people: people.decision.id, why })).status, 303);
  const text = await panel(id);
  assert.match(text, /Lead professional Jonah Pryce/);
  assert.equal(text.match(/Lead professional [A-Z]/g)?.length, 1);

  await addConflict(app.database, 'decision', id);
  assert.doesNotMatch(await panel(id), /Jonah Pryce/, 'whoever has a conflict leads no longer');
  const refused = await post(amara, path, { people: people.decision.id, why });
  assert.match(refused.text, /They cannot lead here\. Choose somebody else/);
  assert.doesNotMatch(refused.text, /conflict/i);
});

test('the record is handed over: the new team answers for it, the old one stays if it says so', async () => {
  const one = await addPerson(app.database);
  const path = `/people/${one.id}/involved/hand-over`;
  const over = { team: sampleTeams.southendHub, why: 'The family lives in Southend now' };
  const stays = await post(amara, path, { ...over, stays: 'yes' });
  assert.equal(stays.location, `/people/${one.id}/involved`);
  assert.match(
    (await amara.get(`/people/${one.id}/involved`)).text,
    /Southend[^.]*Holds the record.*Works with them/,
  );
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ team_id: string; area: string }>('select team_id, area from people.person where id = $1', [
      one.id,
    ]),
  );
  assert.deepEqual(row, { team_id: sampleTeams.southendHub, area: 'southend' });

  const two = await addPerson(app.database);
  const gone = await post(amara, `/people/${two.id}/involved/hand-over`, over);
  assert.equal(gone.location, '/people');
  assert.equal((await amara.get(`/people/${two.id}`)).status, 404);
  assert.equal(await status('southendDecision', two.id), 200);
});

test('restricted to named people it is there for nobody else, and is opened again by one of them', async () => {
  const { id } = await addPerson(app.database, {
    names: [{ given: 'Orla', surname: 'Quennell' }],
    born: '2011-04-05',
  });
  assert.equal((await amara.get(`/people/${id}/restriction`)).status, 404, 'it takes the right to restrict');
  const path = `/people/${id}/restriction`;
  assert.match((await post(jonah, path, {})).text, /Choose who may see it.*Say why/);
  const found = await post(jonah, path, { who: 'named', find: 'rafe', press: 'find' });
  assert.match(found.text, /Rafe Dunmore/);
  const named = { who: 'named', people: people.duty.id, reason: 'His aunt works in this team' };
  assert.equal((await post(jonah, path, named)).status, 303);
  assert.deepEqual([await status('screening', id), await status('duty', id)], [404, 200]);
  assert.doesNotMatch((await amara.get('/people')).text, /Quennell/);
  const search = await look(amara, { who: 'Orla Quennell 5 April 2011' });
  assert.match(search.text, /Nobody like this is known here/);
  assert.match((await jonah.get(path)).html, new RegExp(`value="${people.duty.id}" checked`));
  assert.equal((await post(jonah, path, { who: 'team', reason: 'She has left the team' })).status, 303);
  assert.equal(await status('screening', id), 200);
});

test('only those who may write on the record change who is involved', async () => {
  const { id } = await addPerson(app.database);
  for (const [role, reads] of [
    ['essexDecision', 404],
    ['policeContact', 404],
    ['operator', 404],
  ] as const) {
    const browser = await app.as(role);
    await browser.get('/desk');
    assert.equal((await browser.get(`/people/${id}/involved`)).status, reads);
    for (const step of ['involved/add', 'involved/lead', 'involved/hand-over', 'restriction']) {
      const body = { version: '1', 'form-key': randomUUID(), team: sampleTeams.southendHub, why };
      assert.equal((await browser.post(`/people/${id}/${step}`, body)).status, 404, `${role} ${step}`);
    }
  }
});
