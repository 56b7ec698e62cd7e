import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { written } from '../../../test/support/service-forms.ts';
import { sampleServices } from '../../../test/support/services.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { sampleServiceId } from '../index.ts';
import { readSessions, writtenSessions } from '../rules/sessions.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await sampleServices(app);
  const { business, provider } = samplePractitioners;
  await asOwner(app.database, (owner) =>
    owner.query("update partnership.practitioner set email = id || '@example.org' where id = any($1)", [
      [business.id, provider.id],
    ]),
  );
});
after(() => app.close());

const club = sampleServiceId('Marshside Youth Club, Tilbury');
/** How many messages say so. */
const told = (says: string) =>
  asOwner(
    app.database,
    async (owner) => (await owner.query('select from platform.message where body ~ $1', [says])).length,
  );
const edit = (id: string) => `/directory/work/${id}`;

/** Opens the form of an entry, changes some of it and saves it. */
async function change(browser: Visitor, id: string, fields: Record<string, string | string[]>) {
  const { html } = await browser.get(edit(id));
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const organization = /<option value="([^"]*)" selected/.exec(html)?.[1] ?? '';
  return browser.post(edit(id), { ...fieldsShown(html), organization, version, ...fields });
}

test('a new entry waits, is approved, and only then is public', async () => {
  const business = await app.as('business');
  await business.get('/directory/work/new');
  const empty = await business.post('/directory/work/new', {});
  assert.equal(empty.status, 400);
  assert.match(empty.title, /^Error:/);
  assert.match(empty.text, /Write what the service is called/);
  assert.match(empty.text, /Choose at least one level of need/);
  const { location = '' } = await business.post('/directory/work/new', written());
  const id = location.split('/')[3] ?? '';
  assert.equal((await app.visitor().get(`/directory/${id}`)).status, 404);
  const waits = await business.get(location);
  assert.match(waits.text, /A version waits for approval/);
  const version = /name="version" value="(\d+)"/.exec(waits.html)?.[1] ?? '';
  await business.post(`${edit(id)}/decide`, { version, press: 'approve' });
  const shown = await app.visitor().get(`/directory/${id}`);
  assert.match(shown.text, /Saturday Kite Club Kites for All/);
  assert.match(shown.text, /Saturday, 10:00 to 12:00. in term time/);
  assert.match((await app.visitor().get('/directory?words=kites&near=SS1')).text, /Saturday Kite Club/);
});

test('a provider edits entries of its own organisation alone, and the public reads the last approved version', async () => {
  const provider = await app.as('provider');
  const list = await provider.get('/directory/work?show=all');
  assert.match(list.text, /Marshside Youth Club, Tilbury/);
  assert.doesNotMatch(list.text, /Safe Quay/);
  const other = sampleServiceId('Safe Quay Helpline');
  assert.equal((await provider.get(edit(other))).status, 403);
  const given = { phone: '01632 960555', press: 'publish', note: 'A new number' };
  const saved = await change(provider, club, given);
  assert.equal(saved.status, 303);
  assert.doesNotMatch((await app.visitor().get(`/directory/${club}`)).text, /960555/);
  assert.equal((await provider.post(`${edit(club)}/decide`, { version: '2', press: 'approve' })).status, 404);
  const business = await app.as('business');
  const seen = await business.get(`${edit(club)}/history`);
  assert.match(seen.text, /Telephone 01632 960\d+ 01632 960555/);
  const version = /name="version" value="(\d+)"/.exec(seen.html)?.[1] ?? '';
  const why = await business.post(`${edit(club)}/decide`, { version, press: 'decline' });
  assert.equal(why.status, 400);
  assert.match(why.text, /Write why it goes back/);
  assert.match((await business.get('/desk')).text, /1 entry waits for your approval/);
  await business.get(`${edit(club)}/history`);
  await business.post(`${edit(club)}/decide`, { version, press: 'decline', why: 'One digit too many?' });
  assert.equal(await told('was sent back, with the reason'), 1);
  assert.match(
    (await provider.get(`${edit(club)}/history`)).text,
    /sent version 2 back: “One digit too many\?”/,
  );
  assert.doesNotMatch((await app.visitor().get(`/directory/${club}`)).text, /960555/);
  // What was sent back is gone on from, and not typed again.
  await change(provider, club, { note: 'It is right' });
  const again = await business.get(`${edit(club)}/history`);
  const third = /name="version" value="(\d+)"/.exec(again.html)?.[1] ?? '';
  await business.post(`${edit(club)}/decide`, { version: third, press: 'approve' });
  assert.match((await app.visitor().get(`/directory/${club}`)).text, /960555/);
  assert.equal(await told(`is public now.*/directory/work/${club}/history$`), 1);
});

