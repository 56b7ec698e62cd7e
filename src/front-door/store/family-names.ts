import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** The names of a concern's children and of those in their lives, without the professionals. */
export async function familyNames(db: Db, concernId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select k.given || ' ' || k.surname as name from front_door.child k where k.concern_id = ${concernId}::uuid
    union select i.name from front_door.involved i where i.concern_id = ${concernId}::uuid and i.part <> 'professional'`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}
