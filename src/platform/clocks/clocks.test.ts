import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfDay, isBefore, londonDate, londonInstant } from '../time/london.ts';
import { openingAt, serviceTimeBetween } from '../time/opening-hours.ts';
import { isWorkingDay, OutsideCalendar, workingDaysBetween } from '../time/working-days.ts';
import { type Counting, dueAt, type Pause, PauseNotAllowed } from './due.ts';
import { readClock } from './reading.ts';
import { type ClockRule, NoClockRule, ruleInForce } from './rule.ts';

const calendar = {
  holidays: new Set(['2026-04-03', '2026-04-06', '2026-05-04', '2026-12-25', '2026-12-28', '2027-01-01']),
  from: '2026-01-01',
  to: '2027-12-31',
  forecastFrom: '2027-06-01',
};
const counting: Counting = {
  calendar,
  hours: {
    calendar,
    periods: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      opens: '09:00',
      closes: '16:30',
      from: '2026-01-01',
      until: null,
    })),
  },
};
const oneWorkingDay: ClockRule = {
  name: 'decision',
  area: null,
  counted: 'working-days',
  amount: 1,
  startEvent: 'received',
  countsStartDay: false,
  landing: 'close-of-service',
  pausesAllowed: true,
  warnHours: 2,
  version: 1,
  source: 'test',
  certainty: 'V',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
};
const rule = (changes: Partial<ClockRule>): ClockRule => ({ ...oneWorkingDay, ...changes });
const fourHours = rule({ counted: 'elapsed-hours', amount: 4, landing: 'same-time' });
const at = (text: string) => londonInstant(text.slice(0, 10), text.slice(11));
const due = (r: ClockRule, start: string, pauses: readonly Pause[] = []) =>
  dueAt(r, at(start), pauses, at('2027-12-31 12:00'), counting).toString();
const pause = (from: string, until: string | null): Pause => ({
  from: at(from),
  until: until === null ? null : at(until),
  reason: 'waiting for the family',
});

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
  assert.throws(() => due(rule({ amount: 45 }), '2027-12-01 10:00'), OutsideCalendar);
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

/** Instants at and beside every edge of a year: midnights, opening and closing seconds, clock changes. */
const edge = fc
  .record({
    dayOfYear: fc.integer({ min: 0, max: 480 }),
    time: fc.constantFrom('00:00', '01:00', '02:00', '09:00', '16:30', '23:59:59'),
    nudge: fc.constantFrom(-1_000_000_000, -1, 0, 1, 1_000_000_000),
  })
  .map(({ dayOfYear, time, nudge }) =>
    londonInstant(Temporal.PlainDate.from('2026-01-02').add({ days: dayOfYear }), time).add({
      nanoseconds: nudge,
    }),
  );
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

const anyRule = fc
  .record({
    counted: fc.constantFrom<ClockRule['counted']>(
      'elapsed-hours',
      'service-hours',
      'working-days',
      'calendar-days',
      'calendar-months',
    ),
    landing: fc.constantFrom<ClockRule['landing']>('same-time', 'close-of-service', 'end-of-day'),
    amount: fc.integer({ min: 1, max: 4 }),
  })
  .map(rule);

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
