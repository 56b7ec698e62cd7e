import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Part } from '../types.ts';

/** The same address or number on the record of somebody of the family, not shielded there. */
export interface Alike {
  id: string;
  personId: string;
  label: string;
  /** The context may hide it there too; otherwise whoever holds that record must. */
  workable: boolean;
}

/**
 * Where else in the family the same address, or the same number, stands open to be read: what is hidden on one record
 * and not on the next is not hidden. Only of people whose records the context sees.
 */
export async function alikeInFamily(db: Db, personId: string, part: Part, factId: string): Promise<Alike[]> {
  if (part !== 'address' && part !== 'contact') return [];
  const same =
    part === 'address'
      ? sql`a.postcode is not distinct from mine.postcode
          and regexp_replace(lower(a.words), '\\W+', ' ', 'g') = regexp_replace(lower(mine.words), '\\W+', ' ', 'g')`
      : sql`regexp_replace(lower(a.value), '\\s+', '', 'g') = regexp_replace(lower(mine.value), '\\s+', '', 'g')`;
  const { rows } = await sql<Alike>`
    select a.id, p.id as "personId", p.label, people.may_work(p.id) as workable
    from ${sql.table(`people.${part}`)} mine
      join people.family(${personId}::uuid) f on f.seen
      join people.person p on p.id = f.id
      join ${sql.table(`people.${part}`)} a on a.person_id = f.id
    where mine.id = ${factId}::uuid and not a.shielded and a.withdrawn_at is null and ${same}
    order by p.label, a.id`.execute(db);
  return rows;
}

/** Says that a record changed, for forms of it that are open elsewhere. */
export async function touchRecord(db: Db, personId: string): Promise<void> {
  await sql`update people.person set version = version + 1 where id = ${personId}::uuid`.execute(db);
}
