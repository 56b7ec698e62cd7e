import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { type SampleRole, samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const form = '/administration/people/invite';
const words = 'Emrys O’Dell';

async function ask<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
  const owner = await app.database.owner();
  try {
    return await owner.query<Row>(statement, parameters);
  } finally {
    await owner.close();
  }
}

/** Types into the form for an invitation, and sends it when the session has run out. */
async function typeTooLong(browser: Visitor, name = words): Promise<Seen> {
  await browser.get(form);
  app.clock.now = app.clock.now.add({ minutes: 31 });
  return browser.post(form, {
    name,
    'job-title': 'Teacher',
    'roles-essex': ['referrer', 'operator'],
    'form-key': '',
  });
}

async function signInAs(role: SampleRole, browser: Visitor, sent: Seen): Promise<Seen> {
  assert.ok(sent.location);
  const page = await browser.get(sent.location);
  const next = /name="next" value="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const came = await browser.post('/sign-in/sample', { person: samplePractitioners[role].id, next });
  return browser.get(came.location ?? '');
}

test('what was typed when a session ran out is in the form after signing in again', async () => {
  const browser = await app.as('administrator');
  const sent = await typeTooLong(browser);
  assert.equal(sent.status, 303);
  assert.match(sent.location ?? '', /^\/sign-in\?ended=yes&next=/);
  assert.match(
    (await browser.get(sent.location ?? '')).text,
    /Your session had ended\. We kept what you had typed/,
  );
  const back = await signInAs('administrator', browser, sent);
  assert.equal(back.status, 200);
  assert.match(back.text, /We kept what you had typed\. It is in the form below\. Check it, then send it/);
  assert.match(back.html, /name="name"[^>]* value="Emrys O’Dell"/);
  assert.match(back.html, /value="operator" checked/);
  assert.deepEqual(
    await ask('select from partnership.practitioner where name = $1', [words]),
    [],
    'nothing was done',
  );
  assert.doesNotMatch((await browser.get(form)).text, /We kept/, 'the form alone is empty');
});

test('a reason typed about a concern is given back on its own form, and then takes effect', async () => {
  const { id } = await addConcern(app.database);
  const path = `/front-door/${id}/rating`;
  const browser = await app.as('screening');
  const opened = await browser.get(path);
  const version = /name="version" value="(\d+)"/.exec(opened.html)?.[1] ?? '';
  app.clock.now = app.clock.now.add({ minutes: 31 });
  const reason = 'Both schools saw her\nin another man’s car';
  const sent = await browser.post(path, { version, rating: 'red', reason });
  const back = await signInAs('screening', browser, sent);
  assert.ok(back.html.includes(reason), 'with its line ends');
  assert.match(back.html, /value="red" checked/);
  assert.equal((await browser.post(path, { version, rating: 'red', reason })).status, 303);
  const [row] = await ask<{ reason: string }>('select reason from front_door.rating where concern_id = $1', [
    id,
  ]);
  assert.equal(row?.reason, reason);
});

test('nobody else gets it: not in the same browser, not by the address', async () => {
  const browser = await app.as('administrator');
  const sent = await typeTooLong(browser, 'Only Mine');
  await ask("insert into access.role_held values ($1, 'administrator', 'essex') on conflict do nothing", [
    samplePractitioners.governance.id,
  ]);
  const other = await signInAs('governance', browser, sent);
  assert.equal(other.status, 200);
  assert.doesNotMatch(other.html, /Only Mine|We kept/);
  const id = /kept%3D([0-9a-f-]{36})/.exec(sent.location ?? '')?.[1] ?? '';
  assert.equal((await browser.get(`/account/kept/${id}`)).status, 404);
  assert.equal((await browser.post(`/account/kept/${id}/remove`)).status, 404);
  await ask('update identity.kept_text set practitioner_id = $1 where id = $2', [
    samplePractitioners.governance.id,
    id,
  ]);
  assert.equal(
    (await browser.get(`/account/kept/${id}`)).status,
    404,
    'a row moved to another opens nothing',
  );
});

