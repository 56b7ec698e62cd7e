import { fold, foldCode } from './matching/fold.ts';
import { soundsOf } from './matching/keys.ts';
import type { Facts, Name, Place, Sex } from './matching/types.ts';

/** A row of the search index: one name and one postcode that somebody ever had, folded, with the keys of its sound. */
export interface Entry {
  given: string;
  surname: string;
  given_key: string;
  surname_key: string;
  name_until: string | null;
  born: string | null;
  born_kind: string;
  sex: string | null;
  postcode: string | null;
  postcode_until: string | null;
  nhs_number: string | null;
}

/** An entry without what only finds it. */
export type EntryFacts = Omit<Entry, 'given_key' | 'surname_key'>;

/** Every entry of a person: each way in which each name sounds, with each postcode. */
export function entriesOf(facts: Facts): Entry[] {
  const numbers = (facts.nhsNumbers ?? []).map(foldCode);
  const whole = { ...bornOf(facts), sex: facts.sex ?? null, nhs_number: numbers[0] ?? null };
  const places = placesOf(facts.places ?? []);
  const entries = unique(facts.names.flatMap(namesOf)).flatMap((name) =>
    places.map((place) => ({ ...name, ...whole, ...place })),
  );
  const [first] = entries;
  return first ? [...entries, ...numbers.slice(1).map((nhs_number) => ({ ...first, nhs_number }))] : [];
}

// A part of a date stands for its first day, as an estimate.
function bornOf({ born, estimated, expected }: Facts): Pick<Entry, 'born' | 'born_kind'> {
  if (born?.length === 10) return { born, born_kind: estimated ? 'estimated' : 'exact' };
  if (born) return { born: `${born}-01-01`.slice(0, 10), born_kind: 'estimated' };
  return expected ? { born: expected, born_kind: 'unborn' } : { born: null, born_kind: 'unknown' };
}

type Named = Pick<Entry, 'given' | 'surname' | 'given_key' | 'surname_key' | 'name_until'>;

function namesOf(name: Name): Named[] {
  const [given, surname] = [fold(name.given), fold(name.surname)];
  return keysOf(surname).flatMap((surname_key) =>
    keysOf(given).map((given_key) => ({
      given,
      surname,
      given_key,
      surname_key,
      name_until: name.until ?? null,
    })),
  );
}

/** The keys of one half of a name; '' for one that is not there. */
export function keysOf(half: string): string[] {
  const keys = soundsOf(half);
  return keys.length > 0 ? keys : [''];
}

function placesOf(places: readonly Place[]): Pick<Entry, 'postcode' | 'postcode_until'>[] {
  const written = places.map(({ postcode, until }) => ({
    postcode: foldCode(postcode),
    postcode_until: until ?? null,
  }));
  const known = written.filter(({ postcode }) => postcode !== '');
  return known.length > 0 ? unique(known) : [{ postcode: null, postcode_until: null }];
}

function unique<T>(rows: readonly T[]): T[] {
  if (rows.length < 2) return [...rows];
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** What a search found of one person, put together again: what a comparison needs, and no more than came near. */
export function factsOf(rows: readonly EntryFacts[]): Facts {
  const [first] = rows;
  if (!first) return { names: [] };
  const { born, born_kind, sex } = first;
  return {
    names: once(rows, ({ given, surname }) => `${given}|${surname}`).map(
      ({ given, surname, name_until }) => ({
        given,
        surname,
        until: name_until,
      }),
    ),
    ...(born_kind === 'unborn' ? { expected: born } : { born, estimated: born_kind === 'estimated' }),
    sex: sex as Sex | null,
    places: once(rows, ({ postcode }) => postcode ?? '').flatMap(({ postcode, postcode_until }) =>
      postcode ? [{ postcode, until: postcode_until }] : [],
    ),
    nhsNumbers: once(rows, ({ nhs_number }) => nhs_number ?? '').flatMap(
      ({ nhs_number }) => nhs_number ?? [],
    ),
  };
}

function once(rows: readonly EntryFacts[], key: (row: EntryFacts) => string): EntryFacts[] {
  if (rows.length === 1) return [...rows];
  const kept = new Map<string, EntryFacts>();
  for (const row of rows) kept.set(key(row), row);
  return [...kept.values()];
}
