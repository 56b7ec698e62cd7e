import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import {
  type Answers,
  json,
  listing,
  type RunRow,
  runsOf,
  startFarDirectory,
  written,
} from '../../../test/support/far-directory.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { regularly } from '../../../test/support/services.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { fetchJson } from '../import/fetch.ts';
import { fetchRun, patiently } from '../import/job.ts';
import { takeRun } from '../import/take.ts';

const uuid = (n: number) => `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const service = (n: number, more: object = {}) => ({
  ...{ id: uuid(n), name: `Far service ${n}`, description: 'It helps.', status: 'active' },
  ...{
    organization: { id: uuid(1_000_000), name: 'Elsewhere', description: 'A council' },
    contacts: [],
    ...more,
  },
});

let app: TestApp;
let far: Awaited<ReturnType<typeof startFarDirectory>>;
before(async () => {
  app = await startTestApp();
  far = await startFarDirectory();
  await asOwner(app.database, (owner) =>
    owner.query("update partnership.practitioner set email = 'odette@example.org' where id = $1", [
      samplePractitioners.business.id,
    ]),
  );
});
after(async () => {
  far.close();
  await app.close();
});

const ADDRESS = 'https://far.example.org/api';
/** Long enough for a busy machine, but where a test waits for it. */
let milliseconds = 10_000;
/** The very reading of the product, led to this test's own server where the address is the other directory's. */
const read = (url: string) =>
  fetchJson(url.replace('https://far.example.org', far.origin), { also: [far.origin], milliseconds });

/** Does what is under way of a source, as the job does. */
async function work(source: string): Promise<RunRow | undefined> {
  for (const { id, state } of await runsOf(app, source))
    if (state === 'fetching' || state === 'running') {
      await fetchRun(app.database, id, () => app.clock.now, read);
      await takeRun(app.database, id, () => app.clock.now);
    }
  return (await runsOf(app, source)).at(-1);
}

/** A night passes, and what is due is done. */
async function night(source: string): Promise<RunRow | undefined> {
  app.clock.now = app.clock.now.add({ hours: 24 });
  await regularly(app);
  return work(source);
}

async function bringAddress(source: string, entries: readonly { id: string }[]) {
  far.answers = listing(entries);
  const browser = await app.as('business');
  await browser.get('/directory/imports/new');
  const { location = '' } = await browser.post('/directory/imports/new', { source, url: ADDRESS });
  await work(source);
  await browser.get(location);
  await browser.post(location, {});
  await work(source);
  const list = await browser.get('/directory/imports');
  const path = new RegExp(`/directory/feeds/[0-9a-f-]+(?=">${source}<)`).exec(list.html)?.[0] ?? '';
  return { browser, path };
}

async function say(browser: Visitor, path: string, fields: Record<string, string>) {
  const shown = await browser.get(path);
  const version = /name="version" value="(\d+)"/.exec(shown.html)?.[1] ?? '';
  return browser.post(path, { version, ...fields });
}

test('an address is fetched by nobody until somebody says so; then each night, and what is as it was is not written', async () => {
  const all = Array.from({ length: 12 }, (_, n) => service(n + 1));
  const { browser, path } = await bringAddress('nightly', all);
  assert.match((await browser.get(path)).text, /Not at all: only when a person brings it/);
  assert.equal((await night('nightly'))?.trial, false, 'only the run that a person brought');
  assert.equal((await runsOf(app, 'nightly')).length, 1);
  let again = await app.as('business');
  assert.equal((await say(again, path, { every: '3', differs: 'take' })).status, 400);
  assert.equal((await say(again, path, { every: '1', differs: 'take', version: '77' })).status, 409);
  assert.equal((await say(again, path, { every: '1', differs: 'take' })).status, 303);
  assert.match(
    (await again.get(path)).text,
    /It is fetched by itself from now on.*It is fetched next tomorrow at 0[2-4]:\d\d/,
  );
  const before = await written(app);
  const run = await night('nightly');
  assert.deepEqual({ state: run?.state, trial: run?.trial }, { state: 'done', trial: true });
  assert.deepEqual(await written(app), before, 'nothing of the directory was written');
  again = await app.as('business');
  assert.match(
    (await again.get(`/directory/imports/${run?.id}`)).text,
    /Nothing would change\..*by itself, for/,
  );
  far.answers = listing(
    all.map((one, at) => (at === 0 ? service(1, { description: 'New words there.' }) : one)),
  );
  const changed = await night('nightly');
  assert.equal(changed?.trial, false, 'taken in by itself');
  again = await app.as('business');
  const report = await again.get(`/directory/imports/${changed?.id}`);
  assert.match(report.text, /1 updated.*The trial before it was taken in said: 1 updated, 11 unchanged/);
  assert.match((await app.visitor().get(`/directory/${uuid(1)}`)).text, /New words there/);
  assert.match((await again.get(path)).text, /12 Taken in 1 updated, 11 unchanged/);
  const actions = await asOwner(app.database, (owner) =>
    owner.query<{ action: string }>(
      "select action from audit.event where record_kind = 'directory import' and record_id = $1 order by seq",
      [changed?.id ?? ''],
    ),
  );
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['bring', 'take in', 'finish import'],
  );
});

