import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { reason, stubIn } from '../../../test/support/emergency.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { look } from '../../../test/support/searching.ts';
import { regularly, sampleServices } from '../../../test/support/services.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { sampleServiceId } from '../index.ts';
import { isPhoneNumber } from '../rules/phone.ts';
import { checkLinks } from '../watch/links.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await sampleServices(app);
});
after(() => app.close());

const service = sampleServiceId('Dads and Little Ones Saturday Group');
const path = `/directory/${service}/signpost`;
const told = { whom: 'words', about: 'T.M.', area: 'thurrock', how: 'told', ask: 'practitioner' };

const messages = () =>
  asOwner(app.database, (owner) =>
    owner.query<{ to_address: string | null; subject: string; body: string }>(
      'select to_address, subject, body from platform.message order by created_at, id',
    ),
  );

test('a school points a family to a service, and is asked once what became of it', async () => {
  const school = await app.as('school');
  assert.match((await school.get(path)).text, /Point a family here/);
  assert.equal((await school.post(path, {})).status, 400);
  const { location = '' } = await school.post(path, told);
  assert.match((await school.get('/directory/signposts')).text, /Dads and Little Ones Saturday Group T\.M\./);
  const one = await school.get(location);
  assert.match(one.text, /Asked on 7 December 2026/);
  app.clock.now = Temporal.Instant.from('2026-12-07T12:00:00Z');
  await regularly(app);
  await regularly(app);
  const again = await app.as('school');
  assert.match((await again.get(location)).text, /You are asked/);
  assert.equal((await again.post(location, {})).status, 400);
  await again.post(location, { outcome: 'full', note: 'Wait of six weeks' });
  assert.match((await again.get(location)).text, /It was full, or the wait is too long/);
  assert.equal((await (await app.as('police')).get(location)).status, 404);
});

test('a family gets it only where it is safe, is asked by a link that works once and names nobody', async () => {
  const school = await app.as('school');
  await school.get(path);
  const unsafe = { ...told, how: 'email', email: 'mum@example.com', ask: 'family' };
  const refused = await school.post(path, unsafe);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /Send only where they told you that nobody else reads it/);
  assert.match(refused.html, /value="mum@example.com"/);
  await school.get(path);
  const sent = await school.post(path, { ...unsafe, 'safe-said': 'yes', when: 'any' });
  assert.equal(sent.status, 303, sent.text);
  const [first] = (await messages()).filter(({ to_address }) => to_address === 'mum@example.com');
  assert.equal(first?.subject, 'There is something for you to read');
  assert.match(first?.body ?? '', new RegExp(`/directory/${service}$`));
  assert.doesNotMatch(first?.body ?? '', /Dads|T\.M\./);
  app.clock.now = Temporal.Instant.from('2026-12-22T12:00:00Z');
  await regularly(app);
  const [, asked, more] = (await messages()).filter(({ to_address }) => to_address === 'mum@example.com');
  assert.equal(more, undefined);
  const link = /\/directory\/asked\/\S+/.exec(asked?.body ?? '')?.[0] ?? '';
  const family = app.visitor();
  const question = await family.get(link);
  assert.match(question.text, /Did you get there\?/);
  assert.doesNotMatch(question.text, /T\.M\.|Marian/);
  assert.match(question.html, /href="tel:999"/);
  assert.equal((await family.post(link, {})).status, 400);
  await family.post(link, { outcome: 'too far' });
  assert.match((await family.get(link)).text, /Thank you/);
  await family.post(link, { outcome: 'got there' });
  const again = await app.as('school');
  assert.match((await again.get('/directory/signposts?show=all')).text, /It was too far/);
  for (const role of ['business', 'trainer', 'provider', 'governance', 'administrator', 'board'] as const)
    assert.equal((await (await app.as(role)).get(path)).status, 200, `${role} sees the link, and it works`);
  assert.equal((await family.post(link, {})).status, 200, 'pressed again in an old window');
  app.clock.now = Temporal.Instant.from('2027-01-25T12:00:00Z');
  for (const over of [link, '/directory/asked/nonsense']) {
    const seen = await app.visitor().get(over);
    assert.equal(seen.status, 404);
    assert.match(seen.text, /This question is over/);
  }
  app.clock.now = Temporal.Instant.from('2026-12-22T12:00:00Z');
});

