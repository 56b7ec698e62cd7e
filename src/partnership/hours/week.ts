/** The days of the week, Monday first. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

type Day = { readonly weekday: number; readonly opens: string; readonly closes: string };

/** "Monday to Thursday 09:00 to 17:30, Friday 09:00 to 16:30"; '' for a week that is shut. */
export function weekInWords(days: readonly Day[]): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const day of [...days].sort((a, b) => a.weekday - b.weekday)) {
    const hours = `${day.opens.slice(0, 5)} to ${day.closes.slice(0, 5)}`;
    const run = runs.at(-1);
    if (run?.hours === hours && run.last === day.weekday - 1) run.last = day.weekday;
    else runs.push({ first: day.weekday, last: day.weekday, hours });
  }
  const name = (weekday: number) => WEEKDAYS[weekday - 1] ?? '';
  return runs
    .map(({ first, last, hours }) =>
      first === last ? `${name(first)} ${hours}` : `${name(first)} to ${name(last)} ${hours}`,
    )
    .join(', ');
}
