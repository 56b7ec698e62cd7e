import { sql } from 'kysely';
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
  hidden: boolean;
}

/** Of each way so many rows are read; where a way has as many, others were cut off. */
export const MOST_NEAR = 250;

/**
 * The entries near what is sought, by every way, in one statement. Each person may come several times.
 * For a search nobody whom the context may not know of; `creating` adds them, marked.
 */
export async function nearRows(db: Db, lookup: Lookup, creating = false): Promise<NearRow[]> {
  const { numbers, bornSurnames, bornGivens, names, first, last, places } = lookup;
  const { rows } = await sql<NearRow>`
    select way, person_id as id, given, surname, name_until::text, born::text, born_kind, sex, postcode,
      postcode_until::text, nhs_number, hidden
    from people.candidates(${numbers}::text[], ${firsts(bornSurnames)}::date[], ${seconds(bornSurnames)}::text[],
      ${firsts(bornGivens)}::date[], ${seconds(bornGivens)}::text[], ${firsts(names)}::text[],
      ${seconds(names)}::text[], ${first}::date, ${last}::date, ${places}::text[], ${MOST_NEAR}, ${creating})`.execute(
    db,
  );
  return rows;
}

const firsts = (pairs: readonly (readonly [string, string])[]) => pairs.map(([one]) => one);
const seconds = (pairs: readonly (readonly [string, string])[]) => pairs.map(([, other]) => other);
