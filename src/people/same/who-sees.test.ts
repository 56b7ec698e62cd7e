import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { addConflict, asOwner, openTo } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { answered, linked, proposed, twoRecords } from '../../../test/support/same.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
let jonah: Visitor;
let hester: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
  jonah = await app.as('decision');
  hester = await app.as('essexDecision');
});
after(() => app.close());

const two = (more?: Parameters<typeof twoRecords>[1]) => twoRecords(app, more);

describe('who learns what', () => {
  test('whoever sees one side keeps that one, and learns nothing that stands on the other', async () => {
    const essex = { team: sampleTeams.essexHub, area: 'essex' };
    const { head, other, surname, given, year } = await two({
      head: { worksWith: [] },
      other: {
        ...essex,
        worksWith: [sampleTeams.thurrockHub],
        addresses: [
          { words: '1 Secret Close', postcode: 'CM1 1AA', shielded: true },
          { words: '7 Essex Way', postcode: 'CM2 2BB' },
        ],
      },
    });
    await linked(app, head.id, other.id);
    // Essex sees its own record, as before, and that Thurrock holds another.
    const seen = await hester.get(`/people/${other.id}`);
    assert.equal(seen.status, 200);
    assert.match(seen.text, /7 Essex Way/);
    assert.doesNotMatch(seen.html, /Quay Row|RM17/);
    assert.match(seen.text, /Thurrock front door holds another record of this person/);
    assert.equal((await hester.get(`/people/${head.id}`)).status, 404);
    assert.match((await hester.get('/people')).html, new RegExp(`/people/${other.id}`));
    const found = await look(hester, { who: `${given} ${surname} 3 March ${year} RM17 6SL` });
    assert.match(found.html, new RegExp(`value="${other.id}"`));
    assert.doesNotMatch(found.text, /the same postcode|Not open to you/);
    // Thurrock sees both, and never what is shielded on either.
    const both = await amara.get(`/people/${head.id}`);
    assert.match(both.text, /4 Quay Row.*7 Essex Way/);
    for (const path of [`/people/${head.id}`, `/people/same?one=${head.id}&other=${other.id}`])
      assert.doesNotMatch((await amara.get(path)).html, /Secret Close|CM1 ?1AA/);
    await asOwner(app.database, (owner) =>
      owner.query(
        `update people.involvement set until = now() where person_id = $1 and part = 'works with'`,
        [other.id],
      ),
    );
    const alone = await amara.get(`/people/${head.id}`);
    assert.doesNotMatch(alone.text, /Essex Way/);
    assert.match(alone.text, /Essex front door holds another record/);
    const own = await look(amara, { who: `${given} ${surname} 3 March ${year} CM2 2BB` });
    assert.doesNotMatch(own.text, /the same postcode/, 'nor by what it would be found');
  });

  test('a proposal over a record that one does not see is not there', async () => {
    const { head, other, given } = await two({
      other: { team: sampleTeams.essexHub, area: 'essex', worksWith: [sampleTeams.thurrockHub] },
    });
    const path = await proposed(amara, head.id, other.id);
    for (const at of [
      path,
      `/people/same?one=${head.id}&other=${other.id}`,
      `/people/same?one=${other.id}&other=${head.id}`,
    ])
      assert.equal((await hester.get(at)).status, 404, at);
    assert.doesNotMatch((await hester.get('/people/duplicates')).text, new RegExp(given));
    assert.doesNotMatch((await hester.get(`/people/${other.id}`)).text, /proposed/);
    await hester.get('/people');
    for (const [at, body] of [
      [path, { answer: 'linked', why: 'The same, I think', 'person-version': '1', 'head-version': '1' }],
      [`${path}/split`, { why: 'They are two people' }],
      ['/people/same', { one: head.id, other: other.id, head: head.id, why: 'The same, I think' }],
      ['/people/not-same', { one: head.id, other: other.id, reason: 'Twins, I think' }],
    ] as const)
      assert.equal((await hester.post(at, body)).status, 404, at);
  });

  test('a restricted record is linked by those named on it alone, and tells nobody of the other’s readers', async () => {
    const { head, other } = await two({ other: { named: ['screening', 'decision'] } });
    const path = await linked(app, head.id, other.id);
    const duty = await app.as('duty');
    const seen = await duty.get(`/people/${head.id}`);
    assert.equal(seen.status, 200);
    assert.doesNotMatch(seen.text, /Mill Lane|another record of this person|found to be the same/);
    for (const at of [path, `/people/${other.id}`]) assert.equal((await duty.get(at)).status, 404);
    assert.doesNotMatch((await duty.get('/desk')).text, new RegExp(`${head.reference} was found`));
    assert.match((await amara.get(`/people/${head.id}/known`)).text, /4 Quay Row.*9 Mill Lane/);
  });

  test('a conflict of interest over either reaches both, and every concern about them', async () => {
    const { head, other } = await two();
    const concern = await addConcern(app.database, { headline: 'Bruise', allocatedTo: 'duty' });
    await asOwner(app.database, async (owner) => {
      await owner.query('update front_door.child set person_id = $1 where concern_id = $2', [
        other.id,
        concern.id,
      ]);
      await owner.query('insert into access.about (record_id, person_id) values ($1, $2)', [
        concern.id,
        other.id,
      ]);
    });
    assert.match((await amara.get(`/people/${head.id}`)).text, /No concern/);
    const path = await linked(app, head.id, other.id);
    assert.match((await amara.get(`/people/${head.id}`)).text, /Bruise/, 'it is about one person now');
    const who = await amara.get(`/front-door/${concern.id}/who`);
    assert.match(who.text, new RegExp(head.reference), 'and reads as the record in front');
    const duty = await app.as('duty');
    await addConflict(app.database, 'duty', head.id);
    for (const at of [`/people/${head.id}`, `/people/${other.id}`, path, `/front-door/${concern.id}`])
      assert.equal((await duty.get(at)).status, 404, at);
    const [held] = await asOwner(app.database, (owner) =>
      owner.query('select allocated_to as to from front_door.concern where id = $1', [concern.id]),
    );
    assert.deepEqual(held, { to: null });
    await post(jonah, path, { why: 'They are cousins after all' }, `${path}/split`);
    assert.equal((await duty.get(`/people/${other.id}`)).status, 200, 'two people again');

    const gone = await two();
    const left = await proposed(amara, gone.head.id, gone.other.id);
    const role = 'screening officer';
    const moved = (from: string, to: string) =>
      asOwner(app.database, (owner) =>
        owner.query('update access.role_held set role = $2 where role = $1', [from, to]),
      );
    await moved(role, 'hub partner, once screening');
    assert.match((await answered(jonah, left, 'linked')).text, /This proposal no longer holds/);
    await moved('hub partner, once screening', role);

    const later = await two();
    const proposal = await proposed(amara, later.head.id, later.other.id);
    await addConflict(app.database, 'screening', later.other.id);
    assert.match((await answered(jonah, proposal, 'linked')).text, /This proposal no longer holds/);
    assert.equal((await amara.get(proposal)).status, 404);
  });

  test('whoever only reads a record, or holds no role for it, links and splits nothing', async () => {
    const { head, other } = await two();
    const at = `/people/same?one=${head.id}&other=${other.id}`;
    await openTo(app.database, head.id, { person: 'police' }, 'break-glass', '2026-11-23T14:00:00Z');
    await openTo(app.database, other.id, { person: 'police' }, 'break-glass', '2026-11-23T14:00:00Z');
    const rafe = await app.as('police');
    assert.match((await rafe.get(at)).text, /You may read both records and not change them/);
    for (const to of ['/people/same', '/people/not-same'])
      assert.equal((await rafe.post(to, { one: head.id, other: other.id })).status, 404, to);
    for (const role of ['school', 'administrator', 'operator'] as const) {
      const browser = await app.as(role);
      for (const path of [at, '/people/duplicates'])
        assert.equal((await browser.get(path)).status, 404, role);
    }
    const path = await linked(app, head.id, other.id);
    assert.equal((await amara.post(`${path}/split`, { why: 'They are two people' })).status, 404);
  });
});
