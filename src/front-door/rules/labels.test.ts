import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ToldChild } from '../types.ts';
import { childLabel, headlineOf } from './labels.ts';
import { referenceOf } from './reference.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const child = (told: Partial<ToldChild>): ToldChild => ({
  id: '',
  unborn: false,
  given: '',
  surname: '',
  dateOfBirth: null,
  expectedDate: null,
  ageTold: '',
  sex: null,
  nhsNumber: null,
  upn: null,
  facts: {},
  ...told,
});
const born = (date: string) => Temporal.PlainDate.from(date);

test('children are named as a list needs them', () => {
  const boy = { surname: 'Ashby', sex: 'M' } as const;
  const cases: [ToldChild[], string][] = [
    [[], 'Child not named'],
    [[child({})], 'Child not named'],
    [[child({ ageTold: 'about 13' })], 'Child not named, about 13'],
    [[child({ given: 'Leon', ...boy, dateOfBirth: born('2022-05-01') })], 'Leon A., 4'],
    [[child({ given: 'Ayo', dateOfBirth: born('2026-04-20') })], 'Ayo, 7 months'],
    [[child({ unborn: true, expectedDate: born('2027-02-14') })], 'Unborn, due 14 Feb'],
    [[child({ unborn: true })], 'Unborn'],
    [
      [child({ ...boy, given: 'Leon', ageTold: '7' }), child({ ...boy, given: 'Mo', ageTold: '9' })],
      'Two brothers, 7 and 9',
    ],
    [[child({ given: 'Leon', sex: 'M' }), child({ given: 'Tia', sex: 'F' })], 'Two children'],
  ];
  for (const [children, label] of cases) assert.equal(childLabel(children, today), label);
});

test('a headline is never longer than a line of a list, and ends between words', () => {
  assert.equal(headlineOf('  Short \n and plain '), 'Short and plain');
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (told) => {
      const headline = headlineOf(told);
      assert.ok(headline.length <= 82);
      assert.doesNotMatch(headline, /\n/);
    }),
  );
  assert.equal(headlineOf('word '.repeat(40)), `${'word '.repeat(15)}word …`);
});

test('a reference tells area, year in London and number', () => {
  const received = Temporal.Instant.from('2026-06-30T23:30:00Z');
  assert.equal(referenceOf('TH', received, 42), 'TH-2026-00042');
  assert.equal(referenceOf(null, received, 123456), 'SET-2026-123456');
});
