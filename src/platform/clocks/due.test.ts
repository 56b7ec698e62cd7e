import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfDay, isBefore, londonDate } from '../time/london.ts';
import { openingAt, serviceTimeBetween } from '../time/opening-hours.ts';
import { isWorkingDay, workingDaysBetween } from '../time/working-days.ts';
import { dueAt, type Pause, PauseNotAllowed } from './due.ts';
import { anyRule, at, calendar, counting, edge, fourHours, oneWorkingDay, pause, rule } from './example.ts';
import type { ClockRule } from './rule.ts';

const due = (r: ClockRule, start: string, pauses: readonly Pause[] = []) =>
  dueAt(r, at(start), pauses, at('2027-12-31 12:00'), counting).toString();

const RECEIVED: readonly [received: string, dueBy: string][] = [
  ['2026-11-19 10:00', '2026-11-20 16:30'],
  ['2026-11-20 10:00', '2026-11-23 16:30'],
  ['2026-11-20 16:29:59', '2026-11-23 16:30'],
  ['2026-11-20 16:30', '2026-11-23 16:30'],
  ['2026-11-21 03:00', '2026-11-23 16:30'],
  ['2026-11-22 23:59:59', '2026-11-23 16:30'],
  ['2026-11-23 00:00', '2026-11-24 16:30'],
  ['2026-11-23 08:59:59', '2026-11-24 16:30'],
  ['2026-04-02 16:30', '2026-04-07 16:30'],
  ['2026-12-24 16:30', '2026-12-29 16:30'],
  ['2026-12-26 09:00', '2026-12-29 16:30'],
  ['2026-03-27 12:00', '2026-03-30 16:30'],
  ['2026-10-23 12:00', '2026-10-26 16:30'],
];

for (const [received, dueBy] of RECEIVED) {
  test(`one working day, received ${received}, is due at closing ${dueBy}`, () => {
    assert.equal(due(oneWorkingDay, received), at(dueBy).toString());
  });
}

test('elapsed hours run past closing and by the hour across both clock changes', () => {
  assert.equal(due(fourHours, '2026-11-20 16:00'), at('2026-11-20 20:00').toString());
  assert.equal(due(fourHours, '2026-03-28 23:00'), at('2026-03-29 04:00').toString());
  assert.equal(due(fourHours, '2026-10-24 23:00'), at('2026-10-25 02:00').toString());
});

test('working days at the same time keep the wall clock across a clock change', () => {
  const threeDays = rule({ amount: 3, landing: 'same-time' });
  assert.equal(due(threeDays, '2026-03-26 10:15'), '2026-03-31T09:15:00Z');
  assert.equal(due(threeDays, '2026-12-23 10:15'), '2026-12-30T10:15:00Z');
});

test('the same time is one at which the service is at work', () => {
  const amber = rule({ landing: 'same-time' });
  const dues: [string, string][] = [
    ['2026-11-20 09:00', '2026-11-23 09:00'],
    ['2026-11-20 16:29:59', '2026-11-23 16:29:59'],
    ['2026-11-20 16:30', '2026-11-23 16:30'],
    ['2026-11-20 22:00', '2026-11-23 16:30'],
    ['2026-11-21 02:00', '2026-11-23 16:30'],
    ['2026-11-23 08:59:59', '2026-11-24 09:00'],
  ];
  for (const [start, end] of dues) assert.equal(due(amber, start), at(end).toString(), start);
});

test('the other ways of counting and landing', () => {
  const endOf = { landing: 'end-of-day' } as const;
  assert.equal(due(rule({ amount: 1, ...endOf }), '2026-11-20 10:00'), endOfDay('2026-11-23').toString());
  assert.equal(
    due(rule({ amount: 3, counted: 'calendar-months', ...endOf }), '2026-11-30 10:00'),
    endOfDay('2027-02-28').toString(),
  );
  assert.equal(
    due(rule({ amount: 8, counted: 'calendar-days', landing: 'same-time' }), '2026-03-25 10:00'),
    at('2026-04-02 10:00').toString(),
  );
  const serviceHours = rule({ amount: 10, counted: 'service-hours', landing: 'same-time' });
  assert.equal(due(serviceHours, '2026-11-20 16:00'), at('2026-11-24 11:00').toString());
  const counted = rule({ amount: 2, countsStartDay: true, ...endOf });
  assert.equal(due(counted, '2026-11-20 10:00'), endOfDay('2026-11-23').toString());
  const closing = rule({ amount: 24, counted: 'elapsed-hours' });
  assert.equal(due(closing, '2026-11-20 10:00'), at('2026-11-23 16:30').toString());
});

