import { earlier, endOfDay, inLondon, isBefore, later, londonDate, londonInstant } from '../time/london.ts';
import {
  addServiceTime,
  NeverOpen,
  nextWindow,
  type OpeningHours,
  serviceTimeBetween,
} from '../time/opening-hours.ts';
import { addMonths, addWorkingDays, isWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import type { ClockRule } from './rule.ts';

/** A span in which the clock stood still, half-open; `until` null while it still does. */
export type Pause = {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly reason: string;
};

/** What days and hours a clock counts in: the bank holidays, and the hours of the service that must act. */
export type Counting = { readonly calendar: WorkingCalendar; readonly hours: OpeningHours };

/** The rule does not let its clock stand still, yet a pause was given. */
export class PauseNotAllowed extends Error {
  readonly id = 'pause-not-allowed';
}

type Span = { readonly from: Temporal.Instant; readonly until: Temporal.Instant };

/**
 * The last instant that is in time. The day of the event is day 0, whatever the hour: what arrives after hours
 * or on a Saturday is received then, and the next working day is its day 1, as it is for what arrived that
 * morning. What arrives before opening on a working day has that day as its day 0.
 *
 * "Same time" after working days is a time at which the service is at work: what arrived before opening is due
 * at opening, what arrived after closing or on a day not worked at closing. Else a concern of Saturday, two in
 * the morning, would be due on Monday at two, and late before anyone could have read it.
 *
 * A pause moves the end by what it took: hours by the hours (service hours by open hours), days by the days at
 * whose midnight the clock stood still. A pause that begins after the end changes nothing: late stays late.
 * An open pause is taken to end `now`.
 * @throws {PauseNotAllowed}, {OutsideCalendar}, {NeverOpen}
 */
export function dueAt(
  rule: ClockRule,
  startedAt: Temporal.Instant,
  pauses: readonly Pause[],
  now: Temporal.Instant,
  counting: Counting,
): Temporal.Instant {
  if (pauses.length > 0 && !rule.pausesAllowed) throw new PauseNotAllowed(`${rule.name} cannot be paused.`);
  const spans = merged(pauses, startedAt, now);
  const applied: Span[] = [];
  let due = end(rule, startedAt, applied, counting);
  for (const span of spans) {
    if (isBefore(due, span.from)) break;
    applied.push(span);
    due = end(rule, startedAt, applied, counting);
  }
  return due;
}

function end(rule: ClockRule, start: Temporal.Instant, still: readonly Span[], counting: Counting) {
  const raw = countFrom(rule, start, still, counting);
  if (rule.landing === 'end-of-day') return endOfDay(londonDate(raw));
  if (rule.landing === 'same-time' && rule.counted !== 'working-days') return raw;
  const window = nextWindow(counting.hours, londonDate(raw));
  if (!window) throw new NeverOpen('The service has no opening hours to land in.');
  if (rule.landing === 'close-of-service' || !isWorkingDay(counting.calendar, londonDate(start)))
    return window.closes;
  return earlier(later(raw, window.opens), window.closes);
}

function countFrom(
  rule: ClockRule,
  start: Temporal.Instant,
  still: readonly Span[],
  { calendar, hours }: Counting,
): Temporal.Instant {
  const { counted, amount, countsStartDay: startCounts } = rule;
  const day = londonDate(start);
  switch (counted) {
    case 'elapsed-hours':
      return still.reduce((due, s) => due.add(s.from.until(s.until)), start.add({ hours: amount }));
    case 'service-hours': {
      const lost = still.map((s) => serviceTimeBetween(hours, s.from, s.until));
      const time = lost.reduce((total, t) => total.add(t), Temporal.Duration.from({ hours: amount }));
      return addServiceTime(hours, start, time);
    }
    case 'working-days': {
      const lost = midnights(still).filter((d) => isWorkingDay(calendar, d)).length;
      return onDay(start, addWorkingDays(calendar, day, amount + lost, { startCounts }));
    }
    case 'calendar-days':
      return onDay(start, day.add({ days: amount + midnights(still).length - (startCounts ? 1 : 0) }));
    case 'calendar-months':
      return onDay(start, addMonths(day, amount).add({ days: midnights(still).length }));
  }
}

function onDay(start: Temporal.Instant, day: Temporal.PlainDate): Temporal.Instant {
  return londonInstant(day, inLondon(start).toPlainTime());
}

/** The days that ended while the clock stood still. */
function midnights(still: readonly Span[]): Temporal.PlainDate[] {
  return still.flatMap((span) => {
    const first = londonDate(span.from);
    const nights = first.until(londonDate(span.until), { largestUnit: 'days' }).days;
    return Array.from({ length: nights }, (_, n) => first.add({ days: n }));
  });
}

/** Pauses as spans after the start, in order, none touching another. */
function merged(pauses: readonly Pause[], start: Temporal.Instant, now: Temporal.Instant): Span[] {
  const spans = pauses
    .map((p) => ({ from: later(p.from, start), until: p.until ?? later(now, p.from) }))
    .filter((p) => isBefore(p.from, p.until))
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from));
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (!last || isBefore(last.until, span.from)) apart.push(span);
    else apart[apart.length - 1] = { from: last.from, until: later(last.until, span.until) };
  }
  return apart;
}
