import { type Lexicon, lexiconOf, type Part, partOf } from './lexicon.ts';
import { compareGiven, compareSurname, type PartCompared } from './parts.ts';
import type { Model, Name, NameLevel } from './types.ts';

/** The best reading of two people's names. */
export interface NamesCompared {
  given: PartCompared | undefined;
  surname: PartCompared | undefined;
  givenWeight: number;
  surnameWeight: number;
  /** Given name and surname stand in each other's place. */
  swapped: boolean;
  /** Both are known by a single name, and it is the same. */
  single: boolean;
  held: Name;
}

/** All pairs of names, past ones too: the one that speaks most for one person; undefined when either has none. */
export function compareNames(
  model: Model,
  sought: readonly Name[],
  held: readonly Name[],
): NamesCompared | undefined {
  return namesAgainst(model, sought)(held);
}

/** Ready to compare somebody's names with many others': of those who are near, most share a name with another. */
export function namesAgainst(
  model: Model,
  sought: readonly Name[],
): (held: readonly Name[]) => NamesCompared | undefined {
  const sides = sought.map((name) => sideOf(model, name));
  return (held) => {
    let best: NamesCompared | undefined;
    for (const ours of sides)
      for (const theirs of held)
        for (const pair of [straight(ours, theirs), turned(model, ours, theirs)])
          if (pair && (!best || total(pair) > total(best))) best = pair;
    return best;
  };
}

const total = (names: NamesCompared) => names.givenWeight + names.surnameWeight;

interface Weighed extends PartCompared {
  weight: number;
}

/** A name that is sought, with what each of its halves came to against halves that were met before. */
interface Side {
  single: boolean;
  given: (theirs: Part) => Weighed | undefined;
  surname: (theirs: Part) => Weighed | undefined;
  /** Against halves that stand in the other place. */
  givenAcross: (theirs: Part) => Weighed | undefined;
  surnameAcross: (theirs: Part) => Weighed | undefined;
}

function sideOf(model: Model, name: Name): Side {
  const lexicon = lexiconOf(model);
  const [given, surname] = [partOf(name.given), partOf(name.surname)];
  return {
    single: isSingle(name),
    given: remembering((theirs) => asGiven(model, lexicon, given, theirs)),
    surname: remembering((theirs) => asSurname(model, lexicon, surname, theirs)),
    givenAcross: remembering((theirs) => across(model, lexicon, given, theirs)),
    surnameAcross: remembering((theirs) => across(model, lexicon, surname, theirs)),
  };
}

function remembering<T>(compared: (theirs: Part) => T): (theirs: Part) => T {
  const met = new Map<Part, T>();
  return (theirs) => {
    if (met.has(theirs)) return met.get(theirs) as T;
    const found = compared(theirs);
    met.set(theirs, found);
    return found;
  };
}

function straight(ours: Side, held: Name): NamesCompared {
  const [given, surname] = [ours.given(partOf(held.given)), ours.surname(partOf(held.surname))];
  return {
    ...{ given, surname, givenWeight: given?.weight ?? 0, surnameWeight: surname?.weight ?? 0 },
    ...{ swapped: false, single: isOnly(ours, held, given ?? surname), held },
  };
}

/** Each against the other's other half. Where only one pair is there to compare it may be no more than a surname. */
function turned({ factors }: Model, ours: Side, held: Name): NamesCompared | undefined {
  const first = ours.givenAcross(partOf(held.surname));
  if (!agrees(first)) return undefined;
  const second = ours.surnameAcross(partOf(held.given));
  if (!agrees(second)) return undefined;
  const [given, surname] = first && second ? [first, second] : [undefined, first ?? second];
  const cost = factors.swapped / 2;
  return {
    ...{
      given,
      surname,
      givenWeight: (given?.weight ?? 0) + cost,
      surnameWeight: (surname?.weight ?? 0) + cost,
    },
    ...{ swapped: true, single: isOnly(ours, held, given ?? surname), held },
  };
}

const isOnly = (ours: Side, held: Name, compared: Weighed | undefined) =>
  ours.single && isSingle(held) && compared?.level === 'same';

function asGiven({ factors }: Model, lexicon: Lexicon, a: Part, b: Part): Weighed | undefined {
  const compared = compareGiven(lexicon, a, b);
  return compared && { ...compared, weight: weightOf(factors.given, compared) };
}

function asSurname({ factors }: Model, lexicon: Lexicon, a: Part, b: Part): Weighed | undefined {
  const compared = compareSurname(lexicon, a, b);
  return compared && { ...compared, weight: weightOf(factors.surname, compared) };
}

/** A given name against a surname: as one or as the other, whichever tells less, so that no order matters. */
function across(model: Model, lexicon: Lexicon, a: Part, b: Part): Weighed | undefined {
  const [given, surname] = [asGiven(model, lexicon, a, b), asSurname(model, lexicon, a, b)];
  if (!given || !surname) return undefined;
  return given.weight <= surname.weight ? given : surname;
}

/** For names that changed places: what is missing on one side (one name only) does not speak against it. */
const agrees = (compared: PartCompared | undefined) =>
  compared === undefined || ['same', 'variant', 'part', 'close'].includes(compared.level);

const isSingle = ({ given, surname }: Name) => (given === '') !== (surname === '');

/**
 * An agreement is worth what its name is rare, less what such a difference is unlikely. A slip of the pen in a rare
 * name tells much, but never as much as the name itself, for more names than one lie a slip away.
 */
function weightOf(factors: Record<NameLevel, number>, compared: PartCompared): number {
  const factor = factors[compared.level];
  const { level, bits } = compared;
  if (level === 'same' || level === 'part' || level === 'variant') return Math.max(0.5, factor + bits);
  if (level === 'close' || level === 'sound') return Math.min(MOST_FOR_A_SLIP, Math.max(0.5, factor + bits));
  return factor;
}

const MOST_FOR_A_SLIP = 9;
