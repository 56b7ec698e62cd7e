import { CompiledQuery } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { dayOf } from '../rules/day-number.ts';
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
const looking = `select near from people.candidates($1::text[], $2::text[], $3::text[], $4::text[], $5::date, $6::date, $7::text[],
    $8::text[], $9::text[], $10::date[], $11, $12) near`;

/**
 * The entries near what is sought, by every way, in one statement. Each person may come several times.
 * For a search nobody whom the context may not know of; `creating` adds them, marked.
 */
export async function nearRows(db: Db, lookup: Lookup, creating = false): Promise<NearRow[]> {
  const { numbers, birthSurnames, birthGivens, names, first, last, places, sounds, days } = lookup;
  const keys = [numbers, birthSurnames, birthGivens, names].map(arrayOf);
  const given = [...keys, first, last, ...[places, sounds, sounds, days].map(arrayOf), MOST_NEAR, creating];
  const { rows } = await db.executeQuery<{ near: string }>(CompiledQuery.raw(looking, given));
  return rows.map(({ near }) => nearRowOf(near));
}

const WAYS: Readonly<Record<string, Way>> = {
  n: 'number',
  s: 'birth and surname',
  g: 'birth and given',
  b: 'names',
  w: 'names without birth',
  p: 'place',
};
/** Way (one sign), person, whether they have several records, whether they are hidden; then what stands of them. */
const [ID, SEVERAL, HIDDEN, LINE] = [1, 37, 38, 39];

/** An entry as the database says it: one line, for rows of many columns cost both sides more than looking does. */
export function nearRowOf(near: string): NearRow {
  const way = WAYS[near.charAt(0)];
  if (way === undefined) throw new Error(AMISS);
  let at = LINE;
  const next = () => {
    const end = near.indexOf('\t', at);
    if (end < 0) throw new Error(AMISS);
    const value = near.slice(at, end);
    at = end + 1;
    return value;
  };
  const last = () => {
    if (near.includes('\t', at)) throw new Error(AMISS);
    return near.slice(at);
  };
  return {
    way,
    id: near.slice(ID, SEVERAL),
    given: next(),
    surname: next(),
    name_until: dayOf(next()),
    born: dayOf(next()),
    born_kind: next(),
    sex: next() || null,
    postcode: next() || null,
    postcode_until: dayOf(next()),
    nhs_number: last() || null,
    several: near.charAt(SEVERAL) === 't',
    hidden: near.charAt(HIDDEN) === 't',
  };
}

const AMISS = 'an entry near what is sought is not written as it should be';

/** An array of days, keys or numbers as the database reads it, where none has a mark of its own: the driver looks at each. */
function arrayOf(values: readonly string[]): string | readonly string[] {
  if (values.length === 0) return '{}';
  return values.some((value) => marks.test(value)) ? values : `{"${values.join('","')}"}`;
}

const marks = /["\\]/;
