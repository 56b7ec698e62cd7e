import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { Authenticator, type Deviation } from '../../../test/support/authenticator.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

async function ask<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
  const owner = await app.database.owner();
  try {
    return await owner.query<Row>(statement, parameters);
  } finally {
    await owner.close();
  }
}

type Options = { challenge: string; user: { id: string } };
const optionsFrom = async (browser: Visitor, path: string): Promise<Options> =>
  JSON.parse((await browser.post(path)).html);

/** Signs a sample person in and gives them a passkey. */
async function withPasskey(role: keyof typeof samplePractitioners): Promise<Authenticator> {
  const browser = await app.as(role);
  await browser.get('/account');
  const key = new Authenticator(baseUrl);
  const answer = key.make(await optionsFrom(browser, '/account/passkeys/options'));
  assert.equal(
    (await browser.post('/account/passkeys', { answer, name: 'Work laptop' })).location,
    '/account',
  );
  return key;
}

async function signIn(key: Authenticator, deviation?: Deviation, browser = app.visitor()): Promise<Seen> {
  await browser.get('/sign-in');
  const options = await optionsFrom(browser, '/sign-in/passkey/options');
  return browser.post('/sign-in/passkey', { answer: key.sign(options, deviation), next: '/account' });
}

const reasons = (action: string) =>
  ask<{ basis: string | null }>(
    'select basis from audit.event where action = $1 and outcome = $2 order by seq desc limit 1',
    [action, 'refused'],
  );

test('a passkey is added, listed, signs in, is renamed and removed', async () => {
  const key = await withPasskey('decision');
  const browser = app.visitor();
  assert.equal((await signIn(key, undefined, browser)).location, '/account');
  const account = await browser.get('/account');
  assert.match(account.text, /Jonah Pryce.*Work laptop.*last used today.*Passkey This one/);
  const path = /\/account\/passkeys\/[0-9a-f-]+/.exec(account.html)?.[0] ?? '';
  await browser.get(path);
  assert.equal((await browser.post(path, { name: ' ' })).status, 400);
  assert.equal((await browser.post(path, { name: 'Old laptop' })).location, '/account');
  assert.match((await browser.get('/account')).text, /Old laptop/);
  assert.match((await browser.get(`${path}/remove`)).text, /only way in/);
  const unwarned = await browser.post(`${path}/remove`);
  assert.equal(unwarned.status, 400);
  assert.match(unwarned.text, /Say that you understand/);
  assert.equal((await browser.post(`${path}/remove`, { understood: 'yes' })).location, '/account');
  assert.match((await browser.get('/account')).text, /No passkeys yet/);
  assert.equal((await signIn(key)).status, 403);
});

test('its owner is told of a passkey added and one removed', async () => {
  const { board } = samplePractitioners;
  await ask("update partnership.practitioner set email = 'edith@board.example' where id = $1", [board.id]);
  await withPasskey('board');
  const browser = await app.as('board');
  const path = /\/account\/passkeys\/[0-9a-f-]+/.exec((await browser.get('/account')).html)?.[0] ?? '';
  await browser.get(`${path}/remove`);
  await browser.post(`${path}/remove`);
  const told = await ask<{ body: string }>(
    "select body from platform.message where to_address = 'edith@board.example'",
  );
  assert.deepEqual(told.map(({ body }) => /^A passkey was (\w+)/.exec(body)?.[1]).sort(), [
    'added',
    'removed',
  ]);
});

test('a passkey that is not the last is removed without warning', async () => {
  const key = await withPasskey('essexDecision');
  await withPasskey('essexDecision');
  const browser = app.visitor();
  await signIn(key, undefined, browser);
  const path = /\/account\/passkeys\/[0-9a-f-]+/.exec((await browser.get('/account')).html)?.[0] ?? '';
  assert.doesNotMatch((await browser.get(`${path}/remove`)).text, /only way in/);
  assert.equal((await browser.post(`${path}/remove`)).location, '/account');
});