test('what is kept is not readable in the database, and is gone after a day', async () => {
  const browser = await app.as('administrator');
  const sent = await typeTooLong(browser, 'Sealed Words');
  const rows = await ask<{ sealed: Buffer }>('select sealed from identity.kept_text');
  for (const { sealed } of rows) assert.ok(!sealed.includes('Sealed Words'));
  app.clock.now = app.clock.now.add({ hours: 24 });
  const back = await signInAs('administrator', browser, sent);
  assert.doesNotMatch(back.html, /Sealed Words|We kept/);
});

test('a form that has no page of its own gives the words back on the account page', async () => {
  const browser = await app.as('administrator');
  await browser.get(form);
  app.clock.now = app.clock.now.add({ minutes: 31 });
  const path = `/administration/people/${samplePractitioners.duty.id}/disable`;
  const sent = await browser.post(path, { reason: 'Left the agency\nin October' });
  const back = await signInAs('administrator', browser, sent);
  assert.match(back.text, /What you had typed Kept today at .* Reason Left the agency in October/);
  assert.match((await browser.get('/account')).text, /Kept for you.*What you had typed today/);
  const id = /\/account\/kept\/([0-9a-f-]{36})\/remove/.exec(back.html)?.[1];
  assert.equal((await browser.post(`/account/kept/${id}/remove`)).location, '/account');
  assert.equal((await browser.get(`/account/kept/${id}`)).status, 404);
});

test('somebody who signed in again in another tab is told, and keeps what they typed', async () => {
  const browser = await app.as('administrator');
  await browser.get(form);
  const old = browser.csrf;
  await browser.get('/sign-in?again=yes');
  await browser.post('/sign-in/sample', { person: samplePractitioners.administrator.id });
  const seen = await browser.post(form, { name: 'Two Tabs', csrf: old });
  assert.equal(seen.status, 403);
  assert.match(seen.text, /what you typed is kept.*Go on with what you typed/);
  const path = /href="([^"]+kept=[^"]+)"/.exec(seen.html)?.[1] ?? '';
  assert.match((await browser.get(path)).html, /value="Two Tabs"/);
});

test('nothing is kept of a post from elsewhere, without its token, or with nothing typed', async () => {
  const count = async () => (await ask<{ n: number }>('select count(*) as n from identity.kept_text'))[0]?.n;
  const browser = await app.as('administrator');
  await browser.get(form);
  const before = await count();
  app.clock.now = app.clock.now.add({ minutes: 31 });
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    browser.post(form, fields, headers);
  assert.equal((await post({ name: words }, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await post({ name: words, csrf: 'wrong' })).status, 401);
  assert.equal((await post({ name: '  ' })).status, 401);
  assert.equal((await app.visitor().post(form, { name: words })).status, 401);
  assert.equal(await count(), before);
});

test('nothing is kept for somebody disabled, and never more than twenty for one person', async () => {
  const browser = await app.as('administrator');
  await browser.get(form);
  app.clock.now = app.clock.now.add({ minutes: 31 });
  for (let n = 0; n < 25; n += 1) {
    app.clock.now = app.clock.now.add({ seconds: 1 });
    assert.equal((await browser.post(form, { name: `Version ${n}` })).status, 303);
  }
  const { id } = samplePractitioners.administrator;
  assert.equal((await ask('select from identity.kept_text where practitioner_id = $1', [id])).length, 20);
  const other = await app.as('duty');
  await other.get('/account');
  await ask('update partnership.practitioner set disabled_at = now() where id = $1', [
    samplePractitioners.duty.id,
  ]);
  assert.equal(
    (await other.post('/account/passkeys/00000000-0000-4000-8000-000000000000', { name: 'A' })).status,
    401,
  );
});
