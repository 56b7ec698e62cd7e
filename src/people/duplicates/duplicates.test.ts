import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson, relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { linked } from '../../../test/support/same.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';
import { compareBatch, comparing } from './job.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const home = { words: '4 Quay Row', postcode: 'RM17 6SL' };

/** Does what the minute does, and waits until everything is compared. */
async function compared() {
  app.clock.now = app.clock.now.add({ minutes: 2 });
  await app.database.work(app.clock.now, (db) => comparing.remove(db, app.clock.now, baseUrl));
  await app.settled();
}

test('two records of one child are found, with reasons; twins and sisters never; the pair is settled once', async () => {
  const child = (given: string, more: object = {}) =>
    addPerson(app.database, {
      ...{ names: [{ given, surname: 'Okonjo' }], born: '2013-07-07', sex: 'F', addresses: [home], ...more },
    });
  const [ada, again] = [await child('Adaeze'), await child('Adaese')];
  const twin = await child('Ngozi');
  await child('Chidinma', { born: '2010-02-01' });
  await compared();
  const list = await amara.get('/people/duplicates');
  assert.match(list.text, /Adaez?s?e Okonjo and Adaez?s?e Okonjo Possible/);
  assert.match(
    list.text,
    /first name (spelt almost the same|sounds alike).*date of birth the same.*the same postcode/,
  );
  assert.doesNotMatch(list.text, /Ngozi|Chidinma/, 'a twin or a sister is not asked about');
  assert.match(list.text, /All records were compared/);

  const page = await amara.get(`/people/${ada.id}`);
  assert.match(
    page.text,
    /\(Adaese Okonjo\) may be of the same person: .*date of birth the same.*Compare them/,
  );
  assert.doesNotMatch(page.text, /Ngozi|Chidinma/);

  const same = `/people/same?one=${ada.id}&other=${again.id}`;
  assert.match(list.html.replaceAll('&amp;', '&'), /\/people\/same\?one=[0-9a-f-]+&other=/);
  const told = { one: ada.id, other: again.id, reason: 'Cousins of one name' };
  assert.equal((await post(amara, same, told, '/people/not-same')).status, 303);
  assert.doesNotMatch((await amara.get('/people/duplicates')).text, /Okonjo and/);
  await touched(ada.id);
  await compared();
  assert.doesNotMatch((await amara.get('/people/duplicates')).text, /Okonjo and/, 'settled once');
  for (const id of [ada.id, again.id]) await numbered(id, '9434765919');
  await compared();
  assert.match((await amara.get('/people/duplicates')).text, /Okonjo and.*NHS number the same/);
  await relate(app.database, ada.id, 'twin', again.id);
  await touched(again.id);
  await compared();
  assert.doesNotMatch((await amara.get('/people/duplicates')).text, /Okonjo and/, 'recorded as twins');
  assert.ok(twin.id);
});

test('a pair is left for later and comes back; one that is linked is gone', async () => {
  const names = [{ given: 'Bartholomew', surname: 'Quillfeather' }];
  const [one, other] = [
    await addPerson(app.database, { names, born: '2011-01-11', addresses: [home] }),
    await addPerson(app.database, { names, born: '2011-11-01', addresses: [home] }),
  ];
  await compared();
  const at = '/people/duplicates';
  assert.match((await amara.get(at)).text, /Bartholomew Quillfeather and/);
  const form = { one: one.id, other: other.id };
  assert.equal((await post(amara, at, form, `${at}/later`)).status, 303);
  assert.doesNotMatch((await amara.get(at)).text, /Quillfeather/);
  assert.match((await amara.get(`${at}?show=later`)).text, /Quillfeather.*Amara Cole left it for later/);
  app.clock.now = app.clock.now.add({ hours: 31 * 24 });
  amara = await app.as('screening');
  assert.match((await amara.get(`${at}?area=thurrock`)).text, /Quillfeather/);
  assert.match((await amara.get(`${at}?area=southend`)).text, /Nothing like this/);
  await linked(app, one.id, other.id);
  assert.doesNotMatch((await amara.get(at)).text, /Quillfeather/);
});

