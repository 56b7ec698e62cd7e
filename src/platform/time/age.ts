/**
 * Age in completed years on a date. A birthday on 29 February is kept on 1 March in other years, as English law
 * counts it. Negative before birth never occurs: the answer is null.
 */
export function ageInYears(born: Temporal.PlainDate, on: Temporal.PlainDate): number | null {
  if (Temporal.PlainDate.compare(born, on) > 0) return null;
  return born.until(on, { largestUnit: 'years' }).years;
}

/** "14 years", "1 year", under two in months ("7 months"), under three months in weeks, under two weeks in days. */
export function ageWords(born: Temporal.PlainDate, on: Temporal.PlainDate): string {
  if (Temporal.PlainDate.compare(born, on) > 0) return 'not born yet';
  const months = born.until(on, { largestUnit: 'months' }).months;
  const days = born.until(on, { largestUnit: 'days' }).days;
  if (months >= 24) return count(Math.floor(months / 12), 'year');
  if (months >= 3) return count(months, 'month');
  return days >= 14 ? count(Math.floor(days / 7), 'week') : count(days, 'day');
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