test('two who edit never overwrite each other: the second sees what the first wrote', async () => {
  const [one, other] = [await app.as('business'), await app.as('business')];
  const { html } = await other.get(edit(club));
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const organization = /<option value="([^"]*)" selected/.exec(html)?.[1] ?? '';
  await change(one, club, { alert: 'Closed for the holidays' });
  const refused = await other.post(edit(club), {
    ...fieldsShown(html),
    organization,
    version,
    description: 'Boxing only',
  });
  assert.equal(refused.status, 409);
  assert.match(refused.text, /changed this entry while you wrote/);
  assert.match(refused.text, /Closed for the holidays/);
  assert.match(refused.html, />Boxing only<\/textarea>/);
  const again = /name="version" value="(\d+)"/.exec(refused.html)?.[1] ?? '';
  const put = { ...fieldsShown(refused.html), organization, version: again };
  assert.equal((await other.post(edit(club), put)).status, 303);
});

test('what a feed said and the form does not show is still there when somebody edited the entry', async () => {
  const id = sampleServiceId('Harbour Family Hub, Clacton');
  const at = (nth: number) => ({
    id: `c0000000-0000-4000-8000-00000000000${nth}`,
    location: {
      ...{
        id: `c0000000-0000-4000-8000-00000000001${nth}`,
        name: `Hall ${nth}`,
        latitude: 51.5,
        longitude: 0.7,
      },
      location_type: nth === 6 ? 'virtual' : 'physical',
      ...(nth === 6 ? {} : { addresses: [{ ...HALL, id: `c0000000-0000-4000-8000-00000000002${nth}` }] }),
    },
  });
  const monthly = {
    id: 'c0000000-0000-4000-8000-000000000031',
    freq: 'MONTHLY',
    byday: '1TU',
    opens_at: '10:00',
  };
  const came = {
    service_at_locations: [1, 2, 3, 4, 5, 6].map(at),
    schedules: [{ ...monthly, closes_at: '12:00', valid_from: '2026-01-01' }],
    cost_options: [
      { id: 'c0000000-0000-4000-8000-000000000041', amount: 0, option: 'Free', currency: 'GBP' },
    ],
  };
  await asOwner(app.database, (owner) =>
    owner.query('update directory.service set content = content || $2::jsonb where id = $1', [
      id,
      JSON.stringify(came),
    ]),
  );
  assert.match((await app.visitor().get(`/directory/${id}`)).text, /10:00 to 12:00. the first of the month/);
  const saved = await change(await app.as('business'), id, { title: 'Hub by the sea', press: 'publish' });
  assert.equal(saved.status, 303, saved.text);
  const feed = await app.visitor().get(`/open-referral/services/${id}`);
  const now = JSON.parse(feed.html);
  assert.equal(now.name, 'Hub by the sea');
  const ids = (places: readonly { id: string }[]) => places.map((place) => place.id);
  assert.deepEqual(ids(now.service_at_locations), ids(came.service_at_locations));
  assert.deepEqual(now.schedules, came.schedules);
  assert.deepEqual(now.cost_options, came.cost_options, 'free once, and not “Free, Free”');
});

const HALL = {
  ...{ address_1: '1 High Street', city: 'Clacton', state_province: 'Essex', postal_code: 'CO15 1AA' },
  ...{ country: 'GB', address_type: 'physical' },
};

test('an earlier version is put forward again, and what is hidden is not there for the public', async () => {
  const business = await app.as('business');
  const id = sampleServiceId('Dig and Play');
  await change(business, id, { description: 'Only digging.', press: 'publish' });
  assert.match((await app.visitor().get(`/directory/${id}`)).text, /Only digging/);
  const seen = await business.get(`${edit(id)}/history`);
  const version = /name="version" value="(\d+)"/.exec(seen.html)?.[1] ?? '';
  await business.post(`${edit(id)}/restore`, { version, number: '1' });
  const after = await business.get(`${edit(id)}/history`);
  assert.match(after.text, /As version 1 was/);
  await business.post(`${edit(id)}/owner`, { public: 'no' });
  assert.equal((await app.visitor().get(`/directory/${id}`)).status, 404);
  assert.equal((await app.visitor().get(`/open-referral/services/${id}`)).status, 404);
});

test('"checked on" is said in public, and every change is on the audit', async () => {
  app.clock.now = Temporal.Instant.from('2027-03-01T10:00:00Z');
  const stale = await (await app.as('business')).get('/directory/work?show=stale&words=Marshside');
  assert.match(stale.text, /Marshside Youth Club/);
  const again = await app.as('provider');
  await again.get(`${edit(club)}/history`);
  await again.post(`${edit(club)}/checked`, {});
  assert.match((await app.visitor().get(`/directory/${club}`)).text, /Checked on Monday 1 March 2027/);
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ action: string }>(
      "select action from audit.event where record_kind = 'service' and record_id = $1",
      [club],
    ),
  );
  const actions = rows.map(({ action }) => action);
  for (const action of ['change', 'publish', 'check']) assert.ok(actions.includes(action), action);
});

