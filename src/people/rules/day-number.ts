/*
 * Days as the search index has them in keys and lines: days since the first of 2000, which read alike whatever a
 * database is set to (migration 0610).
 */

const FIRST = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/** The number of a day: `2000-01-01` is 0, a day before is less. A whole ISO date. */
export function numberOfDay(day: string): number {
  return (
    (Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) - FIRST) / DAY_MS
  );
}

// The same days come again and again, and making a date's words takes longer than finding them: those of two centuries,
// each once it was met.
const EARLIEST = -55_000;
const words = new Array<string | undefined>(80_000);

/** The ISO date of a number; null where none stands. */
export function dayOf(number: string): string | null {
  if (number === '') return null;
  const at = Number(number) - EARLIEST;
  const known = words[at];
  if (known !== undefined) return known;
  const day = new Date(FIRST + (at + EARLIEST) * DAY_MS).toISOString().slice(0, 10);
  if (at >= 0 && at < words.length) words[at] = day;
  return day;
}