test('what is gone there is marked as for a person; where more than a tenth would be, it waits and its owner is told once', async () => {
  const all = Array.from({ length: 20 }, (_, n) => service(n + 101));
  const { browser, path } = await bringAddress('shrinking', all);
  await say(browser, path, { every: '1', differs: 'take' });
  far.answers = listing(all.slice(1));
  assert.equal((await night('shrinking'))?.trial, false);
  assert.match((await app.visitor().get(`/directory/${uuid(101)}`)).text, /has not listed it since/);
  assert.equal((await night('shrinking'))?.trial, true, 'what is gone already is not news each night');
  far.answers = listing(all.slice(10));
  const waits = await night('shrinking');
  assert.equal(waits?.trial, true);
  assert.doesNotMatch((await app.visitor().get(`/directory/${uuid(105)}`)).text, /has not listed/);
  await night('shrinking');
  const last = await night('shrinking');
  const told = await asOwner(app.database, (owner) =>
    owner.query(
      "select from platform.message where body ~ 'shrinking has now is different.*/directory/feeds/'",
    ),
  );
  assert.equal(told.length, 1);
  const again = await app.as('business');
  assert.match((await again.get(path)).text, /What came last waits for somebody/);
  const old = `/directory/imports/${waits?.id}`;
  assert.match((await again.get(old)).text, /It was fetched again since/);
  assert.equal((await again.post(old, {})).status, 409, 'an older report is taken in no more');
  await again.get(`/directory/imports/${last?.id}`);
  assert.equal((await again.post(`/directory/imports/${last?.id}`, {})).status, 303);
  await work('shrinking');
  assert.match((await app.visitor().get(`/directory/${uuid(105)}`)).text, /has not listed it since/);
  assert.match((await again.get(path)).text, /All is well/);
});

