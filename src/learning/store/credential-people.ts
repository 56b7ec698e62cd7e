import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** What people and their agencies are called. */
export async function namesOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { name: string; agency: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string; agency: string }>`
    select * from learning.names(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name, agency }) => [id, { name, agency }]));
}

/** Whether somebody works for the agency whose staff the reader looks after. */
export async function isOfMyStaff(db: Db, person: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select ${person}::uuid = any(array(select learning.my_staff())) as mine`.execute(db);
  return rows[0]?.mine ?? false;
}
