import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { SavedFilter } from '../saved-filters/types.ts';
import type { By } from './rating.ts';

/** One's own first, then those that colleagues share. */
export async function savedFilters(db: Db, practitionerId: string): Promise<SavedFilter[]> {
  const { rows } = await sql<SavedFilter>`
    select id, name, query, practitioner_id = ${practitionerId}::uuid as mine,
      starts and practitioner_id = ${practitionerId}::uuid as starts, practitioner_name as by, team_id as "teamId"
    from front_door.saved_filter order by practitioner_id = ${practitionerId}::uuid desc, name, id limit 50`.execute(
    db,
  );
  return rows;
}

/** Keeps a filter; one's own of the same name is replaced. One that the list starts with takes the place of another. */
export async function saveFilter(
  db: Db,
  by: By,
  given: { name: string; query: string; starts: boolean; teamId: string | null },
): Promise<void> {
  await db
    .deleteFrom('front_door.saved_filter')
    .where('practitioner_id', '=', by.id)
    .where('name', '=', given.name)
    .execute();
  if (given.starts) await startWith(db, by.id, null);
  await db
    .insertInto('front_door.saved_filter')
    .values({
      ...{ practitioner_id: by.id, practitioner_name: by.name, team_id: given.teamId },
      ...{ name: given.name, query: given.query, starts: given.starts },
    })
    .execute();
}

/** Starts one's list with a filter of one's own, or with everything. */
export async function startWith(db: Db, practitionerId: string, filterId: string | null): Promise<void> {
  await db
    .updateTable('front_door.saved_filter')
    .set({ starts: false })
    .where('practitioner_id', '=', practitionerId)
    .where('starts', '=', true)
    .execute();
  if (filterId !== null)
    await db
      .updateTable('front_door.saved_filter')
      .set({ starts: true })
      .where('practitioner_id', '=', practitionerId)
      .where('id', '=', filterId)
      .execute();
}

/** Deletes a filter of one's own. */
export async function deleteFilter(db: Db, practitionerId: string, filterId: string): Promise<void> {
  await db
    .deleteFrom('front_door.saved_filter')
    .where('practitioner_id', '=', practitionerId)
    .where('id', '=', filterId)
    .execute();
}
