import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { londonInstant } from './london.ts';
import {
  addServiceTime,
  NeverOpen,
  nextOpening,
  type OpeningHours,
  openingAt,
  serviceTimeBetween,
} from './opening-hours.ts';

const calendar = {
  holidays: new Set(['2026-04-03', '2026-04-06', '2026-12-25', '2026-12-28']),
  from: '2026-01-01',
  to: '2027-12-31',
  forecastFrom: null,
};
const hours: OpeningHours = {
  calendar,
  periods: [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    opens: '09:00',
    closes: weekday === 5 ? '16:30' : '17:30',
    from: '2019-01-01',
    until: null,
  })),
};
const at = (date: string, time: string) => londonInstant(date, time);
const duration = (iso: string) => Temporal.Duration.from(iso);

test('open from the opening second up to, but not at, the closing second', () => {
  const closes = at('2026-11-20', '16:30');
  assert.deepEqual(openingAt(hours, at('2026-11-20', '08:59:59.999999999')), {
    open: false,
    until: at('2026-11-20', '09:00'),
  });
  assert.deepEqual(openingAt(hours, at('2026-11-20', '09:00')), { open: true, until: closes });
  assert.deepEqual(openingAt(hours, at('2026-11-20', '16:29:59.999999999')), { open: true, until: closes });
  assert.deepEqual(openingAt(hours, closes), { open: false, until: at('2026-11-23', '09:00') });
});

test('Maundy Thursday evening lasts until Tuesday morning', () => {
  assert.equal(nextOpening(hours, at('2026-04-02', '17:30'))?.toString(), '2026-04-07T08:00:00Z');
});

test('the next opening is strictly later, even at the opening second', () => {
  assert.deepEqual(nextOpening(hours, at('2026-11-20', '09:00')), at('2026-11-23', '09:00'));
  assert.deepEqual(nextOpening(hours, at('2026-11-20', '08:59:59')), at('2026-11-20', '09:00'));
});

test('hours that change on a date change from that day', () => {
  const shorter = { weekday: 1, opens: '10:00', closes: '12:00', from: '2026-11-23', until: null };
  const periods = hours.periods.map((p) => (p.weekday === 1 ? { ...p, until: '2026-11-23' } : p));
  const changed = { calendar, periods: [...periods, shorter] };
  assert.deepEqual(nextOpening(changed, at('2026-11-13', '20:00')), at('2026-11-16', '09:00'));
  assert.deepEqual(nextOpening(changed, at('2026-11-20', '20:00')), at('2026-11-23', '10:00'));
});

test('service time stops at closing and goes on at the next opening, across a clock change', () => {
  assert.deepEqual(
    addServiceTime(hours, at('2026-03-27', '16:00'), duration('PT1H')),
    at('2026-03-30', '09:30'),
  );
  assert.deepEqual(
    addServiceTime(hours, at('2026-11-20', '09:00'), duration('PT7H30M')),
    at('2026-11-20', '16:30'),
  );
  assert.deepEqual(
    addServiceTime(hours, at('2026-11-21', '12:00'), duration('PT1S')),
    at('2026-11-23', '09:00:01'),
  );
});

test('a service without hours is never open and its time never passes', () => {
  const shut = { calendar, periods: [] };
  assert.deepEqual(openingAt(shut, at('2026-11-20', '09:00')), { open: false, until: null });
  assert.throws(() => addServiceTime(shut, at('2026-11-20', '09:00'), duration('PT1H')), NeverOpen);
});

test('the service time between a start and its end is what was added', () => {
  const start = fc
    .integer({ min: 0, max: 300 * 86_400 })
    .map((s) => at('2026-01-02', '00:00').add({ seconds: s }));
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 * 3600 }), (from, seconds) => {
      const time = Temporal.Duration.from({ seconds });
      const end = addServiceTime(hours, from, time);
      assert.equal(serviceTimeBetween(hours, from, end).total('seconds'), seconds);
      assert.equal(serviceTimeBetween(hours, end, from).total('seconds'), 0);
    }),
  );
});

test('what is said to end is an edge: another answer from then on, the same until then', () => {
  const anyInstant = fc
    .integer({ min: 0, max: 360 * 86_400 })
    .map((s) => at('2026-01-01', '00:00').add({ seconds: s }));
  fc.assert(
    fc.property(anyInstant, (instant) => {
      const { open, until } = openingAt(hours, instant);
      assert.ok(until);
      assert.equal(openingAt(hours, until).open, !open);
      assert.deepEqual(openingAt(hours, until.subtract({ nanoseconds: 1 })), { open, until });
    }),
  );
});
