import type { Db } from '../../platform/db/index.ts';

/** A length that the partnership set, from a day on. */
export interface Setting {
  name: string;
  from: Temporal.PlainDate;
  value: number;
  source: string;
  certainty: string;
}

/** Every length that was ever set, the latest of each first. */
export async function allSettings(db: Db): Promise<Setting[]> {
  return db
    .selectFrom('learning.setting')
    .select(['name', 'effective_from as from', 'value', 'source', 'certainty'])
    .orderBy('name')
    .orderBy('effective_from', 'desc')
    .execute();
}

/** Sets a length from a day on; false when one is set for that day already. */
export async function insertSetting(db: Db, { from, ...setting }: Setting): Promise<boolean> {
  const row = await db
    .insertInto('learning.setting')
    .values({ ...setting, effective_from: from })
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}
