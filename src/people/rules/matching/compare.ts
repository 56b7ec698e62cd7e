import { bornAgainst } from './dates.ts';
import { guardOf } from './guards.ts';
import { compareNhsNumbers, compareUpns } from './identifiers.ts';
import { mostForNames, type NamesCompared, namesAgainst } from './names.ts';
import { type PlacesCompared, placesAgainst } from './places.ts';
import type { Comparison, DateLevel, Evidence, Facts, Field, Model, NumberLevel } from './types.ts';
import { bornWords, givenSays, nhsWords, placeSays, sexWords, surnameSays, upnWords } from './words.ts';

/** What two descriptions came to, before it is said in words: most who are near are nobody to be shown. */
export interface Weighing {
  /** Bits for (or against) being one person, prior included. */
  weight: number;
  /** Why this can be no more than possible, in words. */
  guard: string | undefined;
  /** Field by field, in words. */
  evidence: () => Evidence[];
}

/**
 * How much speaks for two descriptions being one person, field by field in words, and why it may be capped.
 * What either side does not say adds nothing. Symmetric in weight: only the words tell who is held.
 */
export function compare(model: Model, sought: Facts, held: Facts): Comparison {
  return said(against(model, sought).whole(held));
}

/** The weighing as it is shown and kept. */
export function said({ weight, guard, evidence }: Weighing): Comparison {
  return { weight, evidence: evidence(), ...(guard ? { guard } : {}) };
}

/** Weighs somebody sought against whoever is held. */
interface Against {
  whole: (held: Facts) => Weighing;
  /** The same; undefined for whoever cannot be possible, whatever their names: of those who are near, most. */
  possible: (held: Facts) => Weighing | undefined;
}

/** Ready to weigh one description against many: what is made of it is made once. */
export function against(model: Model, sought: Facts): Against {
  const compareNamesWith = namesAgainst(model, sought.names);
  const unnamedWith = unnamedAgainst(model, sought);
  const most = mostForNames(model, sought.names);
  const named = (held: Facts, unnamed: Unnamed) =>
    weighed(model, compareNamesWith(held.names), unnamed, isUnborn(sought) || isUnborn(held));
  return {
    whole: (held) => named(held, unnamedWith(held)),
    possible: (held) => {
      const unnamed = unnamedWith(held);
      // Weights are rounded before they are held against the threshold.
      return unnamed.weight + most < model.thresholds.possible - 1 ? undefined : named(held, unnamed);
    },
  };
}

/** What everything but the names came to, prior included. */
interface Unnamed {
  born: DateLevel | undefined;
  sex: 'same' | 'unlike' | undefined;
  places: PlacesCompared | undefined;
  nhs: NumberLevel | undefined;
  upn: NumberLevel | undefined;
  weight: number;
}

function unnamedAgainst({ factors, population }: Model, sought: Facts): (held: Facts) => Unnamed {
  const prior = -Math.log2(population);
  const comparePlacesWith = placesAgainst(sought.places);
  const compareBornWith = bornAgainst(sought);
  return (held) => {
    const born = compareBornWith(held);
    const sex = compareSex(sought, held);
    const places = comparePlacesWith(held.places);
    const nhs = compareNhsNumbers(sought.nhsNumbers, held.nhsNumbers);
    const upn = compareUpns(sought.upn, held.upn);
    const weight =
      prior +
      (born === undefined ? 0 : factors.born[born]) +
      (sex === undefined ? 0 : factors.sex[sex]) +
      (places === undefined ? 0 : factors.postcode[places.level]) +
      (nhs === undefined ? 0 : factors.nhs[nhs]) +
      (upn === undefined ? 0 : factors.upn[upn]);
    return { born, sex, places, nhs, upn, weight };
  };
}

function weighed(
  model: Model,
  names: NamesCompared | undefined,
  unnamed: Unnamed,
  unborn: boolean,
): Weighing {
  const { factors } = model;
  const { born, sex, places, nhs, upn } = unnamed;
  const [given, surname] = nameWeights(model, names, places);
  return {
    weight: round(unnamed.weight + given + surname),
    guard: guardOf({ names, born, place: places?.level, nhs, sexDiffers: sex === 'unlike', unborn }),
    evidence: () => [
      ...(names?.given ? [{ field: 'given' as const, says: givenSays(names), weight: given }] : []),
      ...(names?.surname ? [{ field: 'surname' as const, says: surnameSays(names), weight: surname }] : []),
      ...one('born', born, factors.born, bornWords),
      ...one('sex', sex, factors.sex, sexWords),
      ...placeEvidence(model, places),
      ...one('nhsNumber', nhs, factors.nhs, nhsWords),
      ...one('upn', upn, factors.upn, upnWords),
    ],
  };
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

/** Of given name and surname. In one household the surname tells little beyond the address: it is not counted twice. */
function nameWeights(
  { factors }: Model,
  names: NamesCompared | undefined,
  places: PlacesCompared | undefined,
): [given: number, surname: number] {
  if (!names) return [0, 0];
  const household = places?.level === 'same' && !names.single ? factors.householdSurname : Infinity;
  return [
    names.given ? round(names.givenWeight) : 0,
    names.surname ? round(Math.min(names.surnameWeight, household)) : 0,
  ];
}

const round = (bits: number) => Math.round(bits * 100) / 100;
