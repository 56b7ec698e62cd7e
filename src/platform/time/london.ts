/** The wall clock everyone in the partnership lives by. Records keep UTC instants; people read London time. */
export const LONDON = 'Europe/London';

/** The instant as London's wall clock shows it. */
export function inLondon(instant: Temporal.Instant): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(LONDON);
}

/** What a clock on a wall in London shows, and the days since 1 January 1970 that its date is. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  /** Monday is 1. */
  dayOfWeek: number;
  hour: number;
  minute: number;
  second: number;
  dayNumber: number;
}

/** The same as numbers alone, in a tenth of the time: a list says some fifty times. */
export function wallClock({ epochMilliseconds }: Temporal.Instant): WallClock {
  const shown = new Date(epochMilliseconds + offsetAt(epochMilliseconds));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    dayOfWeek: shown.getUTCDay() || 7,
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    dayNumber: Math.floor(shown.getTime() / DAY),
  };
}

const DAY = 86_400_000;

/** From one change of London's clocks to the next: all in milliseconds, without the last. */
type Stretch = { from: number; until: number; offset: number };
const stretches: Stretch[] = [];

function offsetAt(at: number): number {
  const known = stretches.find(({ from, until }) => from <= at && at < until);
  if (known) return known.offset;
  const clock = inLondon(Temporal.Instant.fromEpochMilliseconds(at));
  const stretch = {
    from: clock.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    until: clock.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: clock.offsetNanoseconds / 1e6,
  };
  stretches.unshift(stretch);
  return stretch.offset;
}

const dates = new WeakMap<Temporal.Instant, Temporal.PlainDate>();

/** The date in London at that instant. */
export function londonDate(instant: Temporal.Instant): Temporal.PlainDate {
  // Every row of a list asks it of the same instant: its page's.
  const known = dates.get(instant);
  if (known) return known;
  const date = inLondon(instant).toPlainDate();
  dates.set(instant, date);
  return date;
}

/**
 * The instant at which London's clocks show `time` on `date`. A time skipped in spring is moved on by the
 * missing hour; of a time that comes twice in autumn, the first.
 */
export function londonInstant(
  date: Temporal.PlainDate | string,
  time: Temporal.PlainTime | string,
): Temporal.Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: LONDON, plainTime: time }).toInstant();
}

/** Midnight at which the day begins in London. */
export function startOfDay(date: Temporal.PlainDate | string): Temporal.Instant {
  return londonInstant(date, '00:00');
}

/** The last microsecond of the day (the finest instant PostgreSQL keeps): "by the end of Thursday" includes it. */
export function endOfDay(date: Temporal.PlainDate | string): Temporal.Instant {
  return startOfDay(Temporal.PlainDate.from(date).add({ days: 1 })).subtract({ microseconds: 1 });
}

/** The earlier of two instants. */
export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

/** The later of two instants. */
export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}

/** True when `a` comes strictly before `b`. */
export function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  // Nearly always whole milliseconds tell, in a twentieth of the time.
  const apart = a.epochMilliseconds - b.epochMilliseconds;
  return apart === 0 ? Temporal.Instant.compare(a, b) < 0 : apart < 0;
}

/** True when two instants lie less than so many seconds apart, whichever comes first. */
export function isWithin(a: Temporal.Instant, b: Temporal.Instant, seconds: number): boolean {
  return Math.abs(a.epochMilliseconds - b.epochMilliseconds) < seconds * 1000;
}
