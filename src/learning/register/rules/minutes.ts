/** Ten hours: nobody is later than that. */
export const MOST_MINUTES = 600;

/** How late or early somebody was, where that can be said of a mark; ten hours at most. */
export function minutesSaid(mark: string, typed: number): number | null {
  const said = Number.isInteger(typed) && typed > 0 && (mark === 'late' || mark === 'left early');
  return said ? Math.min(typed, MOST_MINUTES) : null;
}
