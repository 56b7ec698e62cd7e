import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Authentication, type Demands, weakness } from './authentication.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const seconds = now.epochMilliseconds / 1000;
const nothing: Demands = { acr: [], amr: [], maxAge: undefined };
const strict: Demands = { acr: ['high', 'higher'], amr: ['mfa', 'hwk'], maxAge: 300 };
const sound: Authentication = { acr: 'higher', amr: ['pwd', 'mfa', 'hwk'], auth_time: seconds - 300 };

test('where nothing is asked for, an agency need say nothing', () => {
  assert.equal(weakness({}, nothing, now), undefined);
  assert.equal(weakness(sound, strict, now), undefined);
  assert.equal(weakness({ auth_time: seconds + 60 }, nothing, now), undefined, 'a clock a minute ahead');
});

const wrong: [why: string, demands: Demands, change: Authentication][] = [
  ['not the level of sign-in asked for', strict, { acr: 'low' }],
  ['not the level of sign-in asked for', strict, { acr: undefined }],
  ['not the level of sign-in asked for', strict, { acr: ['high'] }],
  ['not the way of sign-in asked for', strict, { amr: ['mfa'] }],
  ['not the way of sign-in asked for', strict, { amr: 'mfa hwk' }],
  ['not the way of sign-in asked for', strict, { amr: undefined }],
  ['not said when they signed in', strict, { auth_time: undefined }],
  ['signed in too long ago', strict, { auth_time: seconds - 301 }],
  ['signed in at no time there was', nothing, { auth_time: String(seconds) }],
  ['signed in at no time there was', nothing, { auth_time: seconds + 61 }],
  ['signed in at no time there was', nothing, { auth_time: 1e300 }],
];
for (const [why, demands, change] of wrong)
  test(`${why}: ${JSON.stringify(change)}`, () => {
    assert.equal(weakness({ ...sound, ...change }, demands, now), why);
  });
