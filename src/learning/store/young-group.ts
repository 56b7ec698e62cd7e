import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { YoungGroup } from '../compliance/groups/types.ts';

/** What the form of a group gives. */
export type GroupTexts = Omit<YoungGroup, 'id' | 'version'>;

const columnsOf = (texts: GroupTexts) => ({
  ...{ name: texts.name, about: texts.about, area: texts.area, risks: [...texts.risks] },
  ...{ age_from: texts.ageFrom, age_to: texts.ageTo, needs_open_case: texts.needsOpenCase },
  ...{ capacity: texts.capacity, lead_id: texts.leadId },
  // As text, which both drivers write alike.
  meets_on: sql<Temporal.PlainDate[]>`${`{${texts.meetsOn.join(',')}}`}::date[]`,
});

/** Makes a group; undefined where another one has its code. */
export async function insertGroup(db: Db, code: string, texts: GroupTexts): Promise<string | undefined> {
  const row = await db
    .insertInto('learning.young_group')
    .values({ code, ...columnsOf(texts) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Writes a group anew, from the version that was shown; false when it is another one meanwhile. */
export async function updateGroup(db: Db, id: string, version: number, texts: GroupTexts): Promise<boolean> {
  const changed = await db
    .updateTable('learning.young_group')
    .set({ ...columnsOf(texts), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Keeps a group's texts as they stand from now on. */
export async function keepGroupVersion(
  db: Db,
  kept: { id: string; version: number; texts: GroupTexts; by: { id: string; name: string } },
): Promise<void> {
  const { id, version, texts, by } = kept;
  await db
    .insertInto('learning.young_group_version')
    .values({
      ...{ group_id: id, version, content: JSON.stringify(texts) },
      ...{ changed_by: by.id, changed_by_name: by.name },
    })
    .execute();
}

/** Who wrote the versions of a group, the latest first. */
export function groupVersions(db: Db, id: string) {
  return db
    .selectFrom('learning.young_group_version')
    .select(['version', 'changed_by_name as by', 'changed_at as at'])
    .where('group_id', '=', id)
    .orderBy('version', 'desc')
    .limit(20)
    .execute();
}

/** How many have a place, and the days on which it was noted who came, as "2027-01-13". */
export async function groupUse(db: Db, id: string): Promise<{ places: number; noted: string[] }> {
  const { rows } = await sql<{ places: number; noted: string[] }>`
    select places, noted from learning.young_group_use(${id}::uuid)`.execute(db);
  return rows[0] ?? { places: 0, noted: [] };
}
