import type { SearchFacts } from '../search/types.ts';
import { keysOf } from './entries.ts';
import { swapDayAndMonth } from './matching/dates.ts';
import { foldCode } from './matching/fold.ts';
import { validNumbers } from './matching/identifiers.ts';
import { known } from './matching/places.ts';
import type { Facts } from './matching/types.ts';
import { yearAround } from './partial-date.ts';

/** What the index is asked, as `people.candidates` takes it. */
export interface Lookup {
  numbers: string[];
  days: string[];
  surnames: string[];
  givens: string[];
  first: string;
  last: string;
  places: string[];
}

/** The ways to look for somebody: whatever is missing takes one way away and never all. */
export function lookupOf(facts: Facts): Lookup {
  const born = facts.born ?? facts.expected ?? undefined;
  const exact = born?.length === 10 ? born : undefined;
  const { first, last } = born ? yearAround(born) : { first: '-infinity', last: 'infinity' };
  const keys = (half: 'given' | 'surname') => [...new Set(facts.names.flatMap((name) => keysOf(name[half])))];
  return {
    numbers: validNumbers(facts.nhsNumbers),
    days: exact ? [...new Set([exact, swapDayAndMonth(exact)])] : [],
    surnames: keys('surname'),
    givens: keys('given'),
    first,
    last,
    places: known(facts.places).map(({ postcode }) => foldCode(postcode)),
  };
}

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
