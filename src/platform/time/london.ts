/** The wall clock everyone in the partnership lives by. Records keep UTC instants; people read London time. */
export const LONDON = 'Europe/London';

/** The instant as London's wall clock shows it. */
export function inLondon(instant: Temporal.Instant): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(LONDON);
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
  return Temporal.Instant.compare(a, b) < 0;
}
