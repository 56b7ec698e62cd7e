import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { BulkRow } from '../bulk/types.ts';

/** The concerns of a selection that the context sees, in the order of the list. */
export async function readSelection(db: Db, ids: readonly string[]): Promise<BulkRow[]> {
  const { rows } = await sql<BulkRow>`
    select c.id, c.reference, c.child_label as "childLabel", c.headline, c.state, c.open,
      front_door.may_work(c.id) as workable, c.allocated_to as "allocatedTo",
      c.allocated_to_name as "allocatedToName", c.version
    from front_door.concern c where c.id = any(${[...ids]}::uuid[]) order by c.due_at nulls last, c.id`.execute(
    db,
  );
  return rows;
}
