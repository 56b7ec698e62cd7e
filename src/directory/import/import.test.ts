import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { regularly } from '../../../test/support/services.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { AddressRefused } from '../../platform/outside/index.ts';
import { fetchRun } from './job.ts';
import { fetchPage } from './pages.ts';
import { takeRun } from './take.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const uuid = (n: number) => `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const service = (n: number, more: object = {}) => ({
  id: uuid(n),
  name: `Service ${n}`,
  description: 'It helps.',
  status: 'active',
  organization: { id: uuid(1_000_000), name: 'Elsewhere', description: 'A council' },
  email: null,
  fees: '',
  minimum_age: '4',
  contacts: [{ id: uuid(2_000_000 + n), phones: [{ id: uuid(3_000_000 + n), number: '01632 960123' }] }],
  ...more,
});

async function bring(browser: Visitor, source: string, entries: unknown, more = {}) {
  await browser.get('/directory/imports/new');
  const pasted = typeof entries === 'string' ? entries : JSON.stringify({ contents: entries });
  return browser.post('/directory/imports/new', { source, pasted, ...more });
}

async function takeIn(browser: Visitor, source: string, entries: unknown, more = {}) {
  const { location = '' } = await bring(browser, source, entries, more);
  await app.settled();
  const tried = await browser.get(location);
  await browser.post(location, {});
  await app.settled();
  return { location, tried, taken: await browser.get(location) };
}

test('5,000 entries with 100 bad ones: tried, each bad one reported, none blocking the others', async () => {
  const browser = await app.as('business');
  const bad = [{ name: '' }, { status: 'open' }, { organization: null }, { minimum_age: 12, maximum_age: 3 }];
  const entries = Array.from({ length: 5000 }, (_, n) =>
    n % 50 === 7 ? service(n, bad[((n / 50) % 4) | 0]) : service(n),
  );
  await browser.get('/directory/imports/new');
  const form = new FormData();
  const fields = { csrf: browser.csrf, 'form-key': browser.formKey, source: 'big-feed' };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([JSON.stringify([{ contents: entries }])]), 'feed.json');
  const headers = browser.headers({ 'sec-fetch-site': 'same-origin' });
  const sent = new Request('http://localhost:3000/directory/imports/new', {
    method: 'POST',
    body: form,
    headers,
  });
  const answer = await app.fetch(sent);
  assert.equal(answer.status, 303);
  const location = answer.headers.get('location') ?? '';
  await app.settled();
  const tried = await browser.get(location);
  assert.match(tried.text, /4,900 new 100 to be put right/);
  assert.match((await browser.get(`${location}?show=refused`)).text, /Its status is none of active/);
  const csv = await browser.get(`${location}/report.csv?show=refused`);
  assert.equal(csv.html.trim().split('\n').length, 101);
  assert.equal((await app.visitor().get('/open-referral/services')).html.includes('"total_items":0'), true);
  await browser.get(location);
  await browser.post(location, {});
  await app.settled();
  assert.match((await browser.get(location)).text, /It is taken in/);
  assert.match((await app.visitor().get('/open-referral/services?per_page=1')).html, /"total_items":4900/);
  const { html } = await app.visitor().get(`/open-referral/services/${uuid(1)}`);
  assert.deepEqual(JSON.parse(html).minimum_age, 4);
  assert.ok(!('email' in JSON.parse(html)));
});

