import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Agency, agencyClient, startAgency } from '../../../test/support/agency.ts';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { Authenticator } from '../../../test/support/authenticator.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { appointAdministrator, samplePractitioners } from '../../partnership/index.ts';
import { inviteByCommand } from './link.ts';

let app: TestApp;
let agency: Agency;
before(async () => {
  agency = await startAgency(`${baseUrl}/sign-in/return`);
  app = await startTestApp({
    now: Temporal.Now.instant().toString(),
    config: { OIDC_ISSUER: agency.issuer, ...agencyClient },
  });
});
after(async () => {
  await app.close();
  await agency.close();
});

async function ask<Row>(statement: string, parameters: unknown[]): Promise<Row[]> {
  const owner = await app.database.owner();
  try {
    return await owner.query<Row>(statement, parameters);
  } finally {
    await owner.close();
  }
}

/** Puts an invitation for a sample person there and returns the path of its link. */
async function invite(role: keyof typeof samplePractitioners): Promise<string> {
  const token = crypto.randomUUID();
  const hash = createHash('sha256').update(token).digest();
  const expires = app.clock.now.add({ hours: 24 * 7 }).toString();
  await ask('insert into identity.invitation (practitioner_id, token_hash, expires_at) values ($1, $2, $3)', [
    samplePractitioners[role].id,
    hash,
    expires,
  ]);
  return `/invitation/${token}`;
}

async function acceptAs(path: string, account: string, browser = app.visitor()): Promise<Seen> {
  await browser.get(path);
  const out = await browser.post(`${path}/oidc`);
  assert.equal(out.status, 200, 'goes out');
  const address = new URL(out.headers.get('refresh')?.replace('0; url=', '') ?? '');
  return browser.get(await agency.signIn(address, account));
}

async function acceptByPasskey(path: string, browser: Visitor): Promise<Seen> {
  await browser.get(path);
  const options = await browser.post(`${path}/passkey/options`);
  if (options.status !== 200) return options;
  const answer = new Authenticator(baseUrl).make(JSON.parse(options.html));
  return browser.post(`${path}/passkey`, { answer, name: '' });
}

test('the account that an invited person proves is theirs from then on, whatever it is called', async () => {
  const path = await invite('school');
  const browser = app.visitor();
  assert.match((await browser.get(path)).text, /Marian Teale, Designated safeguarding lead, Saltmarsh/);
  assert.equal((await acceptAs(path, 'an-account-of-any-name', browser)).location, '/desk');
  assert.match((await browser.get('/account')).text, /Marian Teale.*Your agency account at 127\.0\.0\.1/);
  const later = app.visitor();
  await later.get('/sign-in');
  const out = await later.post('/sign-in/oidc', { next: '/desk' });
  const address = new URL(out.headers.get('refresh')?.replace('0; url=', '') ?? '');
  assert.equal((await later.get(await agency.signIn(address, 'an-account-of-any-name'))).location, '/desk');
});

test('a link works once', async () => {
  const path = await invite('board');
  assert.equal((await acceptByPasskey(path, app.visitor())).location, '/desk');
  const seen = await app.visitor().get(path);
  assert.equal(seen.status, 404);
  assert.match(seen.text, /This invitation does not work/);
});

test('two people with one link at the same time: one of them is bound', async () => {
  const path = await invite('operator');
  const browsers = [app.visitor(), app.visitor(), app.visitor()];
  const answers = await Promise.all(browsers.map((browser) => acceptByPasskey(path, browser)));
  const statuses = answers.map(({ status }) => status).sort();
  assert.equal(statuses.filter((status) => status === 303).length, 1, statuses.join());
  const bound = await ask('select from identity.passkey where practitioner_id = $1', [
    samplePractitioners.operator.id,
  ]);
  assert.equal(bound.length, 1);
});

test('a link ends after seven days, when withdrawn, and when its person is disabled', async () => {
  const run = async (change: () => Promise<unknown>) => {
    const path = await invite('health');
    const browser = app.visitor();
    assert.equal((await browser.get(path)).status, 200);
    await change();
    assert.equal((await browser.get(path)).status, 404);
    assert.equal((await acceptByPasskey(path, browser)).status, 404);
  };
  const person = [samplePractitioners.health.id];
  await run(() =>
    ask('update identity.invitation set withdrawn_at = now() where practitioner_id = $1', person),
  );
  await run(async () => {
    app.clock.now = app.clock.now.add({ hours: 24 * 7, seconds: 1 });
  });
  await run(() => ask('update partnership.practitioner set disabled_at = now() where id = $1', person));
  app.clock.now = Temporal.Now.instant();
});

test('an account that is somebody’s already is not bound to another, and the link still stands', async () => {
  await acceptAs(await invite('police'), 'rafe');
  const path = await invite('governance');
  const browser = app.visitor();
  const seen = await acceptAs(path, 'rafe', browser);
  assert.equal(seen.status, 403);
  assert.equal(browser.cookies.has('__Host-session'), false);
  assert.equal((await app.visitor().get(path)).status, 200);
  assert.equal((await acceptAs(path, 'felix')).location, '/desk');
});

test('an invitation withdrawn while somebody signs in at the agency binds nothing', async () => {
  const path = await invite('duty');
  const browser = app.visitor();
  await browser.get(path);
  const out = await browser.post(`${path}/oidc`);
  const address = new URL(out.headers.get('refresh')?.replace('0; url=', '') ?? '');
  const back = await agency.signIn(address, 'imogen');
  await ask('update identity.invitation set withdrawn_at = now() where practitioner_id = $1', [
    samplePractitioners.duty.id,
  ]);
  assert.equal((await browser.get(back)).status, 403);
  assert.deepEqual(await ask('select from identity.credential_oidc where subject = $1', ['imogen']), []);
});

test('somebody signed in cannot bind their own way in to another person', async () => {
  const path = await invite('decision');
  const browser = await app.as('screening');
  assert.match((await browser.get(path)).text, /You are signed in as Amara Cole/);
  for (const way of ['oidc', 'passkey', 'passkey/options'])
    assert.equal((await browser.post(`${path}/${way}`)).status, 404, way);
});

test('a made-up link is an invitation that does not work', async () => {
  const browser = app.visitor();
  assert.equal((await browser.get('/invitation/made-up')).status, 404);
  await browser.get('/sign-in');
  assert.equal((await browser.post('/invitation/made-up/oidc')).status, 404);
});

test('in a place where nobody is yet, the command line appoints the first administrator', async () => {
  const owner = await app.database.owner();
  const person = {
    name: 'Ottilie Frost',
    jobTitle: 'Business manager',
    agency: 'A New Board',
    areas: ['essex'],
  };
  const id = await appointAdministrator(owner, person);
  const link = await inviteByCommand(owner, baseUrl, id, app.clock.now);
  await owner.close();
  const browser = app.visitor();
  assert.equal((await acceptByPasskey(link.slice(baseUrl.length), browser)).location, '/desk');
  const seen = await browser.get('/administration/people?search=frost');
  assert.match(seen.text, /Ottilie Frost Business manager, A New Board.*Active/);
});
