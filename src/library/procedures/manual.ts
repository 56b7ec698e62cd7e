import type { Database } from '../../platform/db/index.ts';
import { isWithin } from '../../platform/time/london.ts';
import { readManual } from '../store/chapter.ts';
import type { Manual } from './types.ts';

/** A change that another process made shows within this time. */
const FRESH_SECONDS = 30;
const keptOf = new WeakMap<Database, { manual: Manual; readAt: Temporal.Instant }>();
/** How often it was forgotten: what was read while it changed may be older than the change. */
const forgotten = new WeakMap<Database, number>();

/**
 * All procedures, kept in memory for half a minute. Which version is in force is counted for each page, so one that
 * begins later begins at its instant. Not inside an open transaction.
 */
export async function currentManual(database: Database, now: Temporal.Instant): Promise<Manual> {
  const kept = keptOf.get(database);
  if (kept && isWithin(kept.readAt, now, FRESH_SECONDS)) return kept.manual;
  // Others go on with what was kept while this one reads.
  if (kept) kept.readAt = now;
  const changes = forgotten.get(database);
  const manual = await database.transaction(
    { actor: 'public', now, requestId: 'procedures' } as const,
    readManual,
  );
  if (forgotten.get(database) === changes) keptOf.set(database, { manual, readAt: now });
  return manual;
}

/** After a change: the next page of this process reads anew. */
export function forgetManual(database: Database): void {
  keptOf.delete(database);
  forgotten.set(database, (forgotten.get(database) ?? 0) + 1);
}
