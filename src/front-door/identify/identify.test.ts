import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { linked, twoRecords } from '../../../test/support/same.ts';
import { type SampleRole, samplePractitioners, sampleTeams } from '../../partnership/index.ts';
import { contextOf } from '../../platform/access/index.ts';
import { identify, takeBack } from '../store/identify.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** Runs work past every page, as the database alone lets this person. */
function inDatabase<T>(
  role: SampleRole,
  work: Parameters<typeof app.database.transaction<T>>[1],
): Promise<T> {
  const { id, name, title, teams } = samplePractitioners[role];
  const agencyId = '00000001-0000-4000-8000-000000000003';
  const actor = {
    kind: 'practitioner',
    id,
    name,
    jobTitle: title,
    agencyId,
    agencyName: '',
    roles: [],
    teams,
  } as const;
  const practitioner = {
    ...actor,
    sessionId: '',
    permissions: new Set<string>(),
    provedAt: null,
    emergencies: [],
  };
  return app.database.transaction(
    contextOf(practitioner, app.clock.now, '00000000-0000-4000-8000-000000000001'),
    work,
  );
}

const why = 'Same name, date of birth and school';

test('the team that holds a concern works with whoever it is about, and whoever holds the record is told', async () => {
  const essexChild = await addPerson(app.database, { team: sampleTeams.essexHub, area: 'essex' });
  const concern = await addConcern(app.database, { headline: 'Bruise on the arm' });
  const amara = await app.as('screening');
  assert.equal((await amara.get(`/people/${essexChild.id}`)).status, 404);
  assert.equal(
    await inDatabase('screening', (db) =>
      identify(db, concern.id, concern.children[0] ?? '', essexChild.id, why),
    ),
    true,
  );
  const person = await amara.get(`/people/${essexChild.id}`);
  assert.equal(person.status, 200);
  assert.match(person.text, /Concerns Bruise on the arm/);
  const hester = await app.as('essexDecision');
  assert.match((await hester.get('/desk')).text, /Another team now works with person’s record P\d+/);
  assert.doesNotMatch(
    (await hester.get(`/people/${essexChild.id}`)).text,
    /Bruise/,
    'the concern stays Thurrock’s',
  );

  await inDatabase('screening', (db) =>
    takeBack(db, concern.id, concern.children[0] ?? '', 'It was her cousin after all'),
  );
  assert.equal((await amara.get(`/people/${essexChild.id}`)).status, 404);
});

test('a person who is restricted cannot be named by somebody who does not see them', async () => {
  const restricted = await addPerson(app.database, { team: sampleTeams.essexHub, named: ['essexDecision'] });
  const concern = await addConcern(app.database);
  for (const person of [restricted.id, '00000000-0000-4000-8000-00000000000f'])
    assert.equal(
      await inDatabase('screening', (db) => identify(db, concern.id, concern.children[0] ?? '', person, why)),
      false,
    );
});

test('a conflict of interest over somebody reaches every concern about them, now and later', async () => {
  const person = await addPerson(app.database);
  const [now, later] = [
    await addConcern(app.database, { allocatedTo: 'screening', headline: 'Now' }),
    await addConcern(app.database, { headline: 'Later' }),
  ];
  const say = (concern: typeof now) =>
    inDatabase('decision', (db) => identify(db, concern.id, concern.children[0] ?? '', person.id, why));
  const amara = await app.as('screening');
  await say(now);
  assert.equal((await amara.get(`/front-door/${now.id}`)).status, 200);
  await addConflict(app.database, 'screening', person.id);
  assert.equal((await amara.get(`/front-door/${now.id}`)).status, 404);
  assert.equal((await amara.get(`/front-door/${later.id}`)).status, 200);
  await say(later);
  for (const path of [`/front-door/${later.id}`, `/people/${person.id}`])
    assert.equal((await amara.get(path)).status, 404, path);
  const [held] = await asOwner(app.database, (owner) =>
    owner.query<{ to: string | null }>('select allocated_to as to from front_door.concern where id = $1', [
      now.id,
    ]),
  );
  assert.equal(held?.to, null, 'work that was theirs goes back to the team');
});

test('the hub finds the child of a concern among the people who are known, and says how it knows', async () => {
  const tia = await addPerson(app.database, {
    ...{ born: '2012-03-03', team: sampleTeams.essexHub, area: 'essex', nhsNumber: '9434765919' },
  });
  const concern = await addConcern(app.database, {
    headline: 'Seen crying',
    involved: [{ part: 'household', name: 'Dana Marlow' }],
  });
  const amara = await app.as('screening');
  const who = await amara.get(`/front-door/${concern.id}/who`);
  assert.match(
    who.text,
    /Tia Marlow The child 3 March 2012, 14 years Find them.*Dana Marlow Lives with the child not told Find them/,
  );
  const path = `/front-door/${concern.id}/who/${concern.children[0] ?? ''}`;
  const form = await amara.get(path);
  assert.match(
    form.html,
    /name="person-given"[^>]*value="Tia"|value="Tia"[^>]*name="person-given"/,
    'what was told is looked for',
  );
  const told = {
    'person-given': 'Tia',
    'person-surname': 'Marlow',
    'person-born-day': '3',
    'person-born-month': '3',
    'person-born-year': '2012',
  };
  const looked = await post(amara, path, { ...told, press: 'find-person', why: 'Same name and birthday' });
  assert.equal(looked.status, 200);
  assert.match(
    looked.text,
    /Not open to you.*Essex front door holds the record\. Choosing them tells that team/,
  );
  assert.match(looked.html, /Same name and birthday<\/textarea>/);
  assert.match((await post(amara, path, { why: 'No choice' })).text, /Find the person, then choose them/);
  assert.equal((await post(amara, path, { person: tia.id, why: 'Same name and birthday' })).status, 303);
  assert.match(
    (await amara.get(`/front-door/${concern.id}/who`)).text,
    /Tia Marlow, P\d+ · It is somebody else/,
  );
  assert.match((await amara.get(`/people/${tia.id}`)).text, /Seen crying/);
  const back = { back: 'It was her cousin of that name' };
  const again = await amara.get(path);
  const version = /name="version" value="(\d+)"/.exec(again.html)?.[1] ?? '';
  assert.equal((await post(amara, `${path}/back`, { version, ...back })).status, 303);
  assert.equal((await amara.get(`/people/${tia.id}`)).status, 404);
  for (const role of ['essexDecision', 'policeContact', 'governance'] as const)
    assert.equal((await (await app.as(role)).get(path)).status, 404, role);
});

