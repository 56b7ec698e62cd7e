import type { Db } from '../../platform/db/index.ts';
import type { Printing } from '../print/types.ts';

export type NewPrinting = Omit<Printing, 'id' | 'at'> & { concernId: string; byId: string };

/** Records that a concern was put on paper; the id names the paper. */
export async function addPrinting(db: Db, given: NewPrinting): Promise<string> {
  const { id } = await db
    .insertInto('front_door.printing')
    .values({
      concern_id: given.concernId,
      what: given.what,
      purpose: given.purpose,
      parts: [...given.parts],
      shielded: given.shielded,
      version: given.version,
      printed_by: given.byId,
      printed_by_name: given.by,
      printed_by_agency: given.agency,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A paper that this person ordered since then; undefined for anybody else's and for old ones. */
export async function ownPrinting(
  db: Db,
  of: { id: string; concernId: string; byId: string; since: Temporal.Instant },
): Promise<Pick<Printing, 'purpose' | 'parts' | 'shielded'> | undefined> {
  return db
    .selectFrom('front_door.printing')
    .select(['purpose', 'parts', 'shielded'])
    .where('id', '=', of.id)
    .where('concern_id', '=', of.concernId)
    .where('printed_by', '=', of.byId)
    .where('what', '=', 'bundle')
    .where('printed_at', '>', of.since)
    .executeTakeFirst();
}
