import { CompiledQuery } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { EntryFacts } from '../rules/entries.ts';
import type { Lookup } from '../rules/lookup.ts';

/** By which way an entry was found. */
export type Way =
  | 'number'
  | 'birth and surname'
  | 'birth and given'
  | 'names'
  | 'names without birth'
  | 'place';

/** An entry near what is sought. `hidden`: the context may not know of the person; only while it creates somebody. */
export interface NearRow extends EntryFacts {
  way: Way;
  id: string;
  /** The person has several records. */
  several: boolean;
  hidden: boolean;
}

/** Of each way so many rows are read; where a way has as many, others were cut off. */
export const MOST_NEAR = 120;

// Compiled once: it is the statement that every search waits for.
const looking = `select way, person_id as id, given, surname, name_until::text, born::text, born_kind, sex, postcode,
  postcode_until::text, nhs_number, hidden, several
  from people.candidates($1::text[], $2::date[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::date,
    $9::date, $10::text[], $11, $12)`;

/**
 * The entries near what is sought, by every way, in one statement. Each person may come several times.
 * For a search nobody whom the context may not know of; `creating` adds them, marked.
 */
export async function nearRows(db: Db, lookup: Lookup, creating = false): Promise<NearRow[]> {
  const { numbers, bornSurnames, bornGivens, names, first, last, places } = lookup;
  const pairs = [bornSurnames, bornGivens, names].flatMap((each) => [
    each.map(([one]) => one),
    each.map(([, other]) => other),
  ]);
  const given = [numbers, ...pairs, first, last, places, MOST_NEAR, creating];
  const { rows } = await db.executeQuery<NearRow>(CompiledQuery.raw(looking, given));
  return rows;
}
