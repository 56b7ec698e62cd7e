const ZONE = 'Europe/London';
/** Early on Monday: read with the first coffee of the week. */
const HOUR = 7;

/** When the next week's message goes: the first Monday morning after `now`. */
export function nextWeekly(now: Temporal.Instant): Temporal.Instant {
  const here = now.toZonedDateTimeISO(ZONE);
  const ahead = (8 - here.dayOfWeek) % 7;
  const monday = here
    .toPlainDate()
    .add({ days: ahead })
    .toZonedDateTime({ timeZone: ZONE, plainTime: { hour: HOUR } });
  const later = Temporal.Instant.compare(monday.toInstant(), now) > 0 ? monday : monday.add({ days: 7 });
  return later.toInstant();
}