const refusedSignIns: [name: string, why: string, deviation: Deviation][] = [
  ['another origin', 'another origin', { origin: 'https://windscreen.example' }],
  ['another port of this host', 'another origin', { origin: 'http://localhost:3001' }],
  ['another relying party', 'another relying party', { rpId: 'windscreen.example' }],
  ['nobody verified', 'the person was not verified', { verified: false }],
  ['nobody present', 'nobody was present', { present: false }],
  ['a challenge of its own', 'not asked of this browser, or over', { challenge: 'bWFkZSB1cA' }],
  ['made for registering', 'made for another purpose', { type: 'webauthn.create' }],
  ['a counter that went back', 'the counter did not move on', { counter: 0 }],
  [
    'another key',
    'a signature of another key',
    { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey },
  ],
  ['somebody else’s handle', 'made for somebody else', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  [
    'a page that holds ours in a frame',
    'another origin',
    { clientData: { crossOrigin: true, topOrigin: 'https://evil.example' } },
  ],
  [
    'data changed after signing',
    'a signature of another key',
    { tamper: (data) => Buffer.concat([data.subarray(0, 33), Buffer.from([0xff, 0, 0, 0])]) },
  ],
];

test('answers that are not sound sign nobody in', async (t) => {
  const key = await withPasskey('screening');
  await signIn(key);
  for (const [name, why, deviation] of refusedSignIns) {
    await t.test(name, async () => {
      const browser = app.visitor();
      const seen = await signIn(key, deviation, browser);
      assert.equal(seen.status, 403);
      assert.match(seen.text, /We could not sign you in/);
      assert.equal(browser.cookies.has('__Host-session'), false);
      assert.deepEqual(await reasons('sign in'), [{ basis: why }]);
    });
  }
  assert.equal((await signIn(key)).status, 303, 'the passkey itself still works');
});

test('a challenge is answered once, in time, and by the browser it was given to', async () => {
  const key = await withPasskey('duty');
  const browser = app.visitor();
  await browser.get('/sign-in');
  const once = key.sign(await optionsFrom(browser, '/sign-in/passkey/options'));
  assert.equal((await browser.post('/sign-in/passkey', { answer: once })).status, 303);
  await browser.get('/sign-in?again=yes');
  assert.equal((await browser.post('/sign-in/passkey', { answer: once })).status, 403, 'again');

  const [mine, theirs] = [app.visitor(), app.visitor()];
  await mine.get('/sign-in');
  await theirs.get('/sign-in');
  const stolen = key.sign(await optionsFrom(mine, '/sign-in/passkey/options'));
  assert.equal((await theirs.post('/sign-in/passkey', { answer: stolen })).status, 403, 'another browser');

  const late = key.sign(await optionsFrom(mine, '/sign-in/passkey/options'));
  app.clock.now = app.clock.now.add({ minutes: 5, seconds: 1 });
  assert.equal((await mine.post('/sign-in/passkey', { answer: late })).status, 403, 'too late');
});

test('a passkey of somebody disabled opens nothing', async () => {
  const key = await withPasskey('health');
  await ask('update partnership.practitioner set disabled_at = now() where id = $1', [
    samplePractitioners.health.id,
  ]);
  assert.equal((await signIn(key)).status, 403);
  assert.deepEqual(await reasons('sign in'), [{ basis: 'the person is disabled' }]);
});

test('what is no answer of a passkey is refused', async () => {
  const browser = app.visitor();
  for (const answer of [
    '',
    '{}',
    'null',
    '[1]',
    '{"id":"a","rawId":"a","type":"public-key","response":{}}',
  ]) {
    await browser.get('/sign-in');
    assert.equal((await browser.post('/sign-in/passkey', { answer })).status, 403, answer);
  }
  const stranger = new Authenticator(baseUrl);
  assert.equal((await signIn(stranger)).status, 403);
});

test('a passkey is added only by a sound answer to a challenge given for it', async (t) => {
  const browser = await app.as('police');
  await browser.get('/account');
  const add = async (deviation?: Deviation, options?: Options, key = new Authenticator(baseUrl)) => {
    const asked = options ?? (await optionsFrom(browser, '/account/passkeys/options'));
    return browser.post('/account/passkeys', { answer: key.make(asked, deviation) });
  };
  const wrong: [string, string, Deviation][] = [
    ['another origin', 'another origin', { origin: 'https://windscreen.example' }],
    ['another relying party', 'another relying party', { rpId: 'windscreen.example' }],
    ['nobody verified', 'the person was not verified', { verified: false }],
    ['made for signing in', 'made for another purpose', { type: 'webauthn.get' }],
    ['a challenge of its own', 'not asked of this browser, or over', { challenge: 'bWFkZSB1cA' }],
  ];
  for (const [name, why, deviation] of wrong) {
    await t.test(name, async () => {
      const seen = await add(deviation);
      assert.equal(seen.status, 403);
      assert.match(seen.text, /That passkey was not added/);
      assert.deepEqual(await reasons('add passkey'), [{ basis: why }]);
    });
  }
  await t.test('a challenge for signing in', async () => {
    const { challenge } = await optionsFrom(browser, '/sign-in/passkey/options');
    assert.equal((await add(undefined, { challenge, user: { id: 'AA' } })).status, 403);
  });
  await t.test('a challenge for adding signs nobody in', async () => {
    const { challenge } = await optionsFrom(browser, '/account/passkeys/options');
    const answer = new Authenticator(baseUrl).sign({ challenge });
    assert.equal((await browser.post('/sign-in/passkey', { answer })).status, 403);
  });
  await t.test('a passkey known already', async () => {
    const key = new Authenticator(baseUrl);
    assert.equal((await add(undefined, undefined, key)).status, 303);
    assert.equal((await add(undefined, undefined, key)).status, 403);
    assert.deepEqual(await reasons('add passkey'), [{ basis: 'known already' }]);
  });
  await t.test('after a quarter of an hour', async () => {
    const early = await optionsFrom(browser, '/account/passkeys/options');
    app.clock.now = app.clock.now.add({ minutes: 4 });
    await browser.get('/account');
    app.clock.now = app.clock.now.add({ minutes: 12 });
    assert.equal((await browser.post('/account/passkeys/options')).status, 403);
    assert.equal((await add(undefined, early)).status, 403);
    assert.match((await browser.get('/account')).text, /Sign in again to add a passkey/);
  });
});

test('somebody else’s passkey is not there', async () => {
  await withPasskey('governance');
  const [{ id } = { id: '' }] = await ask<{ id: string }>(
    'select id from identity.passkey where practitioner_id = $1',
    [samplePractitioners.governance.id],
  );
  const other = await app.as('operator');
  for (const path of [`/account/passkeys/${id}`, `/account/passkeys/${id}/remove`]) {
    assert.equal((await other.get(path)).status, 404);
    assert.equal((await other.post(path, { name: 'Mine', understood: 'yes' })).status, 404);
  }
  assert.equal((await ask('select from identity.passkey where id = $1', [id])).length, 1);
});
