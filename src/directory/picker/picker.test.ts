import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { sampleServices } from '../../../test/support/services.ts';
import { sampleServiceId } from '../index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await sampleServices(app);
});
after(() => app.close());

test('a decision points to services of the directory, found and ticked without a script, and each is followed up', async () => {
  const concern = await addConcern(app.database);
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/decision`;
  const form = await browser.get(path);
  assert.match(form.text, /Choose from the directory/);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  const given = {
    ...wholeDecision(2, 'information-and-advice', {
      destination: 'signpost',
      signposted: 'Toy library, Grays',
    }),
    version,
  };
  const nothing = await browser.post(path, { ...given, press: 'find-service' });
  assert.match(nothing.text, /Write what would help, or a postcode/);
  const noPlace = await browser.post(path, { ...given, press: 'find-service', 'service-near': 'Grays' });
  assert.match(noPlace.text, /Enter a postcode, or its first half like SS1/);
  assert.match(noPlace.html, /value="Grays"/);
  assert.match(noPlace.html, /formaction="#service-choose"/);
  const looked = await browser.post(path, {
    ...given,
    press: 'find-service',
    'service-words': 'fathers',
    'service-near': 'RM17 6SL',
  });
  assert.equal(looked.status, 200);
  assert.match(
    looked.text,
    /Men Beside Young Children, Grays Fathers in the Frame · less than a mile from RM17/,
  );
  assert.match(looked.html, />Toy library, Grays<\/textarea>/);
  const id = sampleServiceId('Men Beside Young Children, Grays');
  const again = await browser.post(path, { ...given, reason: '', service: id });
  assert.equal(again.status, 400);
  assert.match(again.html, new RegExp(`value="${id}"[^>]*checked`));
  const done = await browser.post(path, { ...given, signposted: '', service: [id, 'nonsense'] });
  assert.equal(done.status, 303, done.text);
  const record = await browser.get(`/front-door/${concern.id}`);
  assert.match(record.text, /Services Men Beside Young Children, Grays \( ?how to reach it ?\)/);
  assert.match(record.html, new RegExp(`href="/directory/${id}"`));
  const family = await browser.get(`/front-door/${concern.id}/tell/family`);
  assert.match(family.text, /These services may help you: Men Beside Young Children, Grays: http/);
  assert.match(family.html, new RegExp(`http[^ ]+/directory/${id}`));
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ service_id: string; ask_whom: string }>(
      'select service_id, ask_whom from directory.signpost where concern_id = $1',
      [concern.id],
    ),
  );
  assert.deepEqual(rows, [{ service_id: id, ask_whom: 'practitioner' }]);
  const { id: child } = await addPerson(app.database, {
    names: [{ given: 'Lu', surname: 'Marsh' }],
    born: '2015-01-01',
  });
  await asOwner(app.database, (owner) =>
    owner.query('update front_door.child set person_id = $1 where concern_id = $2', [child, concern.id]),
  );
  assert.match(
    (await browser.get(`/people/${child}`)).text,
    /Signposts to services Men Beside Young Children, Grays/,
  );
  assert.match(
    (await browser.get('/directory/signposts')).text,
    /Men Beside Young Children, Grays A concern/,
  );
});

test('nothing found says so, and what is hidden cannot be chosen', async () => {
  const concern = await addConcern(app.database);
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/decision`;
  const form = await browser.get(path);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  const none = await browser.post(path, { version, press: 'find-service', 'service-words': 'zzzzzz' });
  assert.match(none.text, /No service fits/);
  const given = wholeDecision(2, 'information-and-advice', { destination: 'signpost', version });
  const hidden = await browser.post(path, { ...given, service: '00000000-0000-4000-8000-000000000009' });
  assert.equal(hidden.status, 400);
  assert.match(hidden.text, /Write which services the family is pointed to/);
});
