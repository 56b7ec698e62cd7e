import type { Database, Db } from '../../platform/db/index.ts';
import { readEditions } from '../store/thresholds.ts';
import { EDITIONS } from './published.ts';
import type { Edition } from './types.ts';

type Kept = { editions: readonly Edition[]; readAt: Temporal.Instant };

/** An edition added shows within this time. */
const FRESH_SECONDS = 30;
const keptOf = new WeakMap<Database, Kept>();

/**
 * Every edition of the levels of need, kept in memory for half a minute. Give `db` inside an open transaction;
 * outside one it opens its own when it has to read, and a database that cannot be read leaves what was read last,
 * or what was published.
 */
export async function currentEditions(
  database: Database,
  now: Temporal.Instant,
  db?: Db,
): Promise<readonly Edition[]> {
  const kept = keptOf.get(database);
  if (kept && Math.abs(now.since(kept.readAt).total('seconds')) < FRESH_SECONDS) return kept.editions;
  if (kept) keptOf.set(database, { ...kept, readAt: now });
  if (db) return keep(database, now, await readEditions(db));
  try {
    const context = { actor: 'public', now, requestId: 'thresholds' } as const;
    return keep(database, now, await database.transaction(context, readEditions));
  } catch {
    return kept?.editions ?? EDITIONS;
  }
}

function keep(database: Database, now: Temporal.Instant, editions: readonly Edition[]): readonly Edition[] {
  keptOf.set(database, { editions, readAt: now });
  return editions;
}
