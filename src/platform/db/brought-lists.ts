// What every slice keeps of the lists that are brought to it: in tables of its own, of one shape.
import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Takes a mark for what is written in this transaction, in a slice's table of what its agencies took over.
 * @returns false when it was taken before
 */
export async function takeMarkIn(
  db: Db,
  table: string,
  taken: Readonly<Record<string, string>>,
): Promise<boolean> {
  const columns = Object.keys(taken);
  const { rows } =
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(taken))}) on conflict do nothing returning 1`.execute(db);
  return rows.length > 0;
}

/** How many rows of a list stand where, in a slice's table of rows. */
export async function rowCountsIn<Outcome extends string>(
  db: Db,
  table: string,
  listId: string,
  outcomes: readonly Outcome[],
): Promise<Record<Outcome, number>> {
  const { rows } = await sql<{ outcome: Outcome; count: number }>`select outcome, count(*)::int as count
    from ${sql.table(table)} where list_id = ${listId}::uuid group by outcome`.execute(db);
  const counts = new Map(rows.map(({ outcome, count }) => [outcome, count]));
  return Object.fromEntries(outcomes.map((outcome) => [outcome, counts.get(outcome) ?? 0])) as Record<
    Outcome,
    number
  >;
}

/** Lists of a slice's table that the context sees, the latest first, from `after` on. */
export const afterUpload = (after: { at: Temporal.Instant; id: string } | undefined) =>
  sql<boolean>`(${after?.id ?? null}::uuid is null or (uploaded_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))`;
