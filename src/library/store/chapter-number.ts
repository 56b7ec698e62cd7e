import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Which number each chapter has, by its address; held against others who change them until this transaction ends. */
export async function holdNumbers(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('library.chapter')
    .select(['slug', 'position'])
    .orderBy('slug')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ slug, position }) => [slug, position]));
}

/** Gives chapters other numbers, and keeps which they had until now. */
export async function renumber(
  db: Db,
  changes: readonly { slug: string; from: number; to: number }[],
  { by, now }: { by: string; now: Temporal.Instant },
): Promise<void> {
  if (changes.length === 0) return;
  await db
    .insertInto('library.chapter_number')
    .values(
      changes.map(({ slug, from }) => ({
        ...{ chapter: slug, until_at: now, position: from, changed_by_name: by },
      })),
    )
    // What a chapter was given and lost again in one instant was never its number to anybody.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Below nought first: no two have one number even between two rows.
  await sql`update library.chapter c set position = -n."to"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) n(slug text, "to" integer) where c.slug = n.slug`.execute(
    db,
  );
  await sql`update library.chapter set position = -position where position < 0`.execute(db);
}
