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
  const names: Name[] = [];
  const places: Place[] = [];
  const nhsNumbers: string[] = [];
  for (const { given, surname, name_until, postcode, postcode_until, nhs_number } of rows) {
    put(names, { given, surname, until: name_until }, isSameName);
    if (postcode) put(places, { postcode, until: postcode_until }, isSamePlace);
    if (nhs_number && !nhsNumbers.includes(nhs_number)) nhsNumbers.push(nhs_number);
  }
  return {
    ...(born_kind === 'unborn' ? { expected: born } : { born, estimated: born_kind === 'estimated' }),
    sex: sex as Sex | null,
    ...{ names, places, nhsNumbers },
  };
}

const isSameName = (a: Name, b: Name) => a.given === b.given && a.surname === b.surname;
const isSamePlace = (a: Place, b: Place) => a.postcode === b.postcode;

/** Adds one that is not there yet; else what came last stands. */
function put<T>(kept: T[], one: T, isSame: (a: T, b: T) => boolean): void {
  const at = kept.findIndex((other) => isSame(other, one));
  if (at < 0) kept.push(one);
  else kept[at] = one;
}
