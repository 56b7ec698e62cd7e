import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addWorkingDays,
  covers,
  isForecast,
  isWorkingDay,
  OutsideCalendar,
} from '../../platform/time/working-days.ts';
import { BANK_HOLIDAYS, calendarFrom, ENGLAND } from './bank-holidays.ts';
import { computedBankHolidays, easterSunday } from './computed.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const publishedIn = (year: number) =>
  BANK_HOLIDAYS.filter((h) => !h.forecast && h.date.startsWith(`${year}-`)).map((h) => h.date);

/** Days that no rule foretells: added, and taken away. */
const ONE_OFFS: Readonly<Record<number, { added: string[]; moved: string[] }>> = {
  2020: { added: ['2020-05-08'], moved: ['2020-05-04'] },
  2022: { added: ['2022-06-02', '2022-06-03', '2022-09-19'], moved: ['2022-05-30'] },
  2023: { added: ['2023-05-08'], moved: [] },
};

for (let year = 2019; year <= 2028; year += 1) {
  test(`the rule foretells the published days of ${year}, one-offs apart`, () => {
    const { added, moved } = ONE_OFFS[year] ?? { added: [], moved: [] };
    const foretold = computedBankHolidays(year).map((h) => h.date);
    const expected = [...foretold.filter((date) => !moved.includes(date)), ...added].sort();
    assert.deepEqual(publishedIn(year), expected);
  });
}

test('the forecast for 2029, 2030 and the year after', () => {
  const forecast = BANK_HOLIDAYS.filter((h) => h.forecast).map((h) => h.date);
  assert.deepEqual(forecast, [
    ...[
      '2029-01-01',
      '2029-03-30',
      '2029-04-02',
      '2029-05-07',
      '2029-05-28',
      '2029-08-27',
      '2029-12-25',
      '2029-12-26',
    ],
    ...[
      '2030-01-01',
      '2030-04-19',
      '2030-04-22',
      '2030-05-06',
      '2030-05-27',
      '2030-08-26',
      '2030-12-25',
      '2030-12-26',
    ],
    ...[
      '2031-01-01',
      '2031-04-11',
      '2031-04-14',
      '2031-05-05',
      '2031-05-26',
      '2031-08-25',
      '2031-12-25',
      '2031-12-26',
    ],
  ]);
  assert.equal(isForecast(ENGLAND, day('2028-12-31')), false);
  assert.equal(isForecast(ENGLAND, day('2029-01-01')), true);
});

test('Easter at its extremes and where simple rules go wrong', () => {
  const easters: [number, string][] = [
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2008, '2008-03-23'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ];
  for (const [year, date] of easters) assert.equal(easterSunday(year).toString(), date);
});

test('the real Christmas and New Year at a weekend are free as weekend days, their substitutes as holidays', () => {
  for (const iso of ['2026-12-26', '2027-12-25', '2027-12-26', '2028-01-01']) {
    assert.equal(ENGLAND.holidays.has(iso), false, iso);
    assert.equal(isWorkingDay(ENGLAND, day(iso)), false, iso);
  }
  for (const iso of ['2026-12-28', '2027-12-27', '2027-12-28', '2028-01-03', '2022-12-27', '2023-01-02']) {
    assert.equal(isWorkingDay(ENGLAND, day(iso)), false, iso);
  }
});

const DUE: readonly [start: string, days: number, due: string][] = [
  ['2024-03-28', 1, '2024-04-02'],
  ['2024-12-18', 15, '2025-01-13'],
  ['2024-12-20', 10, '2025-01-08'],
  ['2025-04-01', 45, '2025-06-09'],
  ['2025-12-24', 5, '2026-01-05'],
  ['2026-07-01', 45, '2026-09-03'],
  ['2026-12-14', 15, '2027-01-07'],
  ['2026-12-24', 1, '2026-12-29'],
  ['2027-12-24', 1, '2027-12-29'],
  ['2027-12-20', 15, '2028-01-13'],
  ['2028-04-13', 15, '2028-05-09'],
];

for (const [start, days, due] of DUE) {
  test(`${days} working days after ${start} is ${due}`, () => {
    assert.equal(addWorkingDays(ENGLAND, day(start), days).toString(), due);
  });
}

test('the calendar ends where its list ends, and before a year with nothing listed', () => {
  assert.throws(() => isWorkingDay(ENGLAND, day('2018-12-31')), OutsideCalendar);
  assert.throws(() => isWorkingDay(ENGLAND, day('2032-01-01')), OutsideCalendar);
  const holed = calendarFrom(BANK_HOLIDAYS.filter((h) => !h.date.startsWith('2027')));
  assert.equal(covers(holed, day('2026-12-31')), true);
  assert.equal(covers(holed, day('2027-01-01')), false);
  assert.equal(covers(calendarFrom([]), day('2026-06-01')), false);
});
