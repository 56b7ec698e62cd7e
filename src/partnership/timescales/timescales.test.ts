import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClockRule, readClock, ruleInForce } from '../../platform/clocks/index.ts';
import { londonInstant } from '../../platform/time/index.ts';
import { AREAS_AT_INSTALLATION } from '../areas.ts';
import { PUBLISHED } from '../arrangements/published.ts';
import { countingFor } from '../arrangements/types.ts';
import { CLOCK_RULES } from './timescales.ts';

const at = (text: string) => londonInstant(text.slice(0, 10), text.slice(11));
const read = (name: string, area: string, start: string) => {
  const rule = ruleInForce(CLOCK_RULES, name, area, at(start));
  return readClock({ rule, startedAt: at(start) }, at(start), countingFor(PUBLISHED, area));
};

const DUE: readonly [rule: string, area: string, started: string, due: string][] = [
  ['referral-decision', 'thurrock', '2026-11-19 10:00', '2026-11-20 16:30'],
  ['referral-decision', 'essex', '2026-11-18 10:00', '2026-11-19 17:30'],
  ['referral-decision', 'essex', '2026-11-19 10:00', '2026-11-20 16:30'],
  ['referral-decision', 'essex', '2026-11-20 17:00', '2026-11-23 17:30'],
  ['referral-decision', 'southend', '2026-12-24 16:30', '2026-12-29 16:30'],
  ['rating-red', 'thurrock', '2026-11-20 16:00', '2026-11-20 20:00'],
  ['rating-red', 'essex', '2026-12-25 23:00', '2026-12-26 03:00'],
  ['rating-amber', 'thurrock', '2026-04-02 10:40', '2026-04-07 10:40'],
  ['rating-green', 'thurrock', '2026-12-23 10:40', '2026-12-30 10:40'],
  ['police-protection', 'essex', '2026-03-27 12:00', '2026-03-30 13:00'],
  ['emergency-protection-order', 'essex', '2026-03-27 12:00', '2026-04-04 12:00'],
];

for (const [name, area, started, due] of DUE) {
  test(`${name} in ${area} from ${started} is due ${due}`, () => {
    assert.equal(read(name, area, started).dueAt.toString(), at(due).toString());
  });
}

const DUE_DAYS: readonly [rule: string, started: string, due: string][] = [
  ['child-and-family-assessment', '2026-07-01 10:00', '2026-09-03'],
  ['initial-child-protection-conference', '2026-12-14 10:00', '2027-01-07'],
  ['first-core-group', '2024-12-20 10:00', '2025-01-08'],
  ['next-core-group', '2026-10-20 10:00', '2026-12-01'],
  ['first-review-conference', '2026-11-30 10:00', '2027-02-28'],
  ['next-review-conference', '2027-02-28 10:00', '2027-08-28'],
];

for (const [name, started, due] of DUE_DAYS) {
  test(`${name} from ${started} is due by the end of ${due}`, () => {
    const { dueAt } = read(name, 'thurrock', started);
    assert.equal(
      dueAt.add({ microseconds: 1 }).toString(),
      londonInstant(due, '00:00').add({ hours: 24 }).toString(),
    );
  });
}

test('every area has its own ratings; Thurrock alone its own review of a child in need', () => {
  for (const { code: area } of AREAS_AT_INSTALLATION)
    for (const colour of ['red', 'amber', 'green'])
      assert.equal(read(`rating-${colour}`, area, '2026-11-23 10:00').rule.area, area);
  const review = (area: string) => read('child-in-need-review', area, '2026-11-23 10:00').rule;
  assert.deepEqual([review('thurrock').amount, review('essex').amount], [6, 3]);
});

test('a decision due in a year not yet published is a forecast, a red rating never is', () => {
  assert.deepEqual(read('referral-decision', 'thurrock', '2028-12-29 10:00').forecast, ['forecast-holidays']);
  assert.deepEqual(read('rating-red', 'thurrock', '2029-01-03 10:00').forecast, []);
});

test('no two rules are the same version of the same limit, and all say where they come from', () => {
  const key = (rule: ClockRule) => `${rule.name} ${rule.area} ${rule.version}`;
  assert.equal(new Set(CLOCK_RULES.map(key)).size, CLOCK_RULES.length);
  for (const rule of CLOCK_RULES) assert.ok(rule.source.length > 5 && Number.isInteger(rule.warnHours));
});
