import { activePeople } from '../partnership/index.ts';
import type { Db } from '../platform/db/index.ts';

/** No team is meant: people of any are named alike. */
const ANY_TEAM = '00000000-0000-0000-0000-000000000000';

/** What people are called, by their ids; those who left are missing. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const people = await activePeople(db, ANY_TEAM, known);
  return new Map(people.map(({ id, name }) => [id, name]));
}
