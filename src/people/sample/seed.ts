import { type OwnerConnection, unforced, writeRows } from '../../platform/db/index.ts';
import { families } from './children.ts';
import { rowsOf, TABLES } from './rows.ts';

/**
 * Writes the invented families of a trial into its empty database: one told of whole, the others in brief. Does nothing
 * where there is a person already.
 * @returns how many people were written
 */
export async function seedSampleFamilies(owner: OwnerConnection, now: Temporal.Instant): Promise<number> {
  const [found] = await owner.query<{ some: boolean }>(
    'select is_called as some from people.reference_number',
  );
  if (found?.some) return 0;
  await unforced(owner, TABLES, (inside) =>
    writeRows(
      inside,
      TABLES,
      families.flatMap((family) => rowsOf(family, now)),
    ),
  );
  return families.reduce((sum, { people }) => sum + people.length, 0);
}
