import { compareBorn } from './dates.ts';
import { guardOf } from './guards.ts';
import { compareNhsNumbers, compareUpns } from './identifiers.ts';
import { compareNames, type NamesCompared } from './names.ts';
import { comparePlaces, type PlacesCompared } from './places.ts';
import type { Comparison, Evidence, Facts, Field, Model } from './types.ts';
import { bornWords, givenSays, nhsWords, placeSays, sexWords, surnameSays, upnWords } from './words.ts';

/**
 * How much speaks for two descriptions being one person, field by field in words, and why it may be capped.
 * What either side does not say adds nothing. Symmetric in weight: only the words tell who is held.
 */
export function compare(model: Model, sought: Facts, held: Facts): Comparison {
  const names = compareNames(model, sought.names, held.names);
  const places = comparePlaces(sought.places, held.places);
  const born = compareBorn(sought, held);
  const nhs = compareNhsNumbers(sought.nhsNumbers, held.nhsNumbers);
  const upn = compareUpns(sought.upn, held.upn);
  const sex = compareSex(sought, held);
  const { factors } = model;
  const evidence = [
    ...nameEvidence(model, names, places),
    ...one('born', born, factors.born, bornWords),
    ...one('sex', sex, factors.sex, sexWords),
    ...placeEvidence(model, places),
    ...one('nhsNumber', nhs, factors.nhs, nhsWords),
    ...one('upn', upn, factors.upn, upnWords),
  ];
  const unborn = isUnborn(sought) || isUnborn(held);
  const guard = guardOf({ names, born, place: places?.level, nhs, sexDiffers: sex === 'unlike', unborn });
  const weight = evidence.reduce((sum, part) => sum + part.weight, -Math.log2(model.population));
  return { weight: round(weight), evidence, ...(guard ? { guard } : {}) };
}

const isUnborn = ({ born, expected }: Facts) => Boolean(expected) && !born;

function compareSex({ sex: a }: Facts, { sex: b }: Facts): 'same' | 'unlike' | undefined {
  if (!a || !b || a === 'U' || b === 'U') return undefined;
  return a === b ? 'same' : 'unlike';
}

function one<Level extends string>(
  field: Field,
  level: Level | undefined,
  factors: Record<Level, number>,
  words: Record<Level, string>,
): Evidence[] {
  return level === undefined ? [] : [{ field, says: words[level], weight: factors[level] }];
}

function placeEvidence({ factors }: Model, places: PlacesCompared | undefined): Evidence[] {
  if (!places) return [];
  const { level, held } = places;
  return [{ field: 'postcode', says: placeSays(level, held), weight: factors.postcode[level] }];
}

/** In one household the surname tells little beyond the address, so that it is not counted as if it did. */
function nameEvidence(
  { factors }: Model,
  names: NamesCompared | undefined,
  places: PlacesCompared | undefined,
): Evidence[] {
  if (!names) return [];
  const shared = places?.level === 'same' && !names.single;
  const household = shared ? factors.householdSurname : Number.POSITIVE_INFINITY;
  const surname = Math.min(names.surnameWeight, household);
  return [
    ...(names.given
      ? [{ field: 'given' as const, says: givenSays(names), weight: round(names.givenWeight) }]
      : []),
    ...(names.surname
      ? [{ field: 'surname' as const, says: surnameSays(names), weight: round(surname) }]
      : []),
  ];
}

const round = (bits: number) => Math.round(bits * 100) / 100;
