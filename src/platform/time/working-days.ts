/**
 * A list of bank holidays and the dates it is complete for. Dates are ISO (`2026-12-28`), both ends inclusive.
 * Weekends need not be listed. From `forecastFrom` on, the list is computed and not yet published.
 */
export type WorkingCalendar = {
  readonly holidays: ReadonlySet<string>;
  readonly from: string;
  readonly to: string;
  readonly forecastFrom: string | null;
};

/** A date was asked about for which nobody has listed the bank holidays. */
export class OutsideCalendar extends Error {
  readonly id = 'outside-calendar';
  readonly date: string;
  constructor(date: string, calendar: WorkingCalendar) {
    super(`Bank holidays are listed from ${calendar.from} to ${calendar.to}; ${date} is outside that.`);
    this.name = 'OutsideCalendar';
    this.date = date;
  }
}

const SATURDAY = 6;

/** Whether the calendar knows the bank holidays of that date. */
export function covers(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  const iso = date.toString();
  return iso >= calendar.from && iso <= calendar.to;
}

/**
 * The same calendar, answering beyond its ends as if there were no bank holidays there. Only for answers that
 * must never fail, such as whom to ring; the caller then says that it is unsure.
 */
export function withoutEnds(calendar: WorkingCalendar): WorkingCalendar {
  return { ...calendar, from: '0000-01-01', to: '9999-12-31' };
}

/** Whether the date is a listed bank holiday. @throws {OutsideCalendar} */
export function isBankHoliday(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  const iso = date.toString();
  if (iso < calendar.from || iso > calendar.to) throw new OutsideCalendar(iso, calendar);
  return calendar.holidays.has(iso);
}

/** Monday to Friday and no bank holiday. @throws {OutsideCalendar} */
export function isWorkingDay(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  const holiday = isBankHoliday(calendar, date);
  return !holiday && date.dayOfWeek < SATURDAY;
}

/** Whether an answer that reached as far as `date` rests on holidays that are not yet published. */
export function isForecast(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  return calendar.forecastFrom !== null && date.toString() >= calendar.forecastFrom;
}

/**
 * The date `days` working days after `start`. The start day is day 0, on whatever day of the week it falls;
 * with `startCounts` it is day 1 when it is a working day (the census way of counting).
 * @throws {OutsideCalendar} when the count leaves the calendar.
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  start: Temporal.PlainDate,
  days: number,
  { startCounts = false } = {},
): Temporal.PlainDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`A number of working days, not ${days}.`);
  let left = startCounts && days > 0 && isWorkingDay(calendar, start) ? days - 1 : days;
  let date = start;
  while (left > 0) {
    date = date.add({ days: 1 });
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return date;
}

/**
 * How many working days lie after `start`, up to and including `end`: what `addWorkingDays` undoes.
 * None when `end` is not after `start`. @throws {OutsideCalendar}
 */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  start: Temporal.PlainDate,
  end: Temporal.PlainDate,
): number {
  let count = 0;
  for (let date = start.add({ days: 1 }); Temporal.PlainDate.compare(date, end) <= 0; ) {
    if (isWorkingDay(calendar, date)) count += 1;
    date = date.add({ days: 1 });
  }
  return count;
}

/** Calendar months later, on the last day of a month too short: 30 January + 1 is 28 or 29 February. */
export function addMonths(date: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return date.add({ months }, { overflow: 'constrain' });
}
