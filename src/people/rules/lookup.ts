import type { SearchFacts } from '../search/types.ts';
import { numberOfDay } from './day-number.ts';
import { keysOf } from './entries.ts';
import { swapDayAndMonth } from './matching/dates.ts';
import { fold, foldCode } from './matching/fold.ts';
import { validNumbers } from './matching/identifiers.ts';
import { known } from './matching/places.ts';
import type { Facts } from './matching/types.ts';
import { yearAround } from './partial-date.ts';

/** What the index is asked, as `people.candidates` takes it: keys as the index has them, one text each. */
export interface Lookup {
  numbers: string[];
  /** A day and how a surname, or a given name, sounds. */
  birthSurnames: string[];
  birthGivens: string[];
  /** How surname and given name sound. */
  names: string[];
  first: string;
  last: string;
  places: string[];
  /** What else must be near of a neighbour: sounds of either name, whichever it is, or a day. */
  sounds: string[];
  days: string[];
}

/** The ways to look for somebody: whatever is missing takes one way away and never all. */
export function lookupOf(facts: Facts): Lookup {
  const born = facts.born ?? facts.expected ?? undefined;
  const days = born?.length === 10 ? once([born, swapDayAndMonth(born)]) : [];
  const { first, last } = born ? yearAround(born) : { first: '-infinity', last: 'infinity' };
  const sounds = (half: 'given' | 'surname') => once(facts.names.flatMap((name) => keysSought(name[half])));
  const [surnames, givens] = [sounds('surname'), sounds('given')];
  // One name alone stands in the place of a surname, and may be somebody's given name.
  const only = once(facts.names.flatMap(({ given, surname }) => (given === '' ? keysOf(surname) : [])));
  const halves = once([...surnames, ...givens].filter(Boolean));
  const bornAnd = (half: readonly string[]) =>
    days.flatMap((day) => half.map((sound) => birthKey(day, sound)));
  return {
    numbers: validNumbers(facts.nhsNumbers),
    birthSurnames: bornAnd(surnames),
    birthGivens: bornAnd(once([...givens, ...only])),
    names: bothWays(surnames, givens, halves),
    ...{ first, last },
    places: known(facts.places).map(({ postcode }) => foldCode(postcode)),
    // And none, for somebody who has one name only or none yet.
    sounds: halves.length > 0 ? [...halves, ''] : [],
    days,
  };
}

/** The key of a day (a whole ISO date) and a sound, as the index makes it. */
export const birthKey = (day: string, sound: string): string => `${numberOfDay(day)} ${sound}`;

/** The key of how both names sound. */
export const namesKey = (surname: string, given: string): string => `${surname} ${given}`;
const NAMELESS = namesKey('', '');

/** Surname and given name either way round; and each alone, for somebody who has one name only or none yet. */
function bothWays(
  surnames: readonly string[],
  givens: readonly string[],
  halves: readonly string[],
): string[] {
  const whole = surnames.flatMap((surname) =>
    givens.flatMap((given) => [namesKey(surname, given), namesKey(given, surname)]),
  );
  const alone = halves.flatMap((half) => [namesKey(half, ''), namesKey('', half)]);
  return once([...whole, ...alone]).filter((key) => key !== NAMELESS);
}

// Lewandowski is heard as Levandovsky. Who was written into the index before that was known stands there without the `w`.
const silent = /(?<=[aeiouy])[vwf](?=sk)/g;
function keysSought(half: string): string[] {
  const folded = fold(half);
  const earlier = folded.replace(silent, '');
  return earlier === folded ? keysOf(folded) : once([...keysOf(folded), ...keysOf(earlier)]);
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
