import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timekeeping } from '../../../test/support/concerns.ts';
import { clocksAtReceipt, DECISION_CLOCK, ratingClock, ruleOf, startClock } from './clocks.ts';
import { RATINGS } from './thresholds.ts';

const at = (text: string) => Temporal.Instant.from(text);
const due = (name: string, area: string | null, start: string) =>
  startClock(timekeeping, name, area, at(start)).dueAt.toString();
const anInstant = fc
  .integer({
    min: at('2026-01-05T00:00:00Z').epochMilliseconds,
    max: at('2028-11-30T00:00:00Z').epochMilliseconds,
  })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const anArea = fc.constantFrom('southend', 'essex', 'thurrock', null);
const orDisorder = Temporal.Instant.compare;

test('red runs four hours from receipt, through closing and through the night', () => {
  assert.equal(due(ratingClock('red'), 'thurrock', '2026-11-23T08:31:00Z'), '2026-11-23T12:31:00Z');
  assert.equal(due(ratingClock('red'), 'thurrock', '2026-11-23T15:00:00Z'), '2026-11-23T19:00:00Z');
  assert.equal(due(ratingClock('red'), 'thurrock', '2026-11-28T23:00:00Z'), '2026-11-29T03:00:00Z');
});

test('amber is one working day and green three, at the same time of day', () => {
  assert.equal(due(ratingClock('amber'), 'thurrock', '2026-11-20T11:15:00Z'), '2026-11-23T11:15:00Z');
  assert.equal(due(ratingClock('green'), 'thurrock', '2026-11-20T11:15:00Z'), '2026-11-25T11:15:00Z');
});

test('the statutory decision is due when the area’s front door closes on the next working day', () => {
  assert.equal(due(DECISION_CLOCK, 'thurrock', '2026-11-23T08:31:00Z'), '2026-11-24T16:30:00Z');
  assert.equal(due(DECISION_CLOCK, 'essex', '2026-11-23T08:31:00Z'), '2026-11-24T17:30:00Z');
  assert.equal(due(DECISION_CLOCK, 'thurrock', '2026-12-24T17:00:00Z'), '2026-12-29T16:30:00Z');
});

test('while the area is not known the earliest of all areas’ limits counts', () => {
  const areas = ['southend', 'essex', 'thurrock'];
  fc.assert(
    fc.property(anInstant, fc.constantFrom(DECISION_CLOCK, ...RATINGS.map(ratingClock)), (start, name) => {
      const each = areas.map((area) => startClock(timekeeping, name, area, start).dueAt).sort(orDisorder);
      assert.equal(String(startClock(timekeeping, name, null, start).dueAt), String(each[0]));
    }),
  );
});

test('danger now starts the red clock before anyone has rated', () => {
  fc.assert(
    fc.property(anInstant, anArea, fc.boolean(), (receivedAt, area, dangerNow) => {
      const clocks = clocksAtReceipt(timekeeping, { area, receivedAt, dangerNow });
      assert.deepEqual(
        clocks.map((clock) => clock.rule),
        dangerNow ? ['referral-decision', 'rating-red'] : ['referral-decision'],
      );
      for (const clock of clocks) assert.ok(orDisorder(clock.dueAt, receivedAt) > 0, 'due after it came in');
    }),
  );
});

test('a more urgent rating is never due later than a less urgent one', () => {
  fc.assert(
    fc.property(anInstant, anArea, (start, area) => {
      const [red, amber, green] = RATINGS.map(
        (rating) => startClock(timekeeping, ratingClock(rating), area, start).dueAt,
      );
      assert.ok(red && amber && green);
      assert.ok(orDisorder(red, amber) <= 0 && orDisorder(amber, green) <= 0);
    }),
  );
});

test('a clock names the version of the rule it was started by', () => {
  const red = startClock(timekeeping, ratingClock('red'), 'essex', at('2026-11-23T08:31:00Z'));
  assert.equal(red.version, 'essex 1');
  assert.equal(ruleOf(timekeeping.rules, red)?.amount, 4);
  const decision = startClock(timekeeping, DECISION_CLOCK, 'essex', at('2026-11-23T08:31:00Z'));
  assert.equal(decision.version, 'national 1');
  assert.equal(ruleOf(timekeeping.rules, { rule: 'gone', version: 'essex 9' }), undefined);
});
