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
const looking = `select near from people.candidates($1::text[], $2::date[], $3::text[], $4::date[], $5::text[], $6::text[],
    $7::text[], $8::date, $9::date, $10::text[], $11, $12) near`;

/**
 * The entries near what is sought, by every way, in one statement. Each person may come several times.
 * For a search nobody whom the context may not know of; `creating` adds them, marked.
 */
export async function nearRows(db: Db, lookup: Lookup, creating = false): Promise<NearRow[]> {
  const { numbers, bornSurnames, bornGivens, names, first, last, places } = lookup;
  const pairs = [bornSurnames, bornGivens, names].flatMap((each) => [
    arrayOf(each.map(([one]) => one)),
    arrayOf(each.map(([, other]) => other)),
  ]);
  const given = [arrayOf(numbers), ...pairs, first, last, arrayOf(places), MOST_NEAR, creating];
  const { rows } = await db.executeQuery<{ near: string }>(CompiledQuery.raw(looking, given));
  return rows.map(({ near }) => nearRowOf(near));
}

/** An entry as the database says it: one line, for rows of many columns cost both sides more than looking does. */
export function nearRowOf(line: string): NearRow {
  const values = line.split('\t');
  if (values.length !== 13) throw new Error('an entry near what is sought is not written as it should be');
  const [way = '', id = '', given = '', surname = '', nameUntil, born, bornKind = '', sex] = values;
  return {
    way: way as Way,
    id,
    given,
    surname,
    name_until: nameUntil || null,
    born: born || null,
    born_kind: bornKind,
    sex: sex || null,
    postcode: values[8] || null,
    postcode_until: values[9] || null,
    nhs_number: values[10] || null,
    several: values[11] === 't',
    hidden: values[12] === 't',
  };
}

/** An array of days, keys or numbers as the database reads it, where none has a mark of its own: the driver looks at each. */
function arrayOf(values: readonly string[]): string | readonly string[] {
  if (values.length === 0) return '{}';
  return values.some((value) => marks.test(value)) ? values : `{"${values.join('","')}"}`;
}

const marks = /["\\]/;