test('a pause moves the end by what it took', () => {
  assert.equal(
    due(fourHours, '2026-11-20 10:00', [pause('2026-11-20 11:00', '2026-11-20 12:30')]),
    at('2026-11-20 15:30').toString(),
  );
  const inService = rule({ amount: 4, counted: 'service-hours', landing: 'same-time' });
  assert.equal(
    due(inService, '2026-11-20 10:00', [pause('2026-11-20 16:00', '2026-11-23 09:00')]),
    at('2026-11-20 14:00').toString(),
  );
  assert.equal(
    due(inService, '2026-11-20 14:00', [pause('2026-11-20 16:00', '2026-11-23 09:00')]),
    at('2026-11-23 11:00').toString(),
  );
  assert.equal(
    due(oneWorkingDay, '2026-11-16 10:00', [pause('2026-11-17 10:00', '2026-11-17 15:00')]),
    at('2026-11-17 16:30').toString(),
    'a pause within a day costs no day',
  );
  assert.equal(
    due(oneWorkingDay, '2026-11-16 10:00', [pause('2026-11-17 10:00', '2026-11-23 09:00')]),
    at('2026-11-23 16:30').toString(),
    'Tuesday to Friday ended paused; the weekend was none of its days',
  );
});

test('pauses that overlap count once, and none begun after the end brings a late clock back', () => {
  const twice = [
    pause('2026-11-20 11:00', '2026-11-20 12:00'),
    pause('2026-11-20 11:30', '2026-11-20 12:30'),
    pause('2026-11-20 09:00', '2026-11-20 09:30'),
  ];
  assert.equal(due(fourHours, '2026-11-20 10:00', twice), at('2026-11-20 15:30').toString());
  const tooLate = [pause('2026-11-20 14:00:01', '2026-11-20 18:00')];
  assert.equal(due(fourHours, '2026-11-20 10:00', tooLate), at('2026-11-20 14:00').toString());
  const strict = rule({ pausesAllowed: false });
  assert.throws(() => due(strict, '2026-11-20 10:00', twice), PauseNotAllowed);
});

const dueFrom = (r: ClockRule, start: Temporal.Instant, pauses: readonly Pause[] = []) =>
  dueAt(r, start, pauses, start, counting);

test('a working-day clock ends at a closing, that many working days on, whatever the second', () => {
  fc.assert(
    fc.property(edge, fc.integer({ min: 1, max: 20 }), (start, amount) => {
      const end = dueFrom(rule({ amount }), start);
      assert.equal(isWorkingDay(calendar, londonDate(end)), true);
      assert.equal(workingDaysBetween(calendar, londonDate(start), londonDate(end)), amount);
      assert.equal(openingAt(counting.hours, end.subtract({ nanoseconds: 1 })).open, true);
      assert.equal(openingAt(counting.hours, end).open, false);
    }),
    { numRuns: 500 },
  );
});

test('an hour clock takes exactly its hours', () => {
  fc.assert(
    fc.property(edge, fc.integer({ min: 1, max: 60 }), (start, amount) => {
      const elapsed = dueFrom(rule({ counted: 'elapsed-hours', landing: 'same-time', amount }), start);
      assert.equal(start.until(elapsed).total('hours'), amount);
      const served = dueFrom(rule({ counted: 'service-hours', landing: 'same-time', amount }), start);
      assert.equal(serviceTimeBetween(counting.hours, start, served).total('hours'), amount);
    }),
    { numRuns: 500 },
  );
});

/** Calendar days and months keep a wall time that may not exist or whose month is short: there only the day counts. */
const inOrder = (r: ClockRule, first: Temporal.Instant, second: Temporal.Instant) =>
  r.counted.startsWith('calendar') && r.landing === 'same-time'
    ? Temporal.PlainDate.compare(londonDate(first), londonDate(second)) <= 0
    : !isBefore(second, first);

const anyWait = fc.integer({ min: 0, max: 5 * 86_400 });

test('what starts later is never due earlier, and a pause never brings the end forward', () => {
  fc.assert(
    fc.property(anyRule, edge, anyWait, anyWait, (r, start, ahead, length) => {
      const end = dueFrom(r, start);
      const from = start.add({ seconds: ahead });
      assert.ok(inOrder(r, end, dueFrom(r, from)));
      const paused = dueFrom(r, start, [{ from, until: from.add({ seconds: length }), reason: 'r' }]);
      assert.ok(inOrder(r, end, paused));
      if (isBefore(end, from)) assert.equal(paused.toString(), end.toString());
    }),
    { numRuns: 500 },
  );
});
