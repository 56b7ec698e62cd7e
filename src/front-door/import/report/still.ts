import type { ListedImport } from '../types.ts';

/** A list of the greatest length is taken over in far less. */
const LONGEST_MINUTES = 15;

/** Whether a list was begun and is long not finished: whoever began it may not import any more, say. */
export function standsStill({ startedAt, finishedAt }: ListedImport, now: Temporal.Instant): boolean {
  return (
    startedAt !== null && finishedAt === null && startedAt.until(now).total('minutes') >= LONGEST_MINUTES
  );
}
