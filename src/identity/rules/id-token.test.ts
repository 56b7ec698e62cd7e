import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claims, objection } from './id-token.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const seconds = now.epochMilliseconds / 1000;
const expected = { issuer: 'https://id.example', clientId: 'windscreen', now };
const sound: Claims = {
  iss: 'https://id.example',
  sub: 'a-1',
  aud: 'windscreen',
  exp: seconds + 300,
  iat: seconds,
};

test('a sound token has nothing against it', () => {
  assert.equal(objection(sound, expected), undefined);
  assert.equal(objection({ ...sound, aud: ['windscreen'], azp: 'windscreen' }, expected), undefined);
  assert.equal(objection({ ...sound, iat: seconds + 60 }, expected), undefined, 'a clock a minute ahead');
});

const wrong: [why: string, change: Partial<Claims>][] = [
  ['another issuer', { iss: 'https://id.example/' }],
  ['another audience', { aud: 'another' }],
  ['another audience', { aud: ['windscreen', 'another'] }],
  ['another audience', { aud: [] }],
  ['another authorised party', { azp: 'another' }],
  ['no usable subject', { sub: '' }],
  ['no usable subject', { sub: 'a'.repeat(256) }],
  ['expired', { exp: seconds }],
  ['issued in the future', { iat: seconds + 61 }],
  ['issued long ago', { iat: seconds - 601 }],
];
for (const [why, change] of wrong) {
  test(`${why}: ${JSON.stringify(change).slice(0, 60)}`, () => {
    assert.equal(objection({ ...sound, ...change }, expected), why);
  });
}