test('children found to be one person are the same child, and twins found to be two are not', async () => {
  const names = { surname: 'Tarn', born: '2015-06-01' };
  const [first, second] = [
    await addConcern(app.database, { headline: 'First', children: [{ given: 'Ada', ...names }] }),
    await addConcern(app.database, { headline: 'Second', children: [{ given: 'Ida', ...names }] }),
  ];
  const [ada, ida] = [
    await addPerson(app.database, { names: [{ given: 'Ada', surname: 'Tarn' }], born: names.born }),
    await addPerson(app.database, { names: [{ given: 'Ida', surname: 'Tarn' }], born: names.born }),
  ];
  const record = async () => (await (await app.as('screening')).get(`/front-door/${second.id}`)).text;
  const is = (concern: typeof first, person: string) =>
    inDatabase('screening', (db) => identify(db, concern.id, concern.children[0] ?? '', person, why));
  assert.match(await record(), /Possibly Ada Tarn/);
  await is(first, ada.id);
  await is(second, ida.id);
  assert.doesNotMatch(await record(), /Ada Tarn/, 'a twin is settled once');
  await inDatabase('screening', (db) =>
    takeBack(db, second.id, second.children[0] ?? '', 'She was told as Ida by mistake'),
  );
  await is(second, ada.id);
  assert.match(await record(), /It is Ada Tarn.*Found to be the same person/);
});

test('two records of one person make the concerns about them concerns about one child, for whoever sees both', async () => {
  const { head, other } = await twoRecords(app);
  const told = { surname: 'Elsewhere', born: '2014-04-04' };
  const first = await addConcern(app.database, {
    headline: 'Told first',
    children: [{ given: 'One', ...told }],
  });
  const second = await addConcern(app.database, {
    headline: 'Told later',
    children: [{ given: 'Two', surname: 'Otherwise', born: '2013-03-03' }],
  });
  for (const [concern, person] of [
    [first, head.id],
    [second, other.id],
  ] as const)
    await inDatabase('screening', (db) => identify(db, concern.id, concern.children[0] ?? '', person, why));
  const record = async () => (await (await app.as('screening')).get(`/front-door/${second.id}`)).text;
  assert.doesNotMatch(await record(), /Found to be the same person/);
  await linked(app, head.id, other.id);
  assert.match(
    await record(),
    /Told first.*Found to be the same person|Found to be the same person.*Told first/,
  );
  const list = (await (await app.as('screening')).get('/front-door')).text;
  assert.match(list, /Two O\., 13 2nd concern in 12 months/);
});

test('who is not known yet is added with what the concern tells, and chosen on the way back', async () => {
  const concern = await addConcern(app.database);
  const amara = await app.as('screening');
  const path = `/front-door/${concern.id}/who/${concern.children[0]}`;
  const told = (await amara.get(path)).html;
  const fields = Object.fromEntries(
    [...told.matchAll(/name="(person-[^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  fields['person-given'] = 'Ottoline';
  fields['person-surname'] = 'Farthingale';
  const found = await post(amara, path, { ...fields, press: 'find-person' });
  assert.match(found.text, /Nobody like this is known here.*None of these: add somebody new/);
  const nothing = await post(amara, path, { press: 'add-person', 'person-given': '', 'person-surname': '' });
  assert.match(nothing.text, /Enter a name first/);
  const wrong = await post(amara, path, { ...fields, press: 'find-person', 'person-born-day': '40' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /There is a problem.*Enter a date of birth like 3 3 2012/);
  const begun = await post(amara, path, { ...fields, press: 'add-person' });
  assert.match(begun.location ?? '', /^\/people\/search\/[0-9a-f-]+$/);
  assert.match((await amara.get(begun.location ?? '')).text, /You looked for Ottoline Farthingale/);
  const search = begun.location?.split('/').at(-1) ?? '';
  const form = { search, given: 'Ottoline', surname: 'Farthingale', bornKind: 'unknown', how: 'said' };
  const added = await post(
    amara,
    `/people/new?search=${search}`,
    {
      ...{ ...form, saidBy: 'her school', team: sampleTeams.thurrockHub, why: 'A concern about her' },
    },
    '/people/new',
  );
  assert.match(added.location ?? '', new RegExp(`^${path}\\?person=`), added.text.slice(0, 800));
  const back = await amara.get(added.location ?? '');
  assert.match(back.text, /Chosen: Ottoline Farthingale/);
  const person = /name="person" value="([^"]+)"/.exec(back.html)?.[1] ?? '';
  assert.equal((await post(amara, path, { person, why })).status, 303);
  assert.match((await amara.get(`/front-door/${concern.id}/who`)).text, /Ottoline Farthingale, P\d+/);
});