test('who may do what: pages are not there for others, and an invitation ends', async () => {
  const school = await app.as('school');
  for (const path of ['/directory/work', '/directory/providers', '/directory/settings'])
    assert.equal((await school.get(path)).status, 404, path);
  const provider = await app.as('provider');
  assert.equal((await provider.get('/directory/providers')).status, 404);
  const business = await app.as('business');
  const page = await business.get('/directory/providers');
  const path = /action="(\/directory\/providers\/[0-9a-f-]+)"/.exec(page.html)?.[1] ?? '';
  await business.post(path, {});
  assert.doesNotMatch((await provider.get('/directory/work?show=all')).text, /Marshside/);
  await business.get('/directory/providers');
  const found = await business.post('/directory/providers', { press: 'find', find: 'Moses' });
  const person =
    /name="person"[^>]*value="([^"]*)"/.exec(found.html)?.[1] ??
    /value="([0-9a-f-]{36})"[^>]*name="person"/.exec(found.html)?.[1] ??
    '';
  const organization = /<option value="([^"]*)">Marshside/.exec(found.html)?.[1] ?? '';
  assert.equal(
    (await business.post('/directory/providers', { person, organization, find: 'Moses' })).status,
    303,
  );
  assert.equal(await told('invited to keep .*/directory/work$'), 1);
  assert.match((await provider.get('/directory/work?show=all')).text, /Marshside/);
});

test('whoever is invited and has not the role is said to be unable to write', async () => {
  const business = await app.as('business');
  await business.get('/directory/providers');
  const found = await business.post('/directory/providers', { press: 'find', find: 'Wendy' });
  const person = /value="([0-9a-f-]{36})"[^>]*name="person"|name="person"[^>]*value="([0-9a-f-]{36})"/.exec(
    found.html,
  );
  const organization = /<option value="([^"]*)">Marshside/.exec(found.html)?.[1] ?? '';
  const sent = { person: person?.[1] ?? person?.[2] ?? '', organization, find: 'Wendy' };
  assert.equal((await business.post('/directory/providers', sent)).status, 303);
  const { text } = await business.get('/directory/providers');
  assert.match(text, /Wendy Larkin, [^.]*? cannot write yet: has not the role of a service provider/);
  assert.doesNotMatch(text, /Moses Tarrant, Creekside Youth Trust cannot write/);
});

test('among more organisations than one box lists each is still found, kept, and invited for', async () => {
  await asOwner(app.database, (owner) =>
    owner.query(`insert into directory.organization (name, content)
      select 'A ' || to_char(n, 'FM0000'), jsonb_build_object('name', 'A ' || n) from generate_series(1, 500) n`),
  );
  const business = await app.as('business');
  const shown = await business.get(edit(club));
  assert.match(shown.html, /<option value="[^"]*" selected>Marshside Youth Project/);
  const organization = /<option value="([^"]*)" selected/.exec(shown.html)?.[1] ?? '';
  assert.equal((await change(business, club, { alert: 'Closed in August', press: 'publish' })).status, 303);
  assert.match((await app.visitor().get(`/directory/${club}`)).text, /Marshside Youth Project/);
  await business.get('/directory/work/new');
  const second = { title: 'A second club', newOrganization: 'marshside youth project', press: 'publish' };
  const { location = '' } = await business.post('/directory/work/new', written(second));
  assert.match(
    (await business.get(location.replace('/history', ''))).html,
    new RegExp(`<option value="${organization}" selected`),
  );
  const form = await business.get('/directory/providers');
  assert.match(form.text, /There are more than the list below has room for/);
  assert.doesNotMatch(form.html, />Safe Quay<\/option>/);
  const found = await business.post('/directory/providers', { press: 'find', 'organization-words': 'quay' });
  assert.match(found.html, />Safe Quay<\/option>/);
});

test('a setting holds from today on, with its source', async () => {
  const business = await app.as('business');
  await business.get('/directory/settings');
  const wrong = await business.post('/directory/settings', { 'stale-after': 'x', 'ask-after': '10' });
  assert.equal(wrong.status, 400);
  await business.post('/directory/settings', {
    'stale-after': '60',
    'ask-after': '10',
    source: 'Board, March 2027',
  });
  assert.match(
    (await business.get('/directory/settings')).text,
    /checked for 60 days 1 March 2027 Board, March 2027/,
  );
});

test('times are read from lines and written again as they were', () => {
  const lines = 'Tuesday 09:30 to 11:30, in term time\nMonday, Friday 9.00-17.00\nRing first';
  const read = readSessions(lines);
  assert.deepEqual(
    read.map(({ day, opens, closes }) => [day, opens, closes]),
    [
      ['TU', '09:30', '11:30'],
      ['MO,FR', '09:00', '17:00'],
      ['', '', ''],
    ],
  );
  assert.deepEqual(readSessions(writtenSessions(read)), read);
});
