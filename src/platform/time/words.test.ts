import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ageInYears, ageWords } from './age.ts';
import { endOfDay, inLondon, isBefore, londonInstant, wallClock } from './london.ts';
import {
  clockWords,
  dateWords,
  dueWords,
  fullWords,
  lateWords,
  lengthWords,
  longDateWords,
  wasDueWords,
  whenWords,
} from './words.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const now = londonInstant('2026-11-23', '10:42');
const at = (date: string, time: string) => londonInstant(date, time);

test('a deadline close by is told as a length, a later one as a time of day', () => {
  assert.deepEqual(dueWords(at('2026-11-23', '11:30'), now), {
    text: 'In 48 minutes',
    datetime: '2026-11-23T11:30:00Z',
  });
  assert.equal(dueWords(at('2026-11-23', '12:41'), now).text, 'In 1 hour 59 minutes');
  assert.equal(dueWords(at('2026-11-23', '16:30'), now).text, 'today at 16:30');
  assert.equal(dueWords(at('2026-11-24', '09:00'), now).text, 'tomorrow at 09:00');
  assert.equal(dueWords(at('2026-11-26', '09:50'), now).text, 'Thursday at 09:50');
  assert.equal(dueWords(now, now).text, 'In less than a minute');
});

test('a deadline that has gone says by how much', () => {
  assert.equal(dueWords(at('2026-11-23', '09:30'), now).text, '1 hour 12 minutes late');
  assert.equal(
    lateWords(at('2026-11-23', '09:30'), at('2026-11-23', '09:30:30')).text,
    'less than a minute late',
  );
  assert.equal(lateWords(at('2026-11-20', '09:30'), now).text, '3 days 1 hour late');
  assert.equal(wasDueWords(at('2026-11-23', '09:30'), now).text, 'was due 09:30 today');
  assert.equal(wasDueWords(at('2026-11-22', '09:30'), now).text, 'was due 09:30 yesterday');
  assert.equal(wasDueWords(at('2026-11-19', '16:30'), now).text, 'was due 16:30 last Thursday');
  assert.equal(wasDueWords(at('2026-11-02', '16:30'), now).text, 'was due 16:30 on Monday 2 November 2026');
});

test('the last moment of a day is its end', () => {
  assert.equal(dueWords(endOfDay('2026-11-23'), now).text, 'the end of today');
  assert.equal(whenWords(endOfDay('2026-11-27'), now).text, 'the end of Friday');
  assert.equal(wasDueWords(endOfDay('2026-11-22'), now).text, 'was due by the end of yesterday');
  assert.equal(fullWords(endOfDay('2026-11-27')).text, 'the end of Friday 27 November 2026');
});

test('days within six of today have names, others dates', () => {
  assert.equal(whenWords(at('2026-11-29', '09:00'), now).text, 'Sunday at 09:00');
  assert.equal(whenWords(at('2026-11-30', '09:00'), now).text, 'Monday 30 November 2026 at 09:00');
  assert.equal(whenWords(at('2026-11-17', '09:00'), now).text, 'last Tuesday at 09:00');
  assert.equal(whenWords(at('2026-11-16', '09:00'), now).text, 'Monday 16 November 2026 at 09:00');
});

test('times are London times on both sides of a clock change', () => {
  assert.equal(clockWords(Temporal.Instant.from('2026-07-01T15:30:00Z')).text, '16:30');
  assert.equal(clockWords(Temporal.Instant.from('2026-12-01T16:30:00Z')).text, '16:30');
  assert.equal(
    whenWords(Temporal.Instant.from('2026-06-01T23:30:00Z'), at('2026-06-02', '08:00')).text,
    'today at 00:30',
  );
  assert.equal(fullWords(at('2026-12-29', '09:00')).text, '09:00 on Tuesday 29 December 2026');
});

test('the wall clock by hand shows what the time zone says, at any time and at every change', () => {
  const moments = fc.oneof(
    fc.bigInt({ min: -2_000_000_000n * 10n ** 9n, max: 6_000_000_000n * 10n ** 9n }),
    // Within a second of the clocks' changes.
    fc
      .tuple(
        fc.integer({ min: 1972, max: 2090 }),
        fc.constantFrom('next', 'previous'),
        fc.bigInt(-(10n ** 9n), 10n ** 9n),
      )
      .map(([year, way, by]) => {
        const change = inLondon(Temporal.Instant.from(`${year}-07-01T00:00Z`)).getTimeZoneTransition(way);
        return (change?.epochNanoseconds ?? 0n) + by;
      }),
  );
  fc.assert(
    fc.property(moments, moments, (one, other) => {
      const [instant, later] = [new Temporal.Instant(one), new Temporal.Instant(other)];
      const { year, month, day, dayOfWeek, hour, minute, second } = inLondon(instant);
      const { dayNumber, ...shown } = wallClock(instant);
      assert.deepEqual(shown, { year, month, day, dayOfWeek, hour, minute, second });
      const epoch = new Temporal.PlainDate(1970, 1, 1);
      assert.equal(
        dayNumber,
        epoch.until(new Temporal.PlainDate(year, month, day), { largestUnit: 'days' }).days,
      );
      assert.equal(isBefore(instant, later), one < other);
    }),
    { numRuns: 300 },
  );
});

test('dates and lengths read plainly', () => {
  assert.deepEqual(dateWords(day('2026-11-23')), { text: '23 November 2026', datetime: '2026-11-23' });
  assert.equal(longDateWords(day('2026-11-23')).text, 'Monday 23 November 2026');
  assert.equal(lengthWords(Temporal.Duration.from('PT1M')).text, '1 minute');
  assert.equal(lengthWords(Temporal.Duration.from('PT26H5M')).text, '1 day 2 hours');
  assert.equal(lengthWords(Temporal.Duration.from('PT216H')).text, '9 days');
  assert.equal(lengthWords(Temporal.Duration.from('PT2H')).text, '2 hours');
});

test('age in the unit that says something at that age', () => {
  const born = day('2020-02-29');
  assert.equal(ageInYears(born, day('2026-02-28')), 5);
  assert.equal(ageInYears(born, day('2026-03-01')), 6);
  assert.equal(ageInYears(born, day('2020-02-28')), null);
  assert.equal(ageWords(born, day('2026-02-28')), '5 years');
  assert.equal(ageWords(day('2026-11-20'), day('2026-11-23')), '3 days');
  assert.equal(ageWords(day('2026-11-22'), day('2026-11-23')), '1 day');
  assert.equal(ageWords(day('2026-10-20'), day('2026-11-23')), '4 weeks');
  assert.equal(ageWords(day('2026-04-20'), day('2026-11-23')), '7 months');
  assert.equal(ageWords(day('2024-11-23'), day('2026-11-23')), '2 years');
  assert.equal(ageWords(day('2026-11-24'), day('2026-11-23')), 'not born yet');
});
