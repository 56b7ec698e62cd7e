import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * For the table of a kind of record: takes the right to change one as it stood at `version`; false when somebody changed it
 * since, or the context may only read it. The row stays locked until the transaction ends.
 */
export const claimIn =
  (table: string) =>
  async (db: Db, id: string, version: number): Promise<boolean> => {
    const { rows } = await sql`update ${sql.table(table)} set version = version + 1
      where id = ${id}::uuid and version = ${version} returning 1`.execute(db);
    return rows.length > 0;
  };
