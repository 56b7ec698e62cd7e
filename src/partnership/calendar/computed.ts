const SATURDAY = 6;

/**
 * England's bank holidays of a year by rule (Banking and Financial Dealings Act 1971 and custom): Good Friday,
 * Easter Monday, first and last Monday of May, last Monday of August, and New Year, Christmas and Boxing Day,
 * each on the next free weekday when it falls on a weekend. Knows of no one-off days.
 */
export function computedBankHolidays(year: number): readonly { date: string; name: string }[] {
  const easter = easterSunday(year);
  const newYear = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const christmas = Temporal.PlainDate.from({ year, month: 12, day: 25 });
  return [
    kept(newYear, "New Year's Day", daysToMonday(newYear)),
    { date: easter.subtract({ days: 2 }).toString(), name: 'Good Friday' },
    { date: easter.add({ days: 1 }).toString(), name: 'Easter Monday' },
    { date: mondayOnOrAfter(year, 5, 1), name: 'Early May bank holiday' },
    { date: mondayOnOrAfter(year, 5, 25), name: 'Spring bank holiday' },
    { date: mondayOnOrAfter(year, 8, 25), name: 'Summer bank holiday' },
    // Two days on is free for both: on a Sunday Christmas passes over Boxing Day's Monday to the Tuesday.
    kept(christmas, 'Christmas Day', 2),
    kept(christmas.add({ days: 1 }), 'Boxing Day', 2),
  ].sort((a, b) => a.date.localeCompare(b.date));
}

/** Easter Sunday of a Gregorian year, by the anonymous algorithm of 1876 (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

function mondayOnOrAfter(year: number, month: number, day: number): string {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.add({ days: daysToMonday(date) % 7 }).toString();
}

function daysToMonday(date: Temporal.PlainDate): number {
  return 8 - date.dayOfWeek;
}

function kept(day: Temporal.PlainDate, name: string, substituteAfter: number) {
  if (day.dayOfWeek < SATURDAY) return { date: day.toString(), name };
  return { date: day.add({ days: substituteAfter }).toString(), name: `${name} (substitute day)` };
}
