import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { TestApp } from '../../../test/support/app.ts';
import type { HostileAgency } from '../../../test/support/hostile-agency.ts';
import { layingSiege, type Siege } from '../../../test/support/siege.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';

let siege: Siege;
let app: TestApp;
let agency: HostileAgency;
before(async () => {
  siege = await layingSiege();
  ({ app, agency } = siege);
});
after(() => siege.close());
beforeEach(() => siege.afresh());

test('the hostile agency signs people in while it behaves', async () => {
  const browser = app.visitor();
  const seen = await browser.get(siege.back({ state: await siege.setOut(browser) }));
  assert.equal(seen.location, '/desk');
  assert.match((await browser.get('/desk')).text, /Jonah Pryce/);
});

const notOurs = 'not begun in this browser, or over';

const answerAttacks: [
  name: string,
  why: RegExp | string,
  attack: (browser: Visitor, state: string) => Promise<Seen>,
][] = [
  ['a state that was never given', notOurs, (browser) => browser.get(siege.back({ state: 'made-up' }))],
  [
    'no state',
    notOurs,
    (browser) => browser.get(`/sign-in/return?code=a&iss=${encodeURIComponent(agency.issuer)}`),
  ],
  [
    'two states',
    /INVALID_RESPONSE/,
    (browser, state) => browser.get(`${siege.back({ state })}&state=another`),
  ],
  [
    'the answer of another issuer (mix-up)',
    /INVALID_RESPONSE/,
    (browser, state) => browser.get(siege.back({ state, iss: 'https://honest.example' })),
  ],
  [
    'an answer that does not say whose it is',
    /INVALID_RESPONSE/,
    (browser, state) => browser.get(`/sign-in/return?code=a&state=${state}`),
  ],
  [
    'no code',
    /INVALID_RESPONSE/,
    (browser, state) => browser.get(`/sign-in/return?state=${state}&iss=${agency.issuer}`),
  ],
  [
    'the agency’s no',
    'not finished at the agency',
    (browser, state) => browser.get(siege.back({ state, error: 'access_denied' })),
  ],
  [
    'an ID token in the address',
    /UNSUPPORTED/,
    (browser, state) => browser.get(siege.back({ state, id_token: 'a.b.c' })),
  ],
  [
    'an answer after ten minutes',
    notOurs,
    (browser, state) => {
      app.clock.now = app.clock.now.add({ minutes: 10, seconds: 1 });
      return browser.get(siege.back({ state }));
    },
  ],
  [
    'another browser’s state',
    notOurs,
    async (browser) => {
      const other = app.visitor();
      return browser.get(siege.back({ state: await siege.setOut(other) }));
    },
  ],
  [
    'a browser without its visit',
    notOurs,
    (browser, state) => {
      browser.cookies.delete('__Host-visit');
      return browser.get(siege.back({ state }));
    },
  ],
];

for (const [name, why, attack] of answerAttacks) {
  test(`refused: ${name}`, async () => {
    const browser = app.visitor();
    const state = await siege.setOut(browser);
    await siege.refused(browser, why, () => attack(browser, state));
  });
}

test('refused: a state used before, even by an answer that was refused', async () => {
  const browser = app.visitor();
  const state = await siege.setOut(browser);
  await browser.get(siege.back({ state, error: 'access_denied' }));
  await siege.refused(browser, notOurs, () => browser.get(siege.back({ state })));
});

test('a state that is not this browser’s is refused before the agency is asked', async () => {
  const asked = agency.asked.get('/token') ?? 0;
  const browser = app.visitor();
  await siege.setOut(browser);
  await browser.get(siege.back({ state: 'made-up' }));
  assert.equal(agency.asked.get('/token') ?? 0, asked);
});

const misdescribed: [name: string, change: (sound: Record<string, unknown>) => Record<string, unknown>][] = [
  ['another issuer’s', (sound) => ({ ...sound, issuer: 'https://evil.example' })],
  ['one for every tenant', (sound) => ({ ...sound, issuer: `${agency.issuer}/{tenantid}` })],
  ['one with a slash more', (sound) => ({ ...sound, issuer: `${agency.issuer}/` })],
];
for (const [name, change] of misdescribed) {
  test(`a description that is ${name} sends nobody anywhere`, async () => {
    agency.mischief = { metadata: change };
    const browser = app.visitor();
    await browser.get('/sign-in');
    const seen = await browser.post('/sign-in/oidc', {});
    assert.equal(seen.status, 503);
    assert.equal(seen.headers.get('refresh'), null);
  });
}

test('an address elsewhere is never gone on to', async () => {
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const browser = app.visitor();
    await browser.get('/sign-in');
    const seen = await browser.post('/sign-in/oidc', { next });
    const address = new URL(seen.headers.get('refresh')?.replace('0; url=', '') ?? '');
    agency.nonce = address.searchParams.get('nonce') ?? '';
    const came = await browser.get(siege.back({ state: address.searchParams.get('state') ?? '' }));
    assert.equal(came.location, '/desk', next);
  }
});

test('a session planted before signing in is not the one signed in', async () => {
  const browser = app.visitor();
  browser.cookies.set('__Host-session', 'planted');
  const seen = await browser.get(siege.back({ state: await siege.setOut(browser) }));
  assert.equal(seen.status, 303);
  assert.notEqual(browser.cookies.get('__Host-session'), 'planted');
  assert.equal((await app.visitor().get('/desk', { cookie: '__Host-session=planted' })).status, 303);
});
