import type { Db } from '../../platform/db/index.ts';

/** Whatever somebody told: it is ended by a day, or taken back with a reason, and never edited. */
const TABLES = {
  name: 'people.name',
  address: 'people.address',
  contact: 'people.contact',
  identifier: 'people.identifier',
  fact: 'people.fact',
  registration: 'people.registration',
  relationship: 'people.relationship',
  member: 'people.household_member',
  tie: 'people.tie',
} as const;
export type ToldPart = keyof typeof TABLES;

export type Closing =
  | { untilOn: Temporal.PlainDate }
  | { withdrawn: string; by: { id: string; name: string }; at: Temporal.Instant };

/** Ends something that was told, or withdraws it; false where it is not there or was withdrawn. */
export async function closeTold(db: Db, part: ToldPart, id: string, how: Closing): Promise<boolean> {
  const change =
    'untilOn' in how
      ? { until_on: how.untilOn }
      : {
          withdrawn_at: how.at,
          withdrawn_by: how.by.id,
          withdrawn_by_name: how.by.name,
          withdrawn_why: how.withdrawn,
        };
  const changed = await db
    .updateTable(TABLES[part])
    .set(change)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}
