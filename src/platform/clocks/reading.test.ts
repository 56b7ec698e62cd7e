import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isBefore } from '../time/london.ts';
import { OutsideCalendar } from '../time/working-days.ts';
import { anyRule, at, counting, edge, fourHours, oneWorkingDay, pause, rule } from './example.ts';
import { readClock } from './reading.ts';
import { type ClockRule, NoClockRule, ruleInForce } from './rule.ts';

test('states from start to end', () => {
  const clock = { rule: fourHours, startedAt: at('2026-11-20 10:00') };
  const reading = (now: string, more = {}) => readClock({ ...clock, ...more }, at(now), counting);
  assert.equal(reading('2026-11-20 11:59:59').state, 'running');
  assert.equal(reading('2026-11-20 12:00').state, 'due-soon');
  assert.equal(reading('2026-11-20 14:00').state, 'due-soon');
  assert.equal(reading('2026-11-20 14:00:01').state, 'overdue');
  assert.equal(reading('2026-11-20 15:12').late?.toString(), 'PT1H12M');
  assert.equal(reading('2026-11-20 15:12').needsReason, true);
  assert.equal(reading('2026-11-20 15:12', { lateReason: '  ' }).needsReason, true);
  assert.equal(reading('2026-11-20 15:12', { lateReason: 'No interpreter' }).needsReason, false);
  assert.equal(reading('2026-11-23 10:00', { metAt: at('2026-11-20 14:00') }).state, 'met');
  const late = reading('2026-11-23 10:00', { metAt: at('2026-11-20 14:00:01') });
  assert.deepEqual([late.state, late.late?.toString(), late.needsReason], ['met-late', 'PT1S', true]);
});

test('an open pause is told, moves with now, and never hides lateness', () => {
  const paused = {
    rule: fourHours,
    startedAt: at('2026-11-20 10:00'),
    pauses: [pause('2026-11-20 13:00', null)],
  };
  const reading = readClock(paused, at('2026-11-20 18:00'), counting);
  assert.deepEqual(
    [reading.state, reading.dueAt, reading.forecast, reading.late],
    ['paused', at('2026-11-20 19:00'), ['still-paused'], null],
  );
  const lateFirst = { ...paused, pauses: [pause('2026-11-20 14:30', null)] };
  assert.equal(readClock(lateFirst, at('2026-11-20 18:00'), counting).state, 'overdue');
  const met = readClock({ ...paused, metAt: at('2026-11-20 18:00') }, at('2026-11-21 18:00'), counting);
  assert.deepEqual([met.state, met.dueAt], ['met', at('2026-11-20 19:00')]);
});

test('a due time that rests on unpublished holidays says so, unless none can touch it', () => {
  const forecast = (r: ClockRule, start: string) =>
    readClock({ rule: r, startedAt: at(start) }, at(start), counting).forecast;
  assert.deepEqual(forecast(oneWorkingDay, '2027-05-28 10:00'), []);
  assert.deepEqual(forecast(oneWorkingDay, '2027-05-31 10:00'), ['forecast-holidays']);
  assert.deepEqual(forecast(fourHours, '2027-06-02 10:00'), []);
  const late = { rule: rule({ amount: 45 }), startedAt: at('2027-12-01 10:00') };
  assert.throws(() => readClock(late, at('2027-12-01 10:00'), counting), OutsideCalendar);
});

test('the rule is the one in force when the clock started, the area before the country', () => {
  const rules = [
    rule({ version: 1, effectiveTo: '2026-07-01' }),
    rule({ version: 2, effectiveFrom: '2026-07-01', amount: 2 }),
    rule({ version: 1, area: 'north', amount: 3, effectiveTo: '2026-03-01' }),
  ];
  const amount = (area: string, start: string) => ruleInForce(rules, 'decision', area, at(start)).amount;
  assert.equal(amount('north', '2026-02-28 23:59'), 3);
  assert.equal(amount('north', '2026-03-01 00:00'), 1);
  assert.equal(amount('south', '2026-06-30 23:59:59'), 1);
  assert.equal(amount('south', '2026-07-01 00:00'), 2);
  assert.throws(() => amount('south', '2025-12-31 23:59:59'), NoClockRule);
});

test('every reading is in exactly the state its facts say', () => {
  fc.assert(
    fc.property(
      anyRule,
      edge,
      fc.integer({ min: 0, max: 10 * 86_400 }),
      fc.boolean(),
      (r, startedAt, ahead, met) => {
        const now = startedAt.add({ seconds: ahead });
        const reading = readClock({ rule: r, startedAt, metAt: met ? now : null }, now, counting);
        const late = isBefore(reading.dueAt, now);
        assert.equal(reading.late !== null, late);
        assert.equal(reading.needsReason, late);
        assert.ok((met ? ['met', 'met-late'] : ['running', 'due-soon', 'overdue']).includes(reading.state));
        assert.equal(['met-late', 'overdue'].includes(reading.state), late);
      },
    ),
  );
});
