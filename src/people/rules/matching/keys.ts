import { swapDayAndMonth } from './dates.ts';
import { foldCode } from './fold.ts';
import { validNumbers } from './identifiers.ts';
import { formsOf, lexiconOf, partOf } from './lexicon.ts';
import { defaultModel } from './model.ts';
import { districtOf, known } from './places.ts';
import { soundOf } from './sound.ts';
import type { Facts, Model, Name } from './types.ts';

/** How each half of somebody's names sounds, every name they ever had, each key once. */
export interface NameKeys {
  given: string[];
  surname: string[];
}

/**
 * Keys for an index of names: one for each word that tells something, and one for several words run together.
 * Works for one name only, several surnames, particles, hyphens, marks and other scripts.
 */
export function nameKeys({ names }: Pick<Facts, 'names'>): NameKeys {
  return {
    given: once(names.flatMap(({ given }) => soundsOf(given))),
    surname: once(names.flatMap(({ surname }) => soundsOf(surname))),
  };
}

/** The keys of one half of a name: each word's, and those of all words together. */
export function soundsOf(written: string): string[] {
  const { words, whole, full, sounds } = partOf(written);
  if (words.length < 2 && whole === full) return [...sounds];
  return once([...sounds, soundOf(whole), soundOf(full)]);
}

export type KeyKind =
  | 'nhs'
  | 'upn'
  | 'postcode'
  | 'born+surname'
  | 'born+given'
  | 'born+start'
  | 'born+district'
  | 'names+year'
  | 'start+year'
  | 'names'
  | 'start';

/** `weak` keys find many people: look at a limited number of them, and say so when there were more. */
export interface BlockKey {
  kind: KeyKind;
  key: string;
  weak: boolean;
}

const weakKinds: readonly KeyKind[] = ['names', 'start'];

const keyed = (kind: KeyKind, ...parts: (string | number)[]): BlockKey => ({
  kind,
  key: `${kind}:${parts.join('|')}`,
  weak: weakKinds.includes(kind),
});

/** The keys under which somebody is kept. Whoever is sought is among the people under `searchKeys` of them. */
export function blockKeys(facts: Facts): BlockKey[] {
  const { born } = facts;
  const dates = born?.length === 10 ? [born] : [];
  return unique([
    ...numberKeys(facts),
    ...dates.flatMap((date) => birthKeys(date, nameKeys(facts), facts)),
    ...facts.names.flatMap((name) => namesKeys(soundsOf(name.given), name, yearsOf(facts))),
  ]);
}

/**
 * The keys to look under: those of `blockKeys`, and those of the usual slips: day and month or both names the other
 * way round, the year one off, another form of the first name. Without a date of birth also the weak ones.
 */
export function searchKeys(facts: Facts, model: Model = defaultModel): BlockKey[] {
  const { born } = facts;
  const dates = born?.length === 10 ? once([born, swapDayAndMonth(born)]) : [];
  const years = once(yearsOf(facts).flatMap((year) => [year, year - 1, year + 1]));
  const { given, surname } = nameKeys(facts);
  const keys = unique([
    ...numberKeys(facts),
    ...dates.flatMap((date) =>
      birthKeys(date, { given: once([...given, ...surname]), surname: once([...surname, ...given]) }, facts),
    ),
    ...facts.names.flatMap((name) => slippedNames(name, years, model)),
  ]);
  return born ? keys.filter(({ weak }) => !weak) : keys;
}

function yearsOf({ born, expected }: Facts): number[] {
  const date = born ?? expected;
  return date ? [Number(date.slice(0, 4))] : [];
}

function numberKeys(facts: Facts): BlockKey[] {
  return [
    ...validNumbers(facts.nhsNumbers).map((number) => keyed('nhs', number)),
    ...(facts.upn ? [keyed('upn', foldCode(facts.upn))] : []),
    ...known(facts.places).map(({ postcode }) => keyed('postcode', foldCode(postcode))),
  ];
}

function birthKeys(date: string, { given, surname }: NameKeys, { names, places }: Facts): BlockKey[] {
  return [
    ...surname.map((key) => keyed('born+surname', date, key)),
    ...given.map((key) => keyed('born+given', date, key)),
    ...names.flatMap((name) => startOf(name.given)).map((start) => keyed('born+start', date, start)),
    ...known(places).map(({ postcode }) => keyed('born+district', date, districtOf(postcode))),
  ];
}

/** Where a name was mistyped, its first two letters mostly were not. */
const startOf = (written: string) => partOf(written).words.map((word) => word.slice(0, 2));

function namesKeys(given: readonly string[], name: Name, years: readonly number[]): BlockKey[] {
  const surname = orNone(soundsOf(name.surname));
  const both = orNone(given).flatMap((first) => surname.map((last) => [last, first] as const));
  const starts = [
    ...given.flatMap((first) => startOf(name.surname).map((start) => [start, first] as const)),
    ...surname.flatMap((last) => startOf(name.given).map((start) => [last, start] as const)),
  ];
  return [
    ...both.flatMap((pair) => [
      keyed('names', ...pair),
      ...years.map((year) => keyed('names+year', ...pair, year)),
    ]),
    ...starts.flatMap((pair) => [
      keyed('start', ...pair),
      ...years.map((year) => keyed('start+year', ...pair, year)),
    ]),
  ];
}

/** As written with every form of the given name, and with the names the other way round. */
function slippedNames(name: Name, years: readonly number[], model: Model): BlockKey[] {
  const lexicon = lexiconOf(model);
  const forms = partOf(name.given).words.flatMap((word) => formsOf(lexicon, word).map(soundOf));
  const turned = { given: name.surname, surname: name.given };
  return [
    ...namesKeys(once([...soundsOf(name.given), ...forms]), name, years),
    ...namesKeys(soundsOf(turned.given), turned, years),
  ];
}

const orNone = (keys: readonly string[]) => (keys.length > 0 ? keys : ['']);

const once = <T>(values: readonly T[]) => [...new Set(values)];

function unique(keys: readonly BlockKey[]): BlockKey[] {
  return [...new Map(keys.map((key) => [key.key, key])).values()];
}
