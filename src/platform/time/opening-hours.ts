import { earlier, isBefore, later, londonDate, londonInstant } from './london.ts';
import { isBankHoliday, type WorkingCalendar } from './working-days.ts';

/**
 * One weekday's hours of a service (1 Monday … 7 Sunday), `HH:MM` in London, open from `opens` up to but not
 * at `closes`. In force from the date `from` up to but not on `until`.
 */
export type OpeningPeriod = {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
  readonly from: string;
  readonly until: string | null;
};

/** When a service is open: its weekly periods, except on its calendar's bank holidays, when it is shut all day. */
export type OpeningHours = {
  readonly periods: readonly OpeningPeriod[];
  readonly calendar: WorkingCalendar;
};

export type OpenWindow = { readonly opens: Temporal.Instant; readonly closes: Temporal.Instant };

/** Open or shut, and the instant at which that ends (null: not within a year, so there are no hours to speak of). */
export type Opening =
  | { readonly open: true; readonly until: Temporal.Instant }
  | { readonly open: false; readonly until: Temporal.Instant | null };

const LONGEST_CLOSURE_DAYS = 366;

/** The service's window on that date, null when it stays shut. @throws {OutsideCalendar} */
export function windowOn(hours: OpeningHours, date: Temporal.PlainDate): OpenWindow | null {
  if (isBankHoliday(hours.calendar, date)) return null;
  const { dayOfWeek } = date;
  const iso = date.toString();
  const period = hours.periods.find(
    (p) => p.weekday === dayOfWeek && p.from <= iso && (p.until === null || iso < p.until),
  );
  if (!period) return null;
  return { opens: londonInstant(date, period.opens), closes: londonInstant(date, period.closes) };
}

/** The first window on `date` or later; null when there is none within a year. @throws {OutsideCalendar} */
export function nextWindow(hours: OpeningHours, date: Temporal.PlainDate): OpenWindow | null {
  if (hours.periods.length === 0) return null;
  for (let ahead = 0; ahead <= LONGEST_CLOSURE_DAYS; ahead += 1) {
    const window = windowOn(hours, date.add({ days: ahead }));
    if (window) return window;
  }
  return null;
}

/** Whether the service is open at the instant, and until when that lasts. @throws {OutsideCalendar} */
export function openingAt(hours: OpeningHours, at: Temporal.Instant): Opening {
  const today = windowOn(hours, londonDate(at));
  if (today && isBefore(at, today.opens)) return { open: false, until: today.opens };
  if (today && isBefore(at, today.closes)) return { open: true, until: today.closes };
  return { open: false, until: nextWindow(hours, londonDate(at).add({ days: 1 }))?.opens ?? null };
}

/** The first opening strictly after the instant; null when there is none within a year. @throws {OutsideCalendar} */
export function nextOpening(hours: OpeningHours, after: Temporal.Instant): Temporal.Instant | null {
  const today = windowOn(hours, londonDate(after));
  if (today && isBefore(after, today.opens)) return today.opens;
  return nextWindow(hours, londonDate(after).add({ days: 1 }))?.opens ?? null;
}

/** The service never opens, so time in service hours cannot pass. */
export class NeverOpen extends Error {
  readonly id = 'never-open';
}

/**
 * The instant at which `time` of open service has passed since `start`. Time begins to count at once when the
 * service is open, else at the next opening; what ends exactly with the day ends at closing.
 * @throws {OutsideCalendar} or {NeverOpen}
 */
export function addServiceTime(
  hours: OpeningHours,
  start: Temporal.Instant,
  time: Temporal.Duration,
): Temporal.Instant {
  let left = time.round({ largestUnit: 'hours', smallestUnit: 'nanoseconds' });
  let at = start;
  while (left.sign > 0) {
    const window = windowAfter(hours, at);
    const begins = later(at, window.opens);
    const open = begins.until(window.closes, { largestUnit: 'hours' });
    if (Temporal.Duration.compare(left, open) <= 0) return begins.add(left);
    left = left.subtract(open);
    at = window.closes;
  }
  return at;
}

/** Open service time that passes between two instants (zero when `end` is not after `start`). @throws {OutsideCalendar} */
export function serviceTimeBetween(
  hours: OpeningHours,
  start: Temporal.Instant,
  end: Temporal.Instant,
): Temporal.Duration {
  let total = new Temporal.Duration();
  const last = londonDate(end);
  for (let date = londonDate(start); Temporal.PlainDate.compare(date, last) <= 0; ) {
    const window = windowOn(hours, date);
    if (window) total = total.add(overlap(window, start, end));
    date = date.add({ days: 1 });
  }
  return total;
}

function windowAfter(hours: OpeningHours, at: Temporal.Instant): OpenWindow {
  const today = windowOn(hours, londonDate(at));
  if (today && isBefore(at, today.closes)) return today;
  const next = nextWindow(hours, londonDate(at).add({ days: 1 }));
  if (!next) throw new NeverOpen('The service has no opening hours.');
  return next;
}

function overlap(window: OpenWindow, start: Temporal.Instant, end: Temporal.Instant): Temporal.Duration {
  const from = later(window.opens, start);
  const to = earlier(window.closes, end);
  return isBefore(from, to) ? from.until(to, { largestUnit: 'hours' }) : new Temporal.Duration();
}