test('what came once is known again: unchanged, updated, and never over what somebody edited here', async () => {
  const browser = await app.as('business');
  const other = (n: number, more: object = {}) => service(100_000 + n, more);
  await takeIn(browser, 'small-feed', [other(1), other(2), other(3)]);
  const id = uuid(100_002);
  const edit = await browser.get(`/directory/work/${id}`);
  const version = /name="version" value="(\d+)"/.exec(edit.html)?.[1] ?? '';
  const organization = /<option value="([^"]*)" selected/.exec(edit.html)?.[1] ?? '';
  const given = {
    ...fieldsShown(edit.html),
    organization,
    version,
    levels: ['1'],
    ways: ['self'],
    free: 'yes',
  };
  const saved = await browser.post(`/directory/work/${id}`, {
    ...given,
    description: 'Ours is better.',
    press: 'publish',
  });
  assert.equal(saved.status, 303, saved.text);
  const { tried, taken } = await takeIn(browser, 'small-feed', [
    other(1, { description: 'Changed there.' }),
    other(2, { description: 'Changed there.' }),
    other(3),
    other(3),
    'nonsense',
  ]);
  assert.match(tried.text, /1 updated 1 unchanged 1 waits for its owner 2 to be put right/);
  assert.match(taken.text, /Its id stands on an earlier line too/);
  assert.match((await app.visitor().get(`/directory/${uuid(100_001)}`)).text, /Changed there/);
  assert.match((await app.visitor().get(`/directory/${id}`)).text, /Ours is better/);
  assert.match((await browser.get(`/directory/work/${id}/history`)).text, /As small-feed has it/);
  const { tried: stranger } = await takeIn(browser, 'a-third', [other(1)]);
  assert.match(stranger.text, /An entry from elsewhere has this id already/);
});

test('what a whole feed lacks is reported, said in public, its owner asked once, and withdrawn by a person alone', async () => {
  const browser = await app.as('business');
  await asOwner(app.database, (owner) =>
    owner.query("update partnership.practitioner set email = 'odette@example.org' where id = $1", [
      samplePractitioners.business.id,
    ]),
  );
  const there = (n: number, more: object = {}) => service(300_000 + n, more);
  const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => uuid(300_000 + n));
  const all = [there(1), there(2), there(3), there(4)];
  await takeIn(browser, 'whole-feed', all);
  const { tried: part } = await takeIn(browser, 'whole-feed', [there(1)]);
  assert.doesNotMatch(part.text, /are not in it/, 'a part of a feed says nothing of the rest');
  const { tried, taken, location } = await takeIn(browser, 'whole-feed', [there(1)], { whole: 'yes' });
  assert.match(tried.text, /3 entries that came from there before are not in it.*Is this really all of it/);
  assert.match(taken.text, /3 gone from there/);
  assert.match(
    (await browser.get(`${location}?show=gone`)).text,
    /Service 300002 Gone from there It is not in/,
  );
  assert.match(
    (await browser.get(`/directory/imports/new?again=${location.split('/').at(-1)}`)).html,
    /value="whole-feed"/,
  );
  const anybody = app.visitor();
  assert.match(
    (await anybody.get(`/directory/${second}`)).text,
    /has not listed it since .*Call before you go/,
  );
  assert.doesNotMatch((await anybody.get(`/directory/${first}`)).text, /has not listed/);
  const found = await anybody.get('/directory?words=300002');
  assert.match(found.text, /Service 300002.*It may not be offered any more\. Call first/);
  const lines = (await anybody.get('/directory/services.csv')).html.split('\n');
  assert.match(
    lines.find((line) => line.includes(`/directory/${second}`)) ?? '',
    /has not listed it since.*Call first/,
  );
  assert.doesNotMatch(lines.find((line) => line.includes(`/directory/${first}`)) ?? '', /Call first/);
  const whole = JSON.parse((await anybody.get('/open-referral/directory.json')).html) as {
    id: string;
    alert?: string;
  }[];
  assert.match(whole.find(({ id }) => id === second)?.alert ?? '', /Call first/);
  assert.equal(whole.find(({ id }) => id === first)?.alert, undefined);
  const list = await browser.get('/directory/work?show=gone');
  assert.match(list.text, /Service 300002.*Service 300003.*Service 300004/);
  for (const _ of [1, 2]) {
    app.clock.now = app.clock.now.add({ hours: 13 });
    await regularly(app);
  }
  const asked = await asOwner(app.database, (owner) =>
    owner.query("select from platform.message where body ~ '3 entries of the directory.*no longer'"),
  );
  assert.equal(asked.length, 1);
  const owner = await app.as('business');
  const answer = async (id: string | undefined, press: string) => {
    await owner.get(`/directory/work/${id}/history`);
    return owner.post(`/directory/work/${id}/gone`, { press });
  };
  await answer(second, 'withdraw');
  assert.equal((await anybody.get(`/directory/${second}`)).status, 404);
  assert.equal((await answer(second, 'keep')).status, 409);
  await answer(third, 'keep');
  assert.doesNotMatch((await anybody.get(`/directory/${third}`)).text, /has not listed/);
  assert.match(
    (await owner.get(`/directory/work/${third}/history`)).text,
    /Somebody here said on .* still offered/,
  );
  await owner.get('/directory/settings');
  const days = { 'stale-after': '90', 'ask-after': '14', 'withdraw-gone-after': '30', source: 'The board' };
  assert.equal((await owner.post('/directory/settings', days)).status, 303);
  app.clock.now = app.clock.now.add({ hours: 24 * 31 });
  await regularly(app);
  assert.equal((await anybody.get(`/directory/${fourth}`)).status, 404);
  assert.equal((await anybody.get(`/directory/${third}`)).status, 200);
  const again = await app.as('business');
  await takeIn(again, 'whole-feed', all, { whole: 'yes' });
  assert.equal((await anybody.get(`/directory/${fourth}`)).status, 200, 'listed again: public again');
  assert.equal((await anybody.get(`/directory/${second}`)).status, 404, 'what a person hid stays hidden');
  assert.equal((await (await app.as('school')).post(`/directory/work/${third}/gone`, {})).status, 404);
});

