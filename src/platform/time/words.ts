import { isBefore, type WallClock, wallClock } from './london.ts';

/** A time as a person says it, and the exact instant or date for the `datetime` of a `<time>` element. */
export type Said = { readonly text: string; readonly datetime: string };

// By hand and by whole milliseconds, here and below: a list says some fifty times, and formatters are slow.
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const MINUTE = 60_000;
/** Shorter than this, a wait is told as a length ("In 48 minutes") and not as a time of day. */
const SOON_MINUTES = 120;

/** "23 November 2026" */
export function dateWords(date: Temporal.PlainDate): Said {
  return { text: dateText(date), datetime: date.toString() };
}

/** "Monday 23 November 2026" */
export function longDateWords(date: Temporal.PlainDate): Said {
  return { text: longDateText(date), datetime: date.toString() };
}

/** "16:30", on London's clocks. */
export function clockWords(instant: Temporal.Instant): Said {
  return { text: wallTime(wallClock(instant)), datetime: instant.toString() };
}

/** "16:30 on Monday 23 November 2026": true whenever it is read, so fit for letters, messages and the API. */
export function fullWords(instant: Temporal.Instant): Said {
  const clock = wallClock(instant);
  const said = longDateText(clock);
  return {
    text: isEndOfDay(clock) ? `the end of ${said}` : `${wallTime(clock)} on ${said}`,
    datetime: instant.toString(),
  };
}

/**
 * "today at 16:30", "tomorrow at 09:00", "Thursday at 09:50" ("last Thursday" when past; within six
 * days), else "Monday 4 January 2027 at 09:00"; the last moment of a day is "the end of today".
 */
export function whenWords(instant: Temporal.Instant, now: Temporal.Instant): Said {
  const clock = wallClock(instant);
  const day = dayWords(clock, wallClock(now).dayNumber);
  const text = isEndOfDay(clock) ? `the end of ${day}` : `${day} at ${wallTime(clock)}`;
  return { text, datetime: instant.toString() };
}

/**
 * For a deadline: "In 48 minutes" when close, "today at 16:30" when not, and once it has gone
 * "1 hour 12 minutes late".
 */
export function dueWords(due: Temporal.Instant, now: Temporal.Instant): Said {
  if (isBefore(due, now)) return lateWords(due, now);
  const wait = due.epochMilliseconds - now.epochMilliseconds;
  if (wait >= SOON_MINUTES * MINUTE) return whenWords(due, now);
  return { text: `In ${lengthText(wait)}`, datetime: due.toString() };
}

/** "1 hour 12 minutes late": how long `by` came after the deadline. */
export function lateWords(due: Temporal.Instant, by: Temporal.Instant): Said {
  const late = by.epochMilliseconds - due.epochMilliseconds;
  return { text: `${lengthText(late)} late`, datetime: due.toString() };
}

/** "was due 09:30 today", "was due 16:30 yesterday", "was due 09:30 on Monday 23 November 2026" */
export function wasDueWords(due: Temporal.Instant, now: Temporal.Instant): Said {
  const clock = wallClock(due);
  const day = dayWords(clock, wallClock(now).dayNumber);
  const named = /^(today|yesterday|tomorrow|last )/.test(day) ? day : `on ${day}`;
  const text = isEndOfDay(clock) ? `was due by the end of ${day}` : `was due ${wallTime(clock)} ${named}`;
  return { text, datetime: due.toString() };
}

/** "48 minutes", "1 hour 12 minutes", "2 days 3 hours", "9 days", "less than a minute". Days are of 24 hours. */
export function lengthWords(length: Temporal.Duration): Said {
  const whole = length.abs().round({ largestUnit: 'days', smallestUnit: 'seconds', roundingMode: 'floor' });
  return { text: lengthText(whole.total('milliseconds')), datetime: whole.toString() };
}

function lengthText(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const parts: [number, string][] =
    days > 0
      ? [
          [days, 'day'],
          [days < 7 ? hours : 0, 'hour'],
        ]
      : [
          [hours, 'hour'],
          [minutes % 60, 'minute'],
        ];
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => count(n, unit));
  return said.length > 0 ? said.join(' ') : 'less than a minute';
}

function dayWords(day: WallClock, today: number): string {
  const days = day.dayNumber - today;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  if (Math.abs(days) > 6) return longDateText(day);
  return days > 0 ? weekday(day) : `last ${weekday(day)}`;
}

type Day = Pick<Temporal.PlainDate, 'day' | 'month' | 'year' | 'dayOfWeek'>;

const weekday = ({ dayOfWeek }: Day) => WEEKDAYS[dayOfWeek - 1] ?? '';
const dateText = ({ day, month, year }: Day) => `${day} ${MONTHS[month - 1]} ${year}`;
const longDateText = (day: Day) => `${weekday(day)} ${dateText(day)}`;

function wallTime({ hour, minute }: WallClock): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function isEndOfDay(clock: WallClock): boolean {
  return clock.hour === 23 && clock.minute === 59 && clock.second === 59;
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
