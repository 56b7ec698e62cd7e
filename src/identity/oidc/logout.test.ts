import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { type Agency, agencyClient, startAgency } from '../../../test/support/agency.ts';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { keyId } from '../../../test/support/hostile-agency.ts';
import { knownAccount, layingSiege, type Siege } from '../../../test/support/siege.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';

const path = '/sign-in/back-channel-logout';
const event = 'http://schemas.openid.net/event/backchannel-logout';

async function rows<Row>(app: TestApp, statement: string, values: unknown[] = []): Promise<Row[]> {
  const owner = await app.database.owner();
  try {
    return await owner.query<Row>(statement, values);
  } finally {
    await owner.close();
  }
}

const sessions = (app: TestApp) =>
  rows<{ sid: string | null; ended: string | null }>(
    app,
    `select oidc_sid as sid, ended_why as ended from identity.session where method = 'oidc' order by started_at, id`,
  );

test('a real agency says that somebody signed out there: that sign-in ends here, and no other', async (t) => {
  const agency: Agency = await startAgency(`${baseUrl}/sign-in/return`);
  const app = await startTestApp({
    now: Temporal.Now.instant().toString(),
    config: { OIDC_ISSUER: agency.issuer, ...agencyClient },
  });
  t.after(() => Promise.all([app.close(), agency.close()]));
  agency.deliver = app.fetch;
  await rows(
    app,
    'insert into identity.credential_oidc (issuer, subject, practitioner_id) values ($1, $2, $3)',
    [agency.issuer, 'jonah', samplePractitioners.decision.id],
  );
  const signedIn = async () => {
    const browser = app.visitor();
    await browser.get('/sign-in');
    const out = await browser.post('/sign-in/oidc', { next: '/desk' });
    const address = new URL(out.headers.get('refresh')?.replace('0; url=', '') ?? '');
    await browser.get(await agency.signIn(address, 'jonah'));
    app.clock.now = app.clock.now.add({ seconds: 1 });
    return browser;
  };
  const [one, other] = [await signedIn(), await signedIn()];
  const byHand = await app.as('decision');
  const [first] = await sessions(app);
  assert.ok(first?.sid, 'the agency names its sign-in');
  assert.equal((await one.get('/desk')).status, 200);
  await agency.signOut('jonah', first.sid);
  assert.equal((await one.get('/desk')).location, '/sign-in?next=%2Fdesk');
  assert.equal((await other.get('/desk')).status, 200, 'another sign-in of the same person');
  assert.equal((await byHand.get('/desk')).status, 200, 'a session that did not come from the agency');
  const [audited] = await rows<{ action: string; basis: string }>(
    app,
    "select action, basis from audit.event where record_kind = 'session' order by seq desc limit 1",
  );
  assert.deepEqual(audited, { action: 'sign out', basis: 'agency' });
});

let siege: Siege;
let app: TestApp;
before(async () => {
  siege = await layingSiege();
  ({ app } = siege);
});
after(() => siege.close());
beforeEach(() => siege.afresh());

const seconds = () => Math.floor(app.clock.now.epochMilliseconds / 1000);
const sound = (): JWTPayload => ({
  iss: siege.agency.issuer,
  aud: 'windscreen',
  sub: knownAccount,
  jti: crypto.randomUUID(),
  iat: seconds(),
  exp: seconds() + 120,
  events: { [event]: {} },
});
const sign = (claims: JWTPayload, header: object = {}, key = siege.agency.key) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'logout+jwt', ...header })
    .sign(key);
const say = (token: string, headers = {}) =>
  app.visitor().post(path, { logout_token: token }, { 'sec-fetch-site': 'cross-site', ...headers });

async function signedIn(claims: JWTPayload = {}): Promise<Visitor> {
  siege.agency.mischief = { claims: (usual) => ({ ...usual, ...claims }) };
  const browser = app.visitor();
  const state = await siege.setOut(browser);
  assert.equal((await browser.get(siege.back({ state }))).status, 303);
  return browser;
}
const isIn = async (browser: Visitor) => (await browser.get('/desk')).status === 200;

test('without a named sign-in every session of the account ends', async () => {
  const [one, other] = [await signedIn({ sid: 'a' }), await signedIn()];
  const done = await say(await sign(sound()));
  assert.equal(done.status, 200);
  assert.equal(done.headers.get('cache-control'), 'no-store');
  assert.deepEqual([await isIn(one), await isIn(other)], [false, false]);
});

