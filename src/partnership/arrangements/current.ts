import type { Database, Db } from '../../platform/db/index.ts';
import { isWithin } from '../../platform/time/london.ts';
import { readArrangements } from '../store/arrangements.ts';
import { PUBLISHED } from './published.ts';
import type { Arrangements } from './types.ts';

type Kept = { arrangements: Arrangements; readAt: Temporal.Instant };

/** A change to the rows shows within this time. */
const FRESH_SECONDS = 30;
const keptOf = new WeakMap<Database, Kept>();
/** How often they were forgotten: what was read while they changed may be older than the change. */
const forgotten = new WeakMap<Database, number>();

/**
 * The arrangements as they stand in the database, kept in memory for half a minute. Give `db` inside an open
 * transaction; outside one it opens its own when it has to read.
 *
 * When the database cannot be read outside a transaction the answer is what was read last, or what was
 * published: a page must be able to say whom to ring when nothing else works.
 */
export async function currentArrangements(
  database: Database,
  now: Temporal.Instant,
  db?: Db,
): Promise<Arrangements> {
  const kept = keptOf.get(database);
  if (kept && isWithin(kept.readAt, now, FRESH_SECONDS)) return kept.arrangements;
  // Others go on with what was kept while this one reads.
  if (kept) kept.readAt = now;
  const changes = forgotten.get(database);
  const keep = (arrangements: Arrangements): Arrangements => {
    if (forgotten.get(database) === changes) keptOf.set(database, { arrangements, readAt: now });
    return arrangements;
  };
  if (db) return keep(await readArrangements(db));
  try {
    const context = { actor: 'public', now, requestId: 'arrangements' } as const;
    return keep(await database.transaction(context, readArrangements));
  } catch {
    return kept?.arrangements ?? PUBLISHED;
  }
}

/** After a change: the next page of this process reads anew. Others follow within half a minute. */
export function forgetArrangements(database: Database): void {
  keptOf.delete(database);
  forgotten.set(database, (forgotten.get(database) ?? 0) + 1);
}