test('for a child whose record is here, by the picker, and on the child’s audit', async () => {
  const { id } = await addPerson(app.database, {
    names: [{ given: 'Tia', surname: 'Marlow' }],
    born: '2012-03-03',
  });
  const amara = await app.as('screening');
  await amara.get(path);
  const found = await amara.post(path, {
    ...told,
    whom: 'person',
    press: 'find-person',
    'person-surname': 'Marlow',
    'person-given': 'Tia',
  });
  assert.equal(found.status, 200);
  assert.match(found.text, /Tia Marlow/);
  assert.equal((await amara.post(path, { ...told, whom: 'person', about: '' })).status, 400);
  const { location = '' } = await amara.post(path, { ...told, whom: 'person', person: id });
  assert.match((await amara.get(location)).text, /Marlow/);
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ action: string }>(
      "select action from audit.event where record_kind = 'person' and record_id = $1",
      [id],
    ),
  );
  assert.ok(rows.some(({ action }) => action === 'signpost'));
  const hidden = '00000000-0000-4000-8000-000000000009';
  assert.equal((await amara.post(path, { ...told, whom: 'person', person: hidden })).status, 400);
});

test('a person’s page shows where they were pointed, by whom and how it ended, and leads to pointing them anew', async () => {
  const child = { names: [{ given: 'Ivo', surname: 'Marlow' }], born: '2013-04-04' };
  const { id } = await addPerson(app.database, child);
  const amara = await app.as('screening');
  assert.match((await amara.get(`/people/${id}`)).text, /Nobody has pointed them to a service yet/);
  const choose = await amara.get(`/directory/signposts/new?person=${id}`);
  assert.match(choose.text, /Ivo Marlow/);
  const whole = await amara.get(`/directory/signposts/new?person=${id}&words=dads&near=ss1%201ab`);
  assert.match(whole.location ?? '', /near=SS1$/);
  const found = await amara.get(whole.location ?? '');
  assert.match(found.html, new RegExp(`href="${path}\\?person=${id}"`));
  const none = await amara.get(`/directory/signposts/new?person=${id}&words=zzzz`);
  assert.match(none.text, /No service fits all of that/);
  const form = await amara.get(`${path}?person=${id}`);
  assert.match(form.html, new RegExp(`name="person" value="${id}"`));
  assert.match(form.text, /Chosen: Ivo Marlow/);
  const { location = '' } = await amara.post(path, { ...told, whom: 'person', person: id });
  assert.match((await amara.get(`/people/${id}`)).text, /Saturday Group .*Asked on .*Say what became of it/);
  await amara.get(location);
  await amara.post(location, { outcome: 'too far', note: 'Two buses' });
  const colleague = await app.as('decision');
  const seen = (await colleague.get(`/people/${id}`)).text;
  assert.match(seen, /Saturday Group .*It was too far said .*Two buses.*Point them to a service/);
  assert.doesNotMatch(seen, /Say what became of it/);
  assert.equal((await colleague.get(location)).status, 404, 'whoever made it answers for it');
  await addConflict(app.database, 'screening', id);
  assert.equal((await amara.get(location)).status, 404);
  assert.doesNotMatch(
    (await amara.get('/directory/signposts?show=all')).text,
    /Ivo|It was too far Two buses/,
  );
  for (const who of ['', '?person=', '?person=7'])
    assert.equal((await amara.get(`/directory/signposts/new${who}`)).status, 404, who);
  assert.equal((await amara.get(`/directory/signposts/new?person=${id}`)).status, 404);
  for (const role of ['school', 'board', 'governance'] as const)
    assert.equal((await (await app.as(role)).get(`/directory/signposts/new?person=${id}`)).status, 404, role);
});

test('whoever reads a record in an emergency points nobody on it to a service', async () => {
  const { id } = await addPerson(app.database, {
    names: [{ given: 'Ida', surname: 'Thrale' }],
    born: '2013-05-05',
  });
  const hester = await app.as('essexDecision');
  const { html } = await look(hester, { who: 'Ida Thrale 5 May 2013' });
  const link = /href="(\/break-glass\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  await hester.get(link);
  await hester.post(`/break-glass/${id}`, { stub: stubIn(link), reason });
  const record = await hester.get(`/people/${id}`);
  assert.match(record.text, /Ida Thrale.*Signposts to services/);
  assert.doesNotMatch(record.text, /Point them to a service/);
  assert.equal((await hester.get(`/directory/signposts/new?person=${id}`)).status, 404);
  await hester.get(path);
  assert.equal((await hester.post(path, { ...told, whom: 'person', person: id })).status, 400);
  const made = () =>
    asOwner(app.database, (owner) =>
      owner.query('select from directory.signpost where person_id = $1', [id]),
    );
  assert.equal((await made()).length, 0);
});

