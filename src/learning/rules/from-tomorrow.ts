/** For the day on which something begins to hold: never today, for what was booked today was booked by what held. */
export const fromTomorrow =
  (today: Temporal.PlainDate, says = 'It can hold from tomorrow at the earliest') =>
  (day: Temporal.PlainDate): string | undefined =>
    Temporal.PlainDate.compare(day, today) > 0 ? undefined : says;