test('a pair of which one record is hidden stands there for nobody but those who see both', async () => {
  const names = [{ given: 'Drusilla', surname: 'Penhaligon' }];
  const base = { names, born: '2014-04-04', addresses: [home] };
  await addPerson(app.database, base);
  await addPerson(app.database, { ...base, named: ['decision'] });
  await addPerson(app.database, { ...base, team: sampleTeams.essexHub, area: 'essex' });
  await compared();
  const at = '/people/duplicates';
  for (const role of ['screening', 'essexDecision', 'southendDecision', 'governance'] as const)
    assert.doesNotMatch((await (await app.as(role)).get(at)).html, /Penhaligon/, role);
  const jonah = await app.as('decision');
  const seen = await jonah.get(at);
  assert.equal(seen.text.match(/Drusilla Penhaligon and Drusilla Penhaligon Most likely/g)?.length, 1);
  const [, one = '', other = ''] =
    /one=([0-9a-f-]{36})&(?:amp;)?other=([0-9a-f-]{36})/.exec(
      seen.html.slice(seen.html.indexOf('Penhaligon')),
    ) ?? [];
  await amara.get(at);
  assert.equal((await amara.post(`${at}/later`, { one, other })).status, 404);
  await addConflict(app.database, 'decision', one);
  assert.doesNotMatch((await jonah.get(at)).html, /Penhaligon/);
});

test('the list is paged, and a run that was stopped goes on where it was', async () => {
  const names =
    'Alban Bertram Cuthbert Dunstan Egbert Florian Godric Hubert Ivo Jasper Kenelm Lambert Mungo Nigel Osric Piran Quintin Rupert Silas Tobit Ulric Vaughan';
  for (const [n, given] of names.split(' ').entries()) {
    for (const surname of ['Yarrowby', 'Yarrowbie'])
      await addPerson(app.database, {
        names: [{ given, surname }],
        born: `${1950 + 2 * n}-${String((n % 9) + 1).padStart(2, '0')}-${String(27 - n).padStart(2, '0')}`,
        addresses: [home],
      });
  }
  const now = app.clock.now;
  assert.ok((await app.database.work(now, (db) => compareBatch(db, now))) > 0);
  await assert.rejects(
    app.database.work(now, async (db) => {
      await compareBatch(db, now);
      throw new Error('stopped');
    }),
  );
  const [left] = await asOwner(app.database, (owner) =>
    owner.query<{ n: number }>('select count(*)::int as n from people.compare_due'),
  );
  assert.ok((left?.n ?? 0) > 0, 'what was not kept waits still');
  await compared();
  const first = await amara.get('/people/duplicates');
  const next = /href="(\/people\/duplicates\?[^"]*low=[^"]*)" rel="next"/.exec(first.html)?.[1] ?? '';
  const second = await amara.get(next.replaceAll('&amp;', '&'));
  const called = (html: string) =>
    [...html.matchAll(/ws-card__title--small">(\w+) Yarrow/g)].map(([, name]) => name);
  const all = [...called(first.html), ...called(second.html)];
  assert.equal(new Set(all).size, 22);
  assert.equal(all.length, 22, 'each stands there once');
});

const touched = (id: string) =>
  asOwner(app.database, (owner) =>
    owner.query('insert into people.compare_due (person_id) values ($1) on conflict do nothing', [id]),
  );

/** An NHS number that became known just now. */
const numbered = (id: string, number: string) =>
  asOwner(app.database, async (owner) => {
    await owner.query(
      `insert into people.identifier (person_id, kind, value, telling_id)
       select $1, 'nhs', $2, t.id from people.telling t where t.person_id = $1 limit 1`,
      [id, number],
    );
    await owner.query('update people.entry set nhs_number = $2 where person_id = $1', [id, number]);
    await owner.query('insert into people.compare_due (person_id) values ($1) on conflict do nothing', [id]);
  });
