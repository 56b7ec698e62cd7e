import { inLondon, isBefore, later, londonInstant, startOfDay } from './london.ts';

/**
 * When it is safe for a message to arrive: on these days of the week (1 Monday … 7 Sunday), within these hours of
 * London's clock, each from its first up to but not at its last (0 to 24). Neither list may be empty.
 */
export interface SafeTimes {
  readonly days: readonly number[];
  readonly hours: readonly (readonly [from: number, to: number])[];
}

/** The first instant, `at` or later, at which it is safe; null when there is none. `times` null: always. */
export function nextSafe(times: SafeTimes | null, at: Temporal.Instant): Temporal.Instant | null {
  if (times === null) return at;
  const today = inLondon(at).toPlainDate();
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!times.days.includes(date.dayOfWeek)) continue;
    const [first] = times.hours
      .map(([from, to]) => ({ from: hourOn(date, from), to: hourOn(date, to) }))
      .filter(({ from, to }) => isBefore(from, to) && isBefore(at, to))
      .map(({ from }) => later(from, at))
      .sort(Temporal.Instant.compare);
    if (first) return first;
  }
  return null;
}

function hourOn(date: Temporal.PlainDate, hour: number): Temporal.Instant {
  return hour >= 24 ? startOfDay(date.add({ days: 1 })) : londonInstant(date, new Temporal.PlainTime(hour));
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Monday to Friday, 08:00 to 12:00 and 12:00 to 17:00"; "at any time" for null. */
export function safeTimesWords(times: SafeTimes | null): string {
  if (times === null) return 'at any time';
  return `${dayWords(times.days)}, ${times.hours.map(([from, to]) => `${hourWords(from)} to ${hourWords(to)}`).join(' and ')}`;
}

function dayWords(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const isRun = sorted.every((day, index) => index === 0 || day === (sorted[index - 1] ?? 0) + 1);
  const names = sorted.map((day) => DAYS[day - 1] ?? '');
  return isRun && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(' and ');
}

const hourWords = (hour: number) => (hour >= 24 ? 'midnight' : `${String(hour).padStart(2, '0')}:00`);
