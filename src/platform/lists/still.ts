/** A list of the greatest length is taken over in far less. */
const LONGEST_MINUTES = 15;

/** Whether a list was begun and is long not finished: whoever began it may not bring lists any more, say. */
export function standsStill(
  { startedAt, finishedAt }: { startedAt: Temporal.Instant | null; finishedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean {
  return (
    startedAt !== null && finishedAt === null && startedAt.until(now).total('minutes') >= LONGEST_MINUTES
  );
}