test('the board sees where help is missing, small numbers withheld, as a table, a chart and a file', async () => {
  const by = samplePractitioners.school;
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into directory.signpost (service_id, service_title, area, about, by_id, by_name, agency_id, made_at, sent_how,
         ask_whom, outcome, outcome_at, outcome_by)
       select $1, 'x', 'thurrock', 'x', $2, 'x', p.agency_id, '2026-11-10T10:00:00Z', 'told', 'practitioner',
         case when n <= 22 then 'full' else 'got there' end, '2026-11-12T10:00:00Z', 'x'
       from generate_series(1, 40) n, partnership.practitioner p where p.id = $2`,
      [service, by.id],
    ),
  );
  const board = await app.as('board');
  const seen = await board.get('/directory/gaps');
  assert.match(seen.text, /Numbers from 1 to 9 are withheld/);
  assert.match(seen.text, /Conflict between parents: 25/);
  const csv = await board.get('/directory/gaps/needs.csv');
  assert.match(csv.html, /No service,Full,Too far/);
  // Of what is small everywhere the reasons would all be withheld: they are one number then, and no bar says too little.
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into directory.signpost (service_id, service_title, area, about, by_id, by_name, agency_id, made_at, sent_how,
         ask_whom, outcome, outcome_at, outcome_by)
       select s.id, 'x', 'essex', 'x', $1, 'x', p.agency_id, '2026-11-10T10:00:00Z', 'told', 'practitioner',
         (array['no service', 'full', 'too far', 'got there', 'got there', 'got there'])[1 + n % 6], '2026-11-12T10:00:00Z', 'x'
       from generate_series(1, 24) n, partnership.practitioner p,
         (select distinct on (needs[1]) id from directory.service where cardinality(needs) = 1 order by needs[1]) s
       where p.id = $1`,
      [by.id],
    ),
  );
  assert.match((await board.get('/directory/gaps')).text, /Housing: 10 /);
  assert.match(
    (await board.get('/directory/gaps/needs.csv')).html,
    /Got there,"No service, full or too far"/,
  );
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/);
  assert.equal((await board.get('/directory/gaps/secrets.csv')).status, 404);
  for (const role of ['school', 'screening', 'provider'] as const)
    assert.equal((await (await app.as(role)).get('/directory/gaps')).status, 404, role);
});

test('owners are reminded once of stale entries; numbers and addresses that do not work are found', async () => {
  app.clock.now = Temporal.Instant.from('2027-03-02T12:00:00Z');
  await asOwner(app.database, (owner) =>
    owner.query(
      `update directory.service set content = jsonb_set(content, '{contacts,0,phones,0,number}', '"01375 12"') where id = $1`,
      [service],
    ),
  );
  await asOwner(app.database, (owner) =>
    owner.query("update partnership.practitioner set email = 'odette@example.org' where id = $1", [
      samplePractitioners.business.id,
    ]),
  );
  await regularly(app);
  app.clock.now = Temporal.Instant.from('2027-03-03T12:00:00Z');
  await regularly(app);
  const nudges = (await messages()).filter(
    ({ to_address, body }) => to_address === 'odette@example.org' && /checked again/.test(body),
  );
  assert.equal(nudges.length, 1);
  assert.match(nudges[0]?.body ?? '', /localhost:3000\/directory\/work\?show=stale$/);
  await checkLinks(
    app.database,
    () => app.clock.now,
    async (url) => (url.includes('dads') ? 404 : 200),
  );
  const business = await app.as('business');
  const seen = await business.get('/directory/work?show=wrong');
  assert.match(seen.text, /“01375 12” is no telephone number/);
  assert.match(seen.text, /https:\/\/dads\.example\.org\/ leads nowhere \(404\)/);
  await checkLinks(
    app.database,
    () => app.clock.now,
    async () => 200,
  );
  assert.doesNotMatch((await business.get('/directory/work?show=wrong')).text, /leads nowhere/);
});

test('what can be a telephone number', () => {
  for (const number of [
    '01632 960100',
    '+44 1632 960100',
    '020 7946 0000',
    '0300 123 4567',
    '07700 900982',
    '116 123',
    '0800 1111',
    '85258',
    '01375 652802 ext 3',
  ])
    assert.ok(isPhoneNumber(number), number);
  for (const number of ['01375 12', 'ring us', '0000', '12345678901234'])
    assert.ok(!isPhoneNumber(number), number);
});
