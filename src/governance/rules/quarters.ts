const MONTHS = ['January to March', 'April to June', 'July to September', 'October to December'] as const;

/** The first day of the quarter in which a day is. */
export const quarterOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.with({ day: 1, month: Math.floor((day.month - 1) / 3) * 3 + 1 });

/** The quarters that ended in a year before today, from the one in which the group began, without a meeting. */
export function quartersWithout(
  days: readonly Temporal.PlainDate[],
  { since, today }: { since: Temporal.PlainDate; today: Temporal.PlainDate },
): string[] {
  const met = new Set(days.map((day) => quarterOf(day).toString()));
  const first = quarterOf(since);
  return [4, 3, 2, 1]
    .map((back) => quarterOf(today).subtract({ months: back * 3 }))
    .filter((start) => Temporal.PlainDate.compare(start, first) >= 0 && !met.has(start.toString()))
    .map((start) => `${MONTHS[(start.month - 1) / 3]} ${start.year}`);
}

/** Whether an action is done, open, or past its day. */
export function standing(
  { doneOn, due }: { doneOn: Temporal.PlainDate | null; due: Temporal.PlainDate },
  today: Temporal.PlainDate,
): 'done' | 'open' | 'overdue' {
  if (doneOn) return 'done';
  return Temporal.PlainDate.compare(due, today) < 0 ? 'overdue' : 'open';
}