test('a named sign-in ends that one, and one whose name the agency never told', async () => {
  const [named, other, unnamed] = [
    await signedIn({ sid: 'a' }),
    await signedIn({ sid: 'b' }),
    await signedIn(),
  ];
  assert.equal((await say(await sign({ ...sound(), sid: 'a' }))).status, 200);
  assert.deepEqual([await isIn(named), await isIn(other), await isIn(unnamed)], [false, true, false]);
  const { sub: _, ...nameless } = sound();
  assert.equal((await say(await sign({ ...nameless, sid: 'b' }))).status, 200);
  assert.equal(await isIn(other), false);
});

test('played again after a new sign-in it ends nothing', async () => {
  const old = await signedIn();
  const token = await sign(sound());
  assert.equal((await say(token)).status, 200);
  assert.equal(await isIn(old), false);
  app.clock.now = app.clock.now.add({ seconds: 90 });
  const anew = await signedIn();
  assert.equal((await say(token)).status, 200);
  assert.equal(await isIn(anew), true);
});

const without = (name: string) => () => {
  const { [name]: _gone, ...rest } = sound();
  return sign(rest);
};
const hostile: [name: string, token: () => Promise<string> | string][] = [
  ['no signature', () => new UnsecuredJWT(sound()).encode()],
  ['another key', async () => sign(sound(), {}, (await generateKeyPair('RS256')).privateKey)],
  [
    'a key that was never published',
    async () => sign(sound(), { kid: 'unheard-of' }, (await generateKeyPair('RS256')).privateKey),
  ],
  [
    'a secret for a key',
    () =>
      new SignJWT(sound())
        .setProtectedHeader({ alg: 'HS256', kid: keyId, typ: 'logout+jwt' })
        .sign(new TextEncoder().encode(agencyClient.OIDC_CLIENT_SECRET.padEnd(32, '.'))),
  ],
  ['another issuer', () => sign({ ...sound(), iss: 'https://evil.example' })],
  ['another audience', () => sign({ ...sound(), aud: 'another-site' })],
  ['an audience beside us', () => sign({ ...sound(), aud: ['windscreen', 'another-site'] })],
  ['expired', () => sign({ ...sound(), exp: seconds() - 61 })],
  ['made long ago', () => sign({ ...sound(), iat: seconds() - 3600, exp: seconds() + 600 })],
  ['made in the future', () => sign({ ...sound(), iat: seconds() + 600, exp: seconds() + 900 })],
  ['no expiry', without('exp')],
  ['no time', without('iat')],
  ['no name of its own', without('jti')],
  ['nobody named', without('sub')],
  ['no event', without('events')],
  ['another event', () => sign({ ...sound(), events: { 'https://schemas.example/other': {} } })],
  ['an event that is no object', () => sign({ ...sound(), events: { [event]: true } })],
  ['events in a list', () => sign({ ...sound(), events: [event] })],
  ['an inherited event', () => sign({ ...sound(), events: JSON.parse('{"__proto__":{}}') })],
  ['a nonce, as an ID token has', () => sign({ ...sound(), nonce: 'n' })],
  ['an ID token', () => sign(sound(), { typ: 'JWT' })],
  ['no type', () => sign(sound(), { typ: undefined })],
  ['a list for a subject', () => sign({ ...sound(), sub: [knownAccount] as unknown as string })],
  ['an empty subject', () => sign({ ...sound(), sub: '' })],
  ['a number for a sign-in', () => sign({ ...sound(), sid: 7 })],
  ['no token', () => ''],
  ['something else', () => 'a.b.c'],
];
for (const [name, token] of hostile)
  test(`refused, and nobody is signed out: ${name}`, async () => {
    const browser = await signedIn();
    const answer = await say(await token());
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(await isIn(browser), true);
  });

test('an account of another issuer is not ours, and other content is not read', async () => {
  const browser = await signedIn();
  assert.equal((await say(await sign({ ...sound(), sub: 'somebody else' }))).status, 200);
  assert.equal(await isIn(browser), true);
  const token = await sign(sound());
  assert.equal((await say(token, { 'content-type': 'application/json' })).status, 415);
  assert.equal((await say('x'.repeat(30_000))).status, 413);
});

test('keys that cannot be read end nothing, and the agency may try again', async () => {
  siege.agency.mischief = { metadata: (m) => ({ ...m, jwks_uri: `${siege.agency.issuer}/gone` }) };
  assert.equal((await say(await sign(sound()))).status, 503);
});

test('without an agency service there is no such address', async (t) => {
  const other = await startTestApp();
  t.after(() => other.close());
  assert.equal((await other.visitor().post(path, { logout_token: 'x' })).status, 404);
});
