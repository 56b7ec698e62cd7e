import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { look } from '../../../test/support/searching.ts';
import { seedSampleConcerns } from '../../front-door/index.ts';
import { PUBLISHED } from '../../partnership/index.ts';
import { comparing } from '../duplicates/job.ts';
import { isNhsNumber } from '../rules/matching/identifiers.ts';
import { sampleChildren } from './children.ts';
import { seedSampleFamilies } from './seed.ts';

let app: TestApp;
let written: number;
before(async () => {
  app = await startTestApp();
  written = await asOwner(app.database, (owner) => seedSampleFamilies(owner, app.clock.now));
});
after(() => app.close());

const person = (label: string) =>
  asOwner(app.database, async (owner) => {
    const [row] = await owner.query<{ id: string }>('select id from people.person where label = $1', [label]);
    return row?.id ?? '';
  });

test('a trial has families enough that its list has pages, once', async () => {
  assert.ok(written >= 35, `${written} people`);
  assert.equal(await asOwner(app.database, (owner) => seedSampleFamilies(owner, app.clock.now)), 0);
  const winifred = await app.as('second');
  const first = await winifred.get('/people');
  assert.match(first.html, /rel="next"/);
  const { rows } = await asOwner(app.database, async (owner) => ({
    rows: await owner.query<{ value: string }>("select value from people.identifier where kind = 'nhs'"),
  }));
  for (const { value } of rows) assert.ok(isNhsNumber(value) && value.startsWith('999'), value);
});

test('some concerns of the sample are about its children, and each record shows the other', async () => {
  await asOwner(app.database, (owner) =>
    seedSampleConcerns(owner, {
      now: app.clock.now,
      secret: 'of the sample',
      arrangements: PUBLISHED,
      children: sampleChildren,
    }),
  );
  const known = await asOwner(app.database, (owner) =>
    owner.query<{ concern: string; person: string; label: string; reference: string }>(
      `select c.id as concern, c.reference, p.id as person, p.label from front_door.child k
         join front_door.concern c on c.id = k.concern_id join people.person p on p.id = k.person_id
       where c.area = 'thurrock' order by c.reference`,
    ),
  );
  const [first] = known;
  assert.ok(known.length >= 4 && first, `${known.length} concerns`);
  const amara = await app.as('screening');
  assert.match((await amara.get(`/people/${first.person}`)).text, new RegExp(first.reference));
  assert.match(
    (await amara.get(`/front-door/${first.concern}/who`)).html,
    new RegExp(`/people/${first.person}`),
  );
});

test('the family of five is told of whole: who, where, how to reach them, who knows them, what is old', async () => {
  const amara = await app.as('screening');
  const ada = await amara.get(`/people/${await person('Addy Hart')}`);
  assert.match(ada.text, /Addy Hart born 3 March 2012/);
  for (const says of [
    /Also|Spelling heard Aida Heart/,
    /Shielded: do not pass on 12 Tern Close SS2 6ER/,
    /School Marian Teale, Saltmarsh Primary School/,
    /General practice Dr Lund, Quay Surgery/,
    /Disability Hearing\. Wears hearing aids.*Ask again: due since/,
    /NHS number 999 000 0026/,
    /parent Grace Olaleye/,
    /Holds the record Thurrock front door/,
  ])
    assert.match(ada.text, says);
  const grace = await amara.get(`/people/${await person('Grace Olaleye')}`);
  assert.match(grace.text, /Not safe harts@example.org/);
  const family = await amara.get(`/people/${await person('Daniel Hart')}/family`);
  assert.match(family.text, /Tobi Hart twin of Temi Hart/);
  assert.doesNotMatch(family.html, /Tern Close/);
});

test('what happened to them stands on the page of each whom it concerns, and what is shielded is not there', async () => {
  const amara = await app.as('screening');
  const ada = await amara.get(`/people/${await person('Addy Hart')}/chronology`);
  assert.match(
    ada.text,
    /Grace and the children moved to a place that Daniel does not know.*Critical Shielded/,
  );
  assert.match(ada.text, /Struck through by Amara Cole/);
  assert.match(ada.text, /Police were called by a neighbour/);
  const daniel = await amara.get(`/people/${await person('Daniel Hart')}/chronology`);
  assert.match(daniel.text, /Police were called by a neighbour/);
  assert.doesNotMatch(daniel.text, /moved to a place/);
  const duty = await (await app.as('duty')).get(`/people/${await person('Addy Hart')}/chronology`);
  assert.match(duty.text, /Addy read to the whole class/);
  assert.doesNotMatch(duty.text, /moved to a place/);
});

test('records written down a second time wait for somebody who knows; the twins are not among them', async () => {
  app.clock.now = app.clock.now.add({ minutes: 2 });
  await app.database.work(app.clock.now, (db) => comparing.remove(db, app.clock.now, baseUrl));
  await app.settled();
  const list = await (await app.as('screening')).get('/people/duplicates');
  assert.match(list.text, /Filip No[wv]ak and Filip No[wv]ak Most likely the same/);
  assert.match(list.text, /Ewa No[wv]ak and Ewa No[wv]ak Most likely the same/);
  assert.doesNotMatch(list.text, /Tobi|Temi|Campbel/);
});

test('what is shielded and what is restricted keeps to its named people here too', async () => {
  const duty = await app.as('duty');
  const ada = await duty.get(`/people/${await person('Addy Hart')}`);
  assert.doesNotMatch(ada.html, /Tern Close|SS2 6ER/);
  assert.match(ada.text, /Something here is shielded Ask Thurrock front door/);
  const rory = await person('Rory Thackray');
  assert.equal((await duty.get(`/people/${rory}`)).status, 404);
  assert.equal((await (await app.as('decision')).get(`/people/${rory}`)).status, 200);
  assert.match(
    (await look(duty, { who: 'Rory Thackray 20 February 2012' })).text,
    /Nobody like this is known/,
  );
  assert.match((await look(duty, { who: 'Tia Marlow 3 March 2012' })).text, /Tia Marlow/);
});
