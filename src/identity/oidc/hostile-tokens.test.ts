import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
  base64url,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { TestApp } from '../../../test/support/app.ts';
import { type HostileAgency, keyId, type Mischief, signed } from '../../../test/support/hostile-agency.ts';
import { knownAccount, layingSiege, type Siege } from '../../../test/support/siege.ts';

let siege: Siege;
let app: TestApp;
let agency: HostileAgency;
before(async () => {
  siege = await layingSiege();
  ({ app, agency } = siege);
});
after(() => siege.close());
beforeEach(() => siege.afresh());

const without = (claims: JWTPayload, name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const seconds = () => Math.floor(app.clock.now.epochMilliseconds / 1000);
const claiming = (change: (claims: JWTPayload) => JWTPayload): Mischief => ({ claims: change });

const tokenAttacks: [name: string, why: RegExp | string, mischief: () => Mischief | Promise<Mischief>][] = [
  ['a wrong nonce', /COMPARISON_FAILED: nonce/, () => claiming((c) => ({ ...c, nonce: 'another' }))],
  ['no nonce', /INVALID_RESPONSE/, () => claiming((c) => without(c, 'nonce'))],
  [
    'another issuer',
    /COMPARISON_FAILED: iss/,
    () => claiming((c) => ({ ...c, iss: 'https://evil.example' })),
  ],
  ['an issuer with a slash more', /: iss/, () => claiming((c) => ({ ...c, iss: `${agency.issuer}/` }))],
  ['no issuer', /INVALID_RESPONSE/, () => claiming((c) => without(c, 'iss'))],
  ['another audience', /COMPARISON_FAILED: aud/, () => claiming((c) => ({ ...c, aud: 'another-site' }))],
  [
    'an audience beside us',
    'another audience',
    () => claiming((c) => ({ ...c, aud: ['windscreen', 'another-site'], azp: 'windscreen' })),
  ],
  ['no audience', /INVALID_RESPONSE/, () => claiming((c) => without(c, 'aud'))],
  [
    'made for another party',
    'another authorised party',
    () => claiming((c) => ({ ...c, azp: 'another-site' })),
  ],
  [
    'expired',
    /TIMESTAMP_CHECK_FAILED: exp/,
    () => claiming((c) => ({ ...c, exp: Math.floor(Date.now() / 1000) - 60 })),
  ],
  ['expired by our clock', 'expired', () => claiming((c) => ({ ...c, exp: seconds() - 1 }))],
  ['no expiry', /INVALID_RESPONSE/, () => claiming((c) => without(c, 'exp'))],
  ['issued in the future', 'issued in the future', () => claiming((c) => ({ ...c, iat: seconds() + 600 }))],
  ['issued long ago', 'issued long ago', () => claiming((c) => ({ ...c, iat: seconds() - 3600 }))],
  ['not valid yet', /: nbf/, () => claiming((c) => ({ ...c, nbf: seconds() + 3600 }))],
  ['no subject', /INVALID_RESPONSE/, () => claiming((c) => without(c, 'sub'))],
  ['an empty subject', 'no usable subject', () => claiming((c) => ({ ...c, sub: '' }))],
  [
    'a list for a subject',
    /INVALID_RESPONSE/,
    () => claiming((c) => ({ ...c, sub: [knownAccount] as unknown as string })),
  ],
  [
    'the e-mail of somebody here, and a subject nobody invited',
    'nobody is invited with this account',
    () =>
      claiming((c) => ({ ...c, sub: 'a-stranger', email: 'jonah@estuary.example', email_verified: true })),
  ],
  [
    'the account of somebody disabled',
    'nobody is invited with this account',
    () => claiming((c) => ({ ...c, sub: 'account-of-the-disabled' })),
  ],
  [
    'signed in at a time to come',
    'signed in at no time there was',
    () => claiming((c) => ({ ...c, auth_time: seconds() + 600 })),
  ],
  ['no signature', /INVALID_RESPONSE/, () => ({ sign: (c) => new UnsecuredJWT(c).encode() })],
  [
    'no signature, announced',
    /UNSUPPORTED/,
    () => ({
      sign: (c) => new UnsecuredJWT(c).encode(),
      metadata: (m) => ({ ...m, id_token_signing_alg_values_supported: ['none', 'RS256'] }),
    }),
  ],
  [
    'HS256 with the public key for a secret',
    /UNSUPPORTED/,
    () => ({
      sign: async (c, { publicKey }) => {
        const key = await importJWK(publicKey, 'RS256', { extractable: true });
        assert.ok(!(key instanceof Uint8Array));
        const secret = new TextEncoder().encode(await exportSPKI(key));
        return new SignJWT(c).setProtectedHeader({ alg: 'HS256', kid: keyId }).sign(secret);
      },
      metadata: (m) => ({ ...m, id_token_signing_alg_values_supported: ['RS256', 'HS256'] }),
    }),
  ],
  [
    'HS256 with a published symmetric key',
    /UNSUPPORTED/,
    () => ({
      sign: (c) => new SignJWT(c).setProtectedHeader({ alg: 'HS256', kid: keyId }).sign(new Uint8Array(32)),
      keys: () => [{ kty: 'oct', k: base64url.encode(new Uint8Array(32)), kid: keyId }],
      metadata: (m) => ({ ...m, id_token_signing_alg_values_supported: ['RS256', 'HS256'] }),
    }),
  ],
  [
    'another key under the published name',
    /INVALID_RESPONSE/,
    async () => {
      const { privateKey } = await generateKeyPair('RS256');
      return { sign: (c) => signed(c, privateKey) };
    },
  ],
  [
    'a key that was never published',
    /KEY_SELECTION/,
    async () => {
      const { privateKey } = await generateKeyPair('RS256');
      return { sign: (c) => signed(c, privateKey, { kid: 'unheard-of' }) };
    },
  ],
  [
    'a key that the token brings along',
    /INVALID_RESPONSE/,
    async () => {
      const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
      const jwk = await exportJWK(publicKey);
      return { sign: (c) => signed(c, privateKey, { jwk }) };
    },
  ],
  [
    'claims changed after signing',
    /INVALID_RESPONSE/,
    () => ({
      sign: async (c, { key }) => {
        const [header, , signature] = (await signed({ ...c, sub: 'somebody-else' }, key)).split('.');
        return [header, base64url.encode(JSON.stringify(c)), signature].join('.');
      },
    }),
  ],
  [
    'a header that must be understood',
    /UNSUPPORTED/,
    () => ({ sign: (c, { key }) => signedWithCrit(c, key) }),
  ],
  ['an encrypted token', /UNSUPPORTED/, () => ({ sign: () => 'a.b.c.d.e' })],
  ['a token that is none', /INVALID_RESPONSE|PARSE_ERROR/, () => ({ sign: () => 'not a token' })],
  ['no ID token', /INVALID_RESPONSE/, () => ({ token: ({ id_token: _, ...rest }, r) => json(r, 200, rest) })],
  ['a refused code', 'code refused', () => ({ token: (_, r) => json(r, 400, { error: 'invalid_grant' }) })],
  [
    'a page for an answer',
    /NOT_JSON/,
    () => ({ token: (_, r) => void r.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello') }),
  ],
  [
    'a token from elsewhere',
    /NOT_CONFORM/,
    () => ({ token: (_, r) => void r.writeHead(302, { location: 'https://evil.example/token' }).end() }),
  ],
];

function json(response: Parameters<NonNullable<Mischief['token']>>[1], status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function signedWithCrit(claims: JWTPayload, key: HostileAgency['key']): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: keyId, crit: ['urgent'], urgent: true })
    .sign(key, { crit: { urgent: true } });
}

for (const [name, why, mischief] of tokenAttacks) {
  test(`refused: ${name}`, async () => {
    agency.mischief = await mischief();
    const browser = app.visitor();
    const state = await siege.setOut(browser);
    await siege.refused(browser, why, () => browser.get(siege.back({ state })));
  });
}

test('sent to sign in anew, an old sign-in and one of unknown age are refused; one just made is taken', async () => {
  const anew = async (claims: (sound: JWTPayload) => JWTPayload) => {
    agency.mischief = { claims };
    const browser = app.visitor();
    await browser.get('/sign-in?again=yes');
    const seen = await browser.post('/sign-in/oidc', { again: 'yes' });
    const address = new URL(seen.headers.get('refresh')?.replace('0; url=', '') ?? '');
    assert.equal(address.searchParams.get('max_age'), '300');
    agency.nonce = address.searchParams.get('nonce') ?? '';
    const state = address.searchParams.get('state') ?? '';
    return [browser, () => browser.get(siege.back({ state }))] as const;
  };
  const [old, back] = await anew((c) => ({ ...c, auth_time: seconds() - 301 }));
  await siege.refused(old, 'signed in too long ago', back);
  const [silent, again] = await anew((c) => without(c, 'auth_time'));
  await siege.refused(silent, 'not said when they signed in', again);
  const [, sound] = await anew((c) => c);
  assert.equal((await sound()).status, 303);
});
