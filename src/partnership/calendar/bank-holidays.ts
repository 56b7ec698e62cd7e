import type { WorkingCalendar } from '../../platform/time/working-days.ts';
import { computedBankHolidays } from './computed.ts';

/** One day on which England does not work. `forecast`: worked out by rule, not yet published. */
export type BankHoliday = { readonly date: string; readonly name: string; readonly forecast: boolean };

/** Where the published dates come from. */
export const BANK_HOLIDAY_SOURCE =
  'GOV.UK bank-holidays.json, England and Wales, as kept by github.com/ministryofjustice/govuk-bank-holidays';

/**
 * England as published, 2019 to 2028. Only the day kept is listed: a Christmas Day that falls on a Saturday
 * appears as its substitute day alone. Out of the ordinary: 8 May 2020 instead of 4 May; 2 June 2022 instead
 * of 30 May, and 3 June and 19 September 2022; 8 May 2023.
 */
const PUBLISHED = `
  2019-01-01 New Year's Day
  2019-04-19 Good Friday
  2019-04-22 Easter Monday
  2019-05-06 Early May bank holiday
  2019-05-27 Spring bank holiday
  2019-08-26 Summer bank holiday
  2019-12-25 Christmas Day
  2019-12-26 Boxing Day
  2020-01-01 New Year's Day
  2020-04-10 Good Friday
  2020-04-13 Easter Monday
  2020-05-08 Early May bank holiday (VE day)
  2020-05-25 Spring bank holiday
  2020-08-31 Summer bank holiday
  2020-12-25 Christmas Day
  2020-12-28 Boxing Day (substitute day)
  2021-01-01 New Year's Day
  2021-04-02 Good Friday
  2021-04-05 Easter Monday
  2021-05-03 Early May bank holiday
  2021-05-31 Spring bank holiday
  2021-08-30 Summer bank holiday
  2021-12-27 Christmas Day (substitute day)
  2021-12-28 Boxing Day (substitute day)
  2022-01-03 New Year's Day (substitute day)
  2022-04-15 Good Friday
  2022-04-18 Easter Monday
  2022-05-02 Early May bank holiday
  2022-06-02 Spring bank holiday
  2022-06-03 Platinum Jubilee bank holiday
  2022-08-29 Summer bank holiday
  2022-09-19 Bank Holiday for the State Funeral of Queen Elizabeth II
  2022-12-26 Boxing Day
  2022-12-27 Christmas Day (substitute day)
  2023-01-02 New Year's Day (substitute day)
  2023-04-07 Good Friday
  2023-04-10 Easter Monday
  2023-05-01 Early May bank holiday
  2023-05-08 Bank holiday for the coronation of King Charles III
  2023-05-29 Spring bank holiday
  2023-08-28 Summer bank holiday
  2023-12-25 Christmas Day
  2023-12-26 Boxing Day
  2024-01-01 New Year's Day
  2024-03-29 Good Friday
  2024-04-01 Easter Monday
  2024-05-06 Early May bank holiday
  2024-05-27 Spring bank holiday
  2024-08-26 Summer bank holiday
  2024-12-25 Christmas Day
  2024-12-26 Boxing Day
  2025-01-01 New Year's Day
  2025-04-18 Good Friday
  2025-04-21 Easter Monday
  2025-05-05 Early May bank holiday
  2025-05-26 Spring bank holiday
  2025-08-25 Summer bank holiday
  2025-12-25 Christmas Day
  2025-12-26 Boxing Day
  2026-01-01 New Year's Day
  2026-04-03 Good Friday
  2026-04-06 Easter Monday
  2026-05-04 Early May bank holiday
  2026-05-25 Spring bank holiday
  2026-08-31 Summer bank holiday
  2026-12-25 Christmas Day
  2026-12-28 Boxing Day (substitute day)
  2027-01-01 New Year's Day
  2027-03-26 Good Friday
  2027-03-29 Easter Monday
  2027-05-03 Early May bank holiday
  2027-05-31 Spring bank holiday
  2027-08-30 Summer bank holiday
  2027-12-27 Christmas Day (substitute day)
  2027-12-28 Boxing Day (substitute day)
  2028-01-03 New Year's Day (substitute day)
  2028-04-14 Good Friday
  2028-04-17 Easter Monday
  2028-05-01 Early May bank holiday
  2028-05-29 Spring bank holiday
  2028-08-28 Summer bank holiday
  2028-12-25 Christmas Day
  2028-12-26 Boxing Day
`;

/** One year past the years the partnership answers for, so that the last of them has a morning after. */
const FORECAST_YEARS = [2029, 2030, 2031];

/** England's bank holidays 2019 to 2028 as published, then a forecast. */
export const BANK_HOLIDAYS: readonly BankHoliday[] = [
  ...PUBLISHED.trim()
    .split('\n')
    .map((line) => line.trim())
    .map((line) => ({ date: line.slice(0, 10), name: line.slice(11), forecast: false })),
  ...FORECAST_YEARS.flatMap(computedBankHolidays).map((day) => ({ ...day, forecast: true })),
];

/**
 * The working calendar that a list of bank holidays makes: complete from 1 January of its first year to
 * 31 December of the last year before one with none listed. An empty list covers no day at all.
 */
export function calendarFrom(holidays: readonly BankHoliday[]): WorkingCalendar {
  const years = new Set(holidays.map((h) => Number(h.date.slice(0, 4))));
  const first = Math.min(9999, ...years);
  let last = first;
  while (years.has(last + 1)) last += 1;
  const [forecast] = holidays
    .filter((h) => h.forecast)
    .map((h) => h.date.slice(0, 4))
    .sort();
  return {
    holidays: new Set(holidays.map((h) => h.date)),
    from: `${first}-01-01`,
    to: years.size > 0 ? `${last}-12-31` : '0000-12-31',
    forecastFrom: forecast ? `${forecast}-01-01` : null,
  };
}

/** The calendar of {@link BANK_HOLIDAYS}. */
export const ENGLAND: WorkingCalendar = calendarFrom(BANK_HOLIDAYS);
