/** When a message may arrive, as whoever writes for the family ticks it. */
export const DAYS: Readonly<Record<string, readonly number[]>> = {
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
};
export const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  morning: [8, 12],
  afternoon: [12, 17],
  evening: [17, 21],
};

/** The times that were ticked; null for any time. */
export function timesOf(days: readonly string[], hours: readonly string[]) {
  if (days.length === 0 || hours.length === 0) return null;
  return {
    days: days.flatMap((day) => [...(DAYS[day] ?? [])]),
    hours: hours.flatMap((hour) => (HOURS[hour] ? [HOURS[hour]] : [])),
  };
}
