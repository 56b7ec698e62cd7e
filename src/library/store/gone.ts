import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** A page that anybody could read and nobody can any more. What it was called is not told: it may be why it went. */
export interface Gone {
  topics: readonly string[];
  audiences: readonly string[];
  sensitive: boolean;
  /** When it was last read. */
  at: Temporal.Instant;
  why: string;
  /** The address of what is read in its place. */
  instead: string | null;
}

/** The page that was read under a name of which nothing is shown now. */
export async function goneCalled(db: Db, slug: string): Promise<Gone | undefined> {
  const { rows } = await sql<Gone>`select topics, audiences, sensitive, ended_at as at, why, instead
    from library.gone(${slug})`.execute(db);
  return rows[0];
}
