import type { Database, Db } from '../../platform/db/index.ts';
import { readArrangements } from '../store/arrangements.ts';
import { PUBLISHED } from './published.ts';
import type { Arrangements } from './types.ts';

type Kept = { arrangements: Arrangements; readAt: Temporal.Instant };

/** A change to the rows shows within this time. */
const FRESH_SECONDS = 30;
const keptOf = new WeakMap<Database, Kept>();

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
  if (kept && Math.abs(now.since(kept.readAt).total('seconds')) < FRESH_SECONDS) return kept.arrangements;
  // Others go on with what was kept while this one reads.
  if (kept) kept.readAt = now;
  if (db) return keep(database, now, await readArrangements(db));
  try {
    const context = { actor: 'public', now, requestId: 'arrangements' } as const;
    return keep(database, now, await database.transaction(context, readArrangements));
  } catch {
    return kept?.arrangements ?? PUBLISHED;
  }
}

/** After a change: the next page of this process reads anew. Others follow within half a minute. */
export function forgetArrangements(database: Database): void {
  keptOf.delete(database);
}

function keep(database: Database, now: Temporal.Instant, arrangements: Arrangements): Arrangements {
  keptOf.set(database, { arrangements, readAt: now });
  return arrangements;
}
