import { type SafeTimes, safeTimesWords } from '../../platform/time/safe-times.ts';

export const SAFE_DAYS = { weekdays: 'Monday to Friday', weekend: 'Saturday and Sunday' } as const;
export const SAFE_HOURS = {
  morning: 'Morning, 8 to 12',
  afternoon: 'Afternoon, 12 to 5',
  evening: 'Evening, 5 to 9',
} as const;

const DAYS = { weekdays: [1, 2, 3, 4, 5], weekend: [6, 7] } as const;
const HOURS = { morning: [8, 12], afternoon: [12, 17], evening: [17, 21] } as const;

/** The times that were ticked; null where none were: at any time. */
export function safeTimesOf(
  days: readonly (keyof typeof DAYS)[],
  hours: readonly (keyof typeof HOURS)[],
): SafeTimes | null {
  if (days.length === 0 && hours.length === 0) return null;
  return { days: days.flatMap((each) => DAYS[each]), hours: hours.map((each) => HOURS[each]) };
}

/** The boxes that stand for such times. */
export function typedTimes(times: SafeTimes | null): { days: string[]; hours: string[] } {
  if (!times) return { days: [], hours: [] };
  const within = (day: number) => times.days.includes(day);
  const begins = (hour: number) => times.hours.some(([from]) => from === hour);
  return {
    days: Object.entries(DAYS).flatMap(([name, days]) => (days.every(within) ? [name] : [])),
    hours: Object.entries(HOURS).flatMap(([name, [from]]) => (begins(from) ? [name] : [])),
  };
}

/** "Only Monday to Friday, 08:00 to 12:00" */
export function onlyAt(times: SafeTimes | null): string | null {
  return times && `Only ${safeTimesWords(times)}`;
}
