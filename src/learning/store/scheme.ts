import type { Db } from '../../platform/db/index.ts';
import type { Scheme } from '../rules/scheme.ts';

/** An edition with who made it, and why. */
export interface SchemeEdition extends Scheme {
  source: string;
  madeByName: string;
}

/** Every edition of every body, by name, the latest of each first. */
export async function schemes(db: Db): Promise<SchemeEdition[]> {
  return db
    .selectFrom('learning.scheme')
    .select(['code', 'effective_from as from', 'name', 'evidence', 'areas', 'ended', 'source'])
    .select('made_by_name as madeByName')
    .orderBy('code')
    .orderBy('effective_from', 'desc')
    .execute();
}

/** Adds an edition; false where one begins on that day already. */
export async function insertScheme(
  db: Db,
  { from, areas, by, ...rest }: Scheme & { source: string; by: { id: string; name: string } },
): Promise<boolean> {
  const made = await db
    .insertInto('learning.scheme')
    .values({
      ...{ ...rest, effective_from: from, areas: [...areas], certainty: 'L' },
      ...{ made_by: by.id, made_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}
