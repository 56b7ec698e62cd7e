import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Shielded } from '../types.ts';

/** The same address or number on the record of somebody of the family, not shielded there. */
export interface Alike {
  id: string;
  personId: string;
  label: string;
  /** The context may hide it there too; otherwise whoever holds that record must. */
  workable: boolean;
}

/** Every record that the context sees of a person and of their family. */
const recordsOfFamily = (personId: string) => sql`select distinct o as id
    from (select ${personId}::uuid as id union select f.id from people.family(${personId}::uuid) f where f.seen) kin
      cross join lateral people.one_person(kin.id) o`;

/**
 * Where else on their own records and in the family the same address, or the same number, stands open to be read: what is hidden on one record
 * and not on the next is not hidden. Only of people whose records the context sees.
 */
export async function alikeInFamily(
  db: Db,
  personId: string,
  part: Shielded['part'],
  factId: string,
): Promise<Alike[]> {
  if (part !== 'address' && part !== 'contact') return [];
  const same =
    part === 'address'
      ? sql`a.postcode is not distinct from mine.postcode
          and regexp_replace(lower(a.words), '\\W+', ' ', 'g') = regexp_replace(lower(mine.words), '\\W+', ' ', 'g')`
      : sql`regexp_replace(lower(a.value), '\\s+', '', 'g') = regexp_replace(lower(mine.value), '\\s+', '', 'g')`;
  const { rows } = await sql<Alike>`
    with kin as materialized (${recordsOfFamily(personId)})
    select a.id, p.id as "personId", people.may_work(p.id) as workable,
      case when p.id in (select people.one_person(${personId}::uuid)) then p.label || ', ' || p.reference else p.label end as label
    from ${sql.table(`people.${part}`)} mine cross join kin
      join people.person p on p.id = kin.id
      join ${sql.table(`people.${part}`)} a on a.person_id = kin.id and a.id <> mine.id
    where mine.id = ${factId}::uuid and not a.shielded and a.withdrawn_at is null and ${same}
    order by p.label, a.id`.execute(db);
  return rows;
}

/** Those of the family, as far as the context sees them, on whose records something is shielded. */
export async function shieldedInFamily(db: Db, personId: string): Promise<{ id: string; label: string }[]> {
  const { rows } = await sql<{ id: string; label: string }>`select p.id, p.label
    from people.family(${personId}::uuid) f join people.person p on p.id = f.id
    where f.seen and people.says_shielded(p.id) order by p.label, p.id limit 6`.execute(db);
  return rows;
}

/** Says that a record changed, for forms of it that are open elsewhere. */
export async function touchRecord(db: Db, personId: string): Promise<void> {
  await sql`update people.person set version = version + 1 where id = ${personId}::uuid`.execute(db);
}
