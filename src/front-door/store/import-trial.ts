import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ImportRow } from './import.ts';

/** A list begins to be tried as a job; what an earlier try found counts no more. */
export async function trialBegins(
  db: Db,
  id: string,
  trial: { mapping: unknown; at: Temporal.Instant; by: string },
): Promise<void> {
  await db
    .updateTable('front_door.import_list')
    .set({
      ...{ mapping: JSON.stringify(trial.mapping), checked_at: null, trying_since: trial.at },
      ...{ tried_rows: 0, began_by: trial.by },
    })
    .where('id', '=', id)
    .execute();
}

/** How far a trial is. */
export async function trialIsAt(db: Db, id: string, rows: number): Promise<void> {
  await db.updateTable('front_door.import_list').set({ tried_rows: rows }).where('id', '=', id).execute();
}

/** Keeps how a list is read, and what would become of each row. */
export async function keepTrial(
  db: Db,
  trial: {
    id: string;
    agencyId: string;
    mapping: unknown;
    at: Temporal.Instant;
    rows: readonly Pick<ImportRow, 'line' | 'theirReference' | 'outcome' | 'errors'>[];
  },
): Promise<void> {
  const { id, at } = trial;
  const mapping = JSON.stringify(trial.mapping);
  await db
    .updateTable('front_door.import_list')
    .set({ mapping, checked_at: at, trying_since: null })
    .where('id', '=', id)
    .execute();
  await db
    .insertInto('front_door.import_mapping')
    .values({ agency_id: trial.agencyId, mapping })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet({ mapping }))
    .execute();
  await db.deleteFrom('front_door.import_row').where('list_id', '=', id).execute();
  await sql`insert into front_door.import_row (list_id, line, their_reference, outcome, errors)
    select ${id}::text::uuid, r.line, r.their_reference, r.outcome, array(select json_array_elements_text(r.errors))
    from json_to_recordset(${JSON.stringify(
      trial.rows.map(({ line, theirReference, outcome, errors }) => ({
        ...{ line, their_reference: theirReference, outcome, errors },
      })),
    )}::text::json) as r(line integer, their_reference text, outcome text, errors json)`.execute(db);
}

/** Those of these marks that the agency took over before. */
export async function takenBefore(db: Db, marks: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ mark: string }>`select mark from front_door.imported
    where mark in (select json_array_elements_text(${JSON.stringify(marks)}::text::json))`.execute(db);
  return new Set(rows.map(({ mark }) => mark));
}
