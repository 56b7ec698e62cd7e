import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addMonths,
  addWorkingDays,
  isForecast,
  isWorkingDay,
  OutsideCalendar,
  type WorkingCalendar,
  withoutEnds,
  workingDaysBetween,
} from './working-days.ts';

const calendar: WorkingCalendar = {
  holidays: new Set(['2026-04-03', '2026-04-06', '2026-12-25', '2026-12-28', '2027-01-01']),
  from: '2026-01-01',
  to: '2027-12-31',
  forecastFrom: '2027-06-01',
};
const day = (iso: string) => Temporal.PlainDate.from(iso);
const anyDay = fc.integer({ min: 0, max: 600 }).map((n) => day('2026-01-01').add({ days: n }));

test('weekends and bank holidays are not worked, the day after them is', () => {
  assert.equal(isWorkingDay(calendar, day('2026-12-24')), true);
  for (const iso of ['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28']) {
    assert.equal(isWorkingDay(calendar, day(iso)), false, iso);
  }
  assert.equal(isWorkingDay(calendar, day('2026-12-29')), true);
});

test('the start day is day 0, or day 1 where the start counts', () => {
  assert.equal(addWorkingDays(calendar, day('2026-12-24'), 1).toString(), '2026-12-29');
  assert.equal(
    addWorkingDays(calendar, day('2026-12-24'), 1, { startCounts: true }).toString(),
    '2026-12-24',
  );
  assert.equal(
    addWorkingDays(calendar, day('2026-12-24'), 2, { startCounts: true }).toString(),
    '2026-12-29',
  );
  assert.equal(
    addWorkingDays(calendar, day('2026-12-26'), 1, { startCounts: true }).toString(),
    '2026-12-29',
  );
  assert.equal(addWorkingDays(calendar, day('2026-12-26'), 0).toString(), '2026-12-26');
});

test('any count lands on a working day, that many working days on, and no earlier start overtakes a later one', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 10 }),
      (start, n, ahead) => {
        const end = addWorkingDays(calendar, start, n);
        assert.equal(isWorkingDay(calendar, end), true);
        assert.equal(workingDaysBetween(calendar, start, end), n);
        const laterEnd = addWorkingDays(calendar, start.add({ days: ahead }), n);
        assert.ok(Temporal.PlainDate.compare(end, laterEnd) <= 0);
      },
    ),
  );
});

test('a date outside the list is refused with a type of its own, unless the caller asked for no ends', () => {
  assert.throws(() => isWorkingDay(calendar, day('2028-01-03')), OutsideCalendar);
  assert.throws(() => isWorkingDay(calendar, day('2025-12-31')), OutsideCalendar);
  assert.throws(
    () => addWorkingDays(calendar, day('2027-12-30'), 5),
    (error: unknown) => error instanceof OutsideCalendar && error.date === '2028-01-01',
  );
  assert.equal(isWorkingDay(withoutEnds(calendar), day('2028-01-03')), true);
});

test('a count of days is a whole number, never negative', () => {
  for (const days of [-1, 1.5, Number.NaN]) {
    assert.throws(() => addWorkingDays(calendar, day('2026-05-01'), days), RangeError);
  }
});

test('months stop at the end of a short month', () => {
  assert.equal(addMonths(day('2026-01-30'), 1).toString(), '2026-02-28');
  assert.equal(addMonths(day('2028-01-31'), 1).toString(), '2028-02-29');
  assert.equal(addMonths(day('2026-09-03'), 1).toString(), '2026-10-03');
  assert.equal(addMonths(day('2026-11-30'), 3).toString(), '2027-02-28');
});

test('the unpublished part of the list is a forecast', () => {
  assert.equal(isForecast(calendar, day('2027-05-31')), false);
  assert.equal(isForecast(calendar, day('2027-06-01')), true);
});
