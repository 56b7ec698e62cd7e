import type { Database, Db } from '../../platform/db/index.ts';
import { isWithin } from '../../platform/time/london.ts';
import { readTeams, type Team } from '../store/colleagues.ts';

type Kept = { teams: ReadonlyMap<string, Team>; readAt: Temporal.Instant };

/** A new name of a team shows within this time. */
const FRESH_SECONDS = 30;
const keptOf = new WeakMap<Database, Kept>();

/** Every team by its id, kept in memory for half a minute: pages name teams often, and they seldom change. */
export async function currentTeams(
  database: Database,
  now: Temporal.Instant,
  db: Db,
): Promise<ReadonlyMap<string, Team>> {
  const kept = keptOf.get(database);
  if (kept && isWithin(kept.readAt, now, FRESH_SECONDS)) return kept.teams;
  const teams = new Map((await readTeams(db)).map((team) => [team.id, team]));
  keptOf.set(database, { teams, readAt: now });
  return teams;
}
