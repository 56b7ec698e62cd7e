import type { Database, Db } from '../../platform/db/index.ts';
import { currentArrangements } from '../arrangements/current.ts';
import type { Edition } from './types.ts';

/** Every edition of the levels of need, kept in memory with the other arrangements. */
export async function currentEditions(
  database: Database,
  now: Temporal.Instant,
  db?: Db,
): Promise<readonly Edition[]> {
  return (await currentArrangements(database, now, db)).editions;
}
