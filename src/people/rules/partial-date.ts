const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2012`, `2012-03` or `2012-03-03` of what was typed; '' of nothing; null when it is no such date. */
export function partialDate(typed: { day: string; month: string; year: string }): string | null {
  const { day, month, year } = typed;
  if (!day && !month && !year) return '';
  const numbered = /^\d{1,2}$/.test(month)
    ? Number(month)
    : MONTHS.indexOf(month.toLowerCase().slice(0, 3)) + 1;
  if (!/^(19|20)\d\d$/.test(year) || (month && (numbered < 1 || numbered > 12)) || (day && !month))
    return null;
  const written = [year, month && two(numbered), day && /^\d{1,2}$/.test(day) ? two(Number(day)) : day];
  const date = written.filter(Boolean).join('-');
  if (!day) return date;
  try {
    return Temporal.PlainDate.from(date).toString();
  } catch {
    return null;
  }
}

const two = (n: number) => String(n).padStart(2, '0');

/** The first and the last day that a date or a part of one can mean, both a year further. */
export function yearAround(date: string): { first: string; last: string } {
  const year = Number(date.slice(0, 4));
  return { first: `${year - 1}-01-01`, last: `${year + 1}-12-31` };
}

/** "3 March 2012", "March 2012", "2012". */
export function partialWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const name = Temporal.PlainDate.from(`${year}-${month}-01`).toLocaleString('en-GB', { month: 'long' });
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ');
}
