import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiKey, ask, policeAgency } from '../../../test/support/api.ts';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson, relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { linked, twoRecords } from '../../../test/support/same.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

test('the family is one: what is told of either record, and each relative once', async () => {
  const { head, other, given } = await twoRecords(app);
  const mother = await addPerson(app.database, { names: [{ given: 'Ottilie', surname: 'Brand' }] });
  const again = await addPerson(app.database, { names: [{ given: 'Ottilia', surname: 'Brandt' }] });
  const brother = await addPerson(app.database, { names: [{ given: 'Cosmo', surname: 'Brand' }] });
  await relate(app.database, mother.id, 'parent', head.id);
  await relate(app.database, again.id, 'parent', other.id);
  await relate(app.database, brother.id, 'sibling', other.id);
  await relate(app.database, mother.id, 'parent', brother.id);
  await linked(app, head.id, other.id);
  await linked(app, mother.id, again.id);
  const family = await amara.get(`/people/${head.id}/family`);
  assert.match(family.text, new RegExp(`Cosmo Brand brother or sister of ${given}`));
  assert.match(family.text, new RegExp(`Ottilie Brand parent of ${given}`));
  assert.doesNotMatch(family.text, /Ottilia/, 'she stands there by the record in front');
  assert.doesNotMatch(family.html, new RegExp(`/people/(${other.id}|${again.id})"`));
  assert.match((await amara.get(`/people/${head.id}`)).text, /Ottilie Brand/);
  assert.match((await amara.get(`/people/${brother.id}/family`)).text, new RegExp(given));
  assert.equal((await lastAudited(app.database, 'screening', other.id))?.basis, 'linked', 'a read of each');
});

test('the heading takes the surest name and birth of all records, says from where, and what another says instead', async () => {
  const { head, other, given, surname, year } = await twoRecords(app);
  await asOwner(app.database, async (owner) => {
    await owner.query(
      "update people.telling set how = 'document', said_by = 'a passport' where person_id = $1",
      [other.id],
    );
    await owner.query("update people.fact set value = $2 where person_id = $1 and kind = 'born'", [
      other.id,
      `${year}-03-04`,
    ]);
  });
  assert.doesNotMatch((await amara.get(`/people/${head.id}`)).text, /do not agree|passport/);
  await linked(app, head.id, other.id);
  const { text, html } = await amara.get(`/people/${head.id}`);
  assert.match(html, new RegExp(`<h1[^>]*>${given} ${surname}s</h1>`));
  assert.match(
    text,
    new RegExp(
      `born 4 March ${year}.*Name from a passport. Date of birth from a passport. Their records do not agree. Also written: ${given} ${surname}, .* said; born 3 March ${year}, .* said. Look`,
    ),
  );
});

test('what both records say alike is read once, with who told each', async () => {
  const told = { told: { by: 'a passport', at: '2026-11-01T10:00:00Z' } };
  const { head, other, year } = await twoRecords(app, { other: told });
  await linked(app, head.id, other.id);
  const { text, html } = await amara.get(`/people/${head.id}`);
  assert.match(
    text,
    new RegExp(`Born 3 March ${year} her mother said, [^;]*? also a passport said, 1 November 2026`),
  );
  assert.equal(html.match(/<dt[^>]*>\s*Born\s*</g)?.length, 1);
});

test('a system hears of the record in front, once; and of neither where somebody of its agency must not', async () => {
  const { head, other, given, surname, year } = await twoRecords(app);
  const key = await apiKey(app, { agency: policeAgency, scopes: ['people:match'] });
  const found = async () => {
    const answer = await ask(app, key, '/api/people/match', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ given, surname: `${surname}s`, dob: `${year}-03-03`, postcode: 'SS9 2AB' }),
    });
    return (answer.body as unknown as { candidates: { id: string }[] }).candidates.map(({ id }) => id);
  };
  assert.deepEqual((await found()).sort(), [head.id, other.id].sort());
  await linked(app, head.id, other.id);
  assert.deepEqual(await found(), [head.id]);
  await addConflict(app.database, 'police', head.id);
  assert.deepEqual(await found(), []);
});

test('a team that has the one record goes on with it, and what it writes is read on the one in front', async () => {
  const { head, other } = await twoRecords(app, {
    other: { team: sampleTeams.essexHub, area: 'essex', worksWith: [sampleTeams.thurrockHub] },
  });
  await linked(app, head.id, other.id);
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ linked_to: string | null; head_id: string | null }>(
      'select linked_to, head_id from people.person where id = $1',
      [other.id],
    ),
  );
  assert.deepEqual(rows, [{ linked_to: head.id, head_id: head.id }]);
  const hester = await app.as('essexDecision');
  assert.match((await hester.get('/people')).html, new RegExp(`/people/${other.id}"`));
  assert.equal((await hester.get(`/people/${other.id}`)).status, 200);
  // What Essex writes on its own record is read on the one in front by whoever sees both.
  const tie = {
    ...{ words: 'Rowing club', kind: 'leisure', strength: 'strong', how: 'said', 'said-by': 'herself' },
    ...{ 'told-day': '20', 'told-month': '11', 'told-year': '2026' },
  };
  assert.equal((await post(hester, `/people/${other.id}/family/tie`, tie)).status, 303);
  assert.match((await amara.get(`/people/${head.id}/family`)).text, /Rowing club/);
});
