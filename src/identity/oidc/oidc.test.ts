import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Agency, agencyClient, startAgency } from '../../../test/support/agency.ts';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
let agency: Agency;

before(async () => {
  agency = await startAgency(`${baseUrl}/sign-in/return`);
  app = await startTestApp({
    now: Temporal.Now.instant().toString(),
    config: { OIDC_ISSUER: agency.issuer, ...agencyClient },
  });
  const owner = await app.database.owner();
  await owner.query(
    'insert into identity.credential_oidc (issuer, subject, practitioner_id) values ($1, $2, $3)',
    [agency.issuer, 'account-of-jonah', samplePractitioners.decision.id],
  );
  await owner.close();
});
after(async () => {
  await app.close();
  await agency.close();
});

async function setOut(browser: Visitor, next = '/desk'): Promise<URL> {
  await browser.get(`/sign-in?next=${encodeURIComponent(next)}`);
  const seen = await browser.post('/sign-in/oidc', { next });
  assert.equal(seen.status, 200);
  return new URL(seen.headers.get('refresh')?.replace('0; url=', '') ?? '');
}

async function through(browser: Visitor, account: string, next?: string): Promise<Seen> {
  return browser.get(await agency.signIn(await setOut(browser, next), account));
}

test('somebody whose account is bound signs in with their agency and goes where they were going', async () => {
  const browser = app.visitor();
  const seen = await through(browser, 'account-of-jonah', '/desk?from=mail');
  assert.equal(seen.status, 303);
  assert.equal(seen.location, '/desk?from=mail');
  assert.match((await browser.get('/desk')).text, /Jonah Pryce/);
});

test('the way out carries a code challenge, a nonce and a state, and asks for no more than who it is', async () => {
  const address = await setOut(app.visitor());
  const asked = Object.fromEntries(address.searchParams);
  assert.equal(asked.response_type, 'code');
  assert.equal(asked.scope, 'openid');
  assert.equal(asked.code_challenge_method, 'S256');
  for (const name of ['state', 'nonce', 'code_challenge']) assert.equal(asked[name]?.length, 43, name);
});

test('an account that nobody was invited with opens nothing', async () => {
  const browser = app.visitor();
  const seen = await through(browser, 'account-of-a-stranger');
  assert.equal(seen.status, 403);
  assert.match(seen.text, /We could not sign you in.*may not have been invited/);
  assert.equal(browser.cookies.has('__Host-session'), false);
});

test('an answer works once', async () => {
  const browser = app.visitor();
  const answer = await agency.signIn(await setOut(browser), 'account-of-jonah');
  assert.equal((await browser.get(answer)).status, 303);
  const session = browser.cookies.get('__Host-session');
  assert.equal((await browser.get(answer)).status, 403);
  assert.equal(browser.cookies.get('__Host-session'), session, 'the refused answer changes no session');
});

test('a code cannot be brought to another sign-in: the agency compares the code verifier', async () => {
  const [victim, attacker] = [app.visitor(), app.visitor()];
  const stolen = new URL(await agency.signIn(await setOut(attacker), 'account-of-jonah'), baseUrl);
  const own = new URL(await agency.signIn(await setOut(victim), 'account-of-a-stranger'), baseUrl);
  own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
  const seen = await victim.get(own.pathname + own.search);
  assert.equal(seen.status, 403);
  assert.equal(victim.cookies.has('__Host-session'), false);
});

test('a code used already is refused by the agency', async () => {
  const first = app.visitor();
  const used = new URL(await agency.signIn(await setOut(first), 'account-of-jonah'), baseUrl);
  assert.equal((await first.get(used.pathname + used.search)).status, 303);
  const second = app.visitor();
  const address = await setOut(second);
  const replayed = new URLSearchParams(used.searchParams);
  replayed.set('state', address.searchParams.get('state') ?? '');
  assert.equal((await second.get(`/sign-in/return?${replayed}`)).status, 403);
  assert.equal(second.cookies.has('__Host-session'), false);
});

test('signing in gives a new session and ends the one held before', async () => {
  const browser = await app.as('screening');
  const before = browser.cookies.get('__Host-session');
  await browser.get('/sign-in?again=yes');
  const seen = await browser.post('/sign-in/oidc', { again: 'yes' });
  const address = new URL(seen.headers.get('refresh')?.replace('0; url=', '') ?? '');
  assert.equal(address.searchParams.get('prompt'), 'login');
  await browser.get(await agency.signIn(address, 'account-of-jonah'));
  assert.notEqual(browser.cookies.get('__Host-session'), before);
  const old = await app.visitor().get('/desk', { cookie: `__Host-session=${before}` });
  assert.equal(old.status, 303);
});

test('without an agency service there is no button and no route', async (t) => {
  const other = await startTestApp();
  t.after(() => other.close());
  const browser = other.visitor();
  const seen = await browser.get('/sign-in');
  assert.doesNotMatch(seen.text, /agency account/);
  assert.equal((await browser.post('/sign-in/oidc')).status, 404);
});

test('what the agency must say of a sign-in is a setting: its level, and how long ago', async (t) => {
  const own = await startAgency(`${baseUrl}/sign-in/return`);
  const demands = { OIDC_ACR_VALUES: 'high higher', OIDC_MAX_AGE_MINUTES: 60 };
  const strict = await startTestApp({
    now: Temporal.Now.instant().toString(),
    config: { OIDC_ISSUER: own.issuer, ...agencyClient, ...demands },
  });
  t.after(() => Promise.all([strict.close(), own.close()]));
  const owner = await strict.database.owner();
  await owner.query(
    'insert into identity.credential_oidc (issuer, subject, practitioner_id) values ($1, $2, $3)',
    [own.issuer, 'account-of-jonah', samplePractitioners.decision.id],
  );
  await owner.close();
  const comes = async (acr: string | undefined) => {
    if (acr) own.acr = acr;
    else delete own.acr;
    const browser = strict.visitor();
    const address = await setOut(browser);
    assert.equal(address.searchParams.get('acr_values'), 'high higher');
    assert.equal(address.searchParams.get('max_age'), '3600');
    return (await browser.get(await own.signIn(address, 'account-of-jonah'))).status;
  };
  assert.deepEqual([await comes('high'), await comes('low'), await comes(undefined)], [303, 403, 403]);
});
