import type { SearchFacts } from '../search/types.ts';
import { keysOf } from './entries.ts';
import { swapDayAndMonth } from './matching/dates.ts';
import { foldCode } from './matching/fold.ts';
import { validNumbers } from './matching/identifiers.ts';
import { known } from './matching/places.ts';
import type { Facts } from './matching/types.ts';
import { yearAround } from './partial-date.ts';

/** What the index is asked, as `people.candidates` takes it. Pairs: a day or a surname, and how a name sounds. */
export interface Lookup {
  numbers: string[];
  bornSurnames: Pair[];
  bornGivens: Pair[];
  names: Pair[];
  first: string;
  last: string;
  places: string[];
}
type Pair = readonly [string, string];

/** The ways to look for somebody: whatever is missing takes one way away and never all. */
export function lookupOf(facts: Facts): Lookup {
  const born = facts.born ?? facts.expected ?? undefined;
  const days = born?.length === 10 ? once([born, swapDayAndMonth(born)]) : [];
  const { first, last } = born ? yearAround(born) : { first: '-infinity', last: 'infinity' };
  const keys = (half: 'given' | 'surname') => once(facts.names.flatMap((name) => keysOf(name[half])));
  const [surnames, givens] = [keys('surname'), keys('given')];
  return {
    numbers: validNumbers(facts.nhsNumbers),
    bornSurnames: days.flatMap((day) => surnames.map((sound): Pair => [day, sound])),
    bornGivens: days.flatMap((day) => givens.map((sound): Pair => [day, sound])),
    names: bothWays(surnames, givens),
    first,
    last,
    places: known(facts.places).map(({ postcode }) => foldCode(postcode)),
  };
}

/** Surname and given name either way round; and each alone, for somebody who has one name only or none yet. */
function bothWays(surnames: readonly string[], givens: readonly string[]): Pair[] {
  const pairs = surnames.flatMap((surname) =>
    givens.flatMap((given): Pair[] => [
      [surname, given],
      [given, surname],
      ...[surname, given].flatMap((only): Pair[] => [
        [only, ''],
        ['', only],
      ]),
    ]),
  );
  const distinct = new Map(pairs.map((pair) => [pair.join('|'), pair]));
  distinct.delete('|');
  return [...distinct.values()];
}

const once = (words: readonly string[]) => [...new Set(words)];

/** What was typed, as the matcher compares it. */
export function factsSought(facts: SearchFacts): Facts {
  const { given, surname, born, sex, postcode, nhsNumber } = facts;
  return {
    names: given || surname ? [{ given, surname }] : [],
    born: born || null,
    sex: sex || null,
    places: postcode ? [{ postcode }] : [],
    nhsNumbers: nhsNumber ? [nhsNumber] : [],
  };
}