test('slow, broken, huge, led inside, half a page: each stops with its reason, and nothing is changed or gone', async () => {
  const all = Array.from({ length: 15 }, (_, n) => service(n + 201));
  const { browser, path } = await bringAddress('bad-days', all);
  await say(browser, path, { every: '1', differs: 'take' });
  const before = await written(app);
  const good = listing(all);
  const second =
    (other: Answers): Answers =>
    (url, response) =>
      url.searchParams.get('page') === '2' ? other(url, response) : good(url, response);
  const bad: readonly [Answers, RegExp][] = [
    [second(() => {}), /took longer than/],
    [second((_, response) => void response.writeHead(503).end()), /answered 503/],
    [second((_, response) => void response.writeHead(200).end('<html>')), /not JSON/],
    [
      second((_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/services' }).end()),
      /leads on to another address/,
    ],
    [
      second((_, response) => {
        response.writeHead(200);
        const more = () => {
          while (response.writable && response.write('['.repeat(1_000_000)));
        };
        response.on('drain', more);
        more();
      }),
      /larger than 10 MB/,
    ],
    [
      second((_, response) => {
        response.writeHead(200, { 'content-length': '5000' });
        response.write('{"total_pages":2,"contents":[{"id":"', () => response.destroy());
      }),
      /broke off/,
    ],
    [
      second((_, response) => json(response, { total_pages: 3, contents: [] })),
      /Page 2 of 3 has no services/,
    ],
  ];
  for (const [answer, why] of bad) {
    far.answers = answer;
    milliseconds = String(why).includes('longer') ? 400 : 10_000;
    const run = await night('bad-days');
    assert.equal(run?.state, 'failed', String(why));
    assert.match(run?.failure ?? '', why);
  }
  assert.deepEqual(await written(app), before);
  const again = await app.as('business');
  assert.match((await again.get(path)).text, /It could not be fetched 7 times in a row.*The first time was/);
  assert.match((await again.get('/directory/imports')).text, /bad-days Each night .* Failed 7 times/);
  const told = await asOwner(app.database, (owner) =>
    owner.query("select from platform.message where body ~ 'bad-days could not be fetched 3 times in a row'"),
  );
  assert.equal(told.length, 1, 'told once, after the third night');
  far.answers = good;
  await night('bad-days');
  assert.match((await (await app.as('business')).get(path)).text, /All is well/);
});

test('an entry that cannot be had whole for a moment does not lose what stands here', async () => {
  const all = [service(301, { schedules: [], fees: 'Free on Mondays' })];
  const { browser, path } = await bringAddress('thin', all);
  await say(browser, path, { every: '1', differs: 'take' });
  const thin: Answers = (url, response) =>
    url.pathname.endsWith('/services')
      ? json(response, {
          total_pages: 1,
          last_page: true,
          contents: [{ id: uuid(301), name: 'Far service 301' }],
        })
      : void response.writeHead(503).end();
  far.answers = thin;
  assert.equal((await night('thin'))?.state, 'failed');
  far.asked = 0;
  await assert.rejects(patiently(read, [1, 1])(`${ADDRESS}/services/x`), /503/);
  assert.equal(far.asked, 3, 'tried twice more');
  assert.match((await app.visitor().get(`/open-referral/services/${uuid(301)}`)).html, /Free on Mondays/);
});

test('two of one source are never under way at once; one that comes to no end is given up', async () => {
  const { browser, path } = await bringAddress('one-only', [service(401)]);
  await say(browser, path, { every: '1', differs: 'take' });
  for (const hours of [24, 24]) {
    app.clock.now = app.clock.now.add({ hours });
    await Promise.all([regularly(app), regularly(app)]);
  }
  const states = (await runsOf(app, 'one-only')).map(({ state }) => state);
  assert.deepEqual(states, ['done', 'failed', 'fetching'], 'the first was given up, then came one more');
  await work('one-only');
  app.clock.now = app.clock.now.add({ hours: 25 });
  await regularly(app);
  app.clock.now = app.clock.now.add({ hours: 1 });
  await regularly(app);
  assert.equal((await runsOf(app, 'one-only')).filter(({ state }) => state === 'fetching').length, 1);
});

test('whoever keeps an address left: those who publish hear of it; and only they see addresses', async () => {
  const { browser, path } = await bringAddress('left', [service(501)]);
  await say(browser, path, { every: '1', differs: 'tell' });
  for (const role of ['provider', 'author', 'school'] as const) {
    const other = await app.as(role);
    assert.equal((await other.get(path)).status, 404, role);
    assert.equal((await other.post(path, { every: '0', differs: 'tell' })).status, 404, role);
  }
  far.answers = listing([service(501, { description: 'Other words.' })]);
  assert.equal((await night('left'))?.trial, true, 'tried, and not taken in');
  await asOwner(app.database, async (owner) => {
    await owner.query("update partnership.practitioner set email = 'next@example.org' where id = $1", [
      samplePractitioners.author.id,
    ]);
    await owner.query(
      `insert into access.role_held (practitioner_id, role, area) select $1, role, area from access.role_held
        where practitioner_id = $2 on conflict do nothing`,
      [samplePractitioners.author.id, samplePractitioners.business.id],
    );
    await owner.query('update partnership.practitioner set disabled_at = now() where id = $1', [
      samplePractitioners.business.id,
    ]);
  });
  app.clock.now = app.clock.now.add({ hours: 2 });
  await regularly(app);
  const told = await asOwner(app.database, (owner) =>
    owner.query<{ address: string }>(
      "select to_address as address from platform.message where body ~ 'directory left has now'",
    ),
  );
  assert.deepEqual(
    told.map(({ address }) => address),
    ['next@example.org'],
  );
});