test('the published example is taken in and given out again as it came', async () => {
  const browser = await app.as('business');
  const example = readFileSync(
    new URL('../../../test/fixtures/open-referral/examples/service_full.json', import.meta.url),
    'utf8',
  );
  await takeIn(browser, 'example', example);
  const out = JSON.parse((await app.visitor().get(`/open-referral/services/${JSON.parse(example).id}`)).html);
  for (const [name, value] of Object.entries(JSON.parse(example))) assert.deepEqual(out[name], value, name);
});

test('another directory is fetched page by page; what is not a feed is told and stops', async () => {
  const browser = await app.as('business');
  await browser.get('/directory/imports/new');
  const wrong = await browser.post('/directory/imports/new', {
    source: 'far',
    url: 'http://directory.example.org',
  });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /must begin with https/);
  const { location = '' } = await browser.post('/directory/imports/new', {
    source: 'far',
    url: 'https://directory.invalid.example/api',
  });
  const id = location.split('/').at(-1) ?? '';
  await app.settled();
  assert.match((await browser.get(location)).text, /directory\.invalid\.example/);
  // There is no such directory: what the job made of that is undone, and another answers in its place.
  await asOwner(app.database, (owner) =>
    owner.query(
      `update directory.import_run set state = 'fetching', failure = null, finished_at = null where id = $1`,
      [id],
    ),
  );
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    if (url.includes('page=1'))
      return { total_pages: 2, last_page: false, contents: [{ id: uuid(200_001), name: 'Thin' }] };
    if (url.includes('page=2')) return { total_pages: 2, last_page: true, contents: [service(200_002)] };
    return service(200_001);
  };
  await fetchRun(app.database, id, () => app.clock.now, fetch);
  await takeRun(app.database, id, () => app.clock.now);
  assert.match((await browser.get(location)).text, /2 new/);
  assert.equal(asked[0], 'https://directory.invalid.example/api/services?page=1&per_page=50');
  assert.equal(asked[1], `https://directory.invalid.example/api/services/${uuid(200_001)}`);
  await assert.rejects(
    fetchPage(async () => ({ hello: 'world' }), 'https://x.example', 1),
    AddressRefused,
  );
});

test('only those who publish bring feeds; every one is on the audit', async () => {
  for (const role of ['provider', 'author', 'school'] as const)
    for (const path of ['/directory/imports', '/directory/imports/new'])
      assert.equal((await (await app.as(role)).get(path)).status, 404, `${role} ${path}`);
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ action: string }>(
      "select distinct action from audit.event where record_kind = 'directory import'",
    ),
  );
  const actions = rows.map(({ action }) => action);
  for (const action of ['bring', 'try import', 'take in', 'finish import'])
    assert.ok(actions.includes(action), action);
});
