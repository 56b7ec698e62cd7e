import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { eventOf } from '../../../../test/support/events.ts';
import { addConflict, asOwner } from '../../../../test/support/openings.ts';
import { addPerson } from '../../../../test/support/people.ts';
import { post } from '../../../../test/support/post.ts';
import { samplePractitioners } from '../../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('a shielded event whose readers have all left is learnt of without a word of it, and others are named', async () => {
  const { id, reference } = await addPerson(app.database, { names: [{ given: 'Nell', surname: 'Quarrie' }] });
  const amara = await app.as('screening');
  const kept = {
    what: 'Moved to the refuge at Tern Close',
    shielded: 'yes',
    'shielded-why': 'He must not know',
  };
  assert.equal((await post(amara, `/people/${id}/chronology/add`, eventOf(kept))).status, 303);
  const ruth = await app.as('governance');
  const quiet = await ruth.get('/people/unread');
  assert.match(quiet.text, /Every shielded event has somebody who can sign in and read it/);
  assert.doesNotMatch((await ruth.get('/desk')).text, /Something shielded/);
  const { screening, decision, governance, duty } = samplePractitioners;
  await asOwner(app.database, (owner) =>
    owner.query('update partnership.practitioner set disabled_at = $2 where id = $1', [
      screening.id,
      app.clock.now.toString(),
    ]),
  );
  assert.match((await ruth.get('/desk')).text, /Something shielded can be read by nobody any more/);
  const list = await ruth.get('/people/unread');
  assert.match(list.text, new RegExp(`${reference} Thurrock front door`));
  const [path = ''] = /\/people\/unread\/[0-9a-f-]{36}/.exec(list.html) ?? [];
  const form = await ruth.get(path);
  for (const { html } of [list, form]) assert.doesNotMatch(html, /Tern Close|Quarrie|must not know/);
  assert.match(
    (await post(ruth, path, { why: 'no' })).text,
    /Choose who may read it.*Say in a few words why/,
  );
  const why = 'She leads the work with the family now';
  assert.equal(
    (await post(ruth, path, { people: governance.id, why })).status,
    400,
    'nobody names themselves',
  );
  await addConflict(app.database, 'duty', id);
  assert.match((await post(ruth, path, { people: duty.id, why })).text, /None of these may be named/);
  const jonah = await app.as('decision');
  assert.equal((await jonah.get('/people/unread')).status, 404);
  assert.equal((await jonah.get(path)).status, 404);
  assert.doesNotMatch((await jonah.get(`/people/${id}/chronology`)).html, /Tern Close/);
  assert.equal((await post(ruth, path, { people: decision.id, why })).location, '/people/unread');
  assert.match((await jonah.get(`/people/${id}/chronology`)).text, /Tern Close/);
  assert.equal((await ruth.get(path)).status, 404, 'it has a reader now');
});
