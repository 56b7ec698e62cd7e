import { bitsOf, type Lexicon, lexiconOf, type NameTable, type Part, partOf } from './lexicon.ts';
import { compareGiven, compareSurname, type PartCompared } from './parts.ts';
import { remembering } from './remembering.ts';
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
  /** Both were written the other way round: what agrees as the given name is the family's, and the given names differ. */
  misplaced: boolean;
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

/** What two people's names can tell at most, in bits: that of the name that is sought, agreeing whole. */
export function mostForNames(model: Model, sought: readonly Name[]): number {
  const lexicon = lexiconOf(model);
  const { given, surname, swapped } = model.factors;
  const each = sought.map(
    (name) =>
      mostFor(given, lexicon.given, partOf(name.given)) +
      mostFor(surname, lexicon.surname, partOf(name.surname)),
  );
  return Math.max(0, ...each) + Math.max(0, swapped);
}

function mostFor(factors: Record<NameLevel, number>, table: NameTable, half: Part): number {
  if (half.whole === '') return 0;
  const bits = Math.max(...[half.whole, ...half.words].map((word) => bitsOf(table, word)));
  return Math.max(LEAST_FOR_AGREEING, ...Object.values(factors).map((factor) => factor + Math.max(0, bits)));
}

const total = (names: NamesCompared) => names.givenWeight + names.surnameWeight;

interface Weighed extends PartCompared {
  weight: number;
}

/** A name that is sought, with what each of its halves came to against halves that were met before. */
interface Side {
  single: boolean;
  reversed: (theirs: Name) => boolean;
  given: (theirs: string) => Weighed | undefined;
  surname: (theirs: string) => Weighed | undefined;
  /** Against halves that stand in the other place. */
  givenAcross: (theirs: string) => Weighed | undefined;
  surnameAcross: (theirs: string) => Weighed | undefined;
}

function sideOf(model: Model, name: Name): Side {
  const lexicon = lexiconOf(model);
  const [given, surname] = [partOf(name.given), partOf(name.surname)];
  return {
    single: isSingle(name),
    reversed: (theirs) => isReversed(lexicon, name) && isReversed(lexicon, theirs),
    given: remembering((theirs) => asGiven(model, lexicon, given, partOf(theirs))),
    surname: remembering((theirs) => asSurname(model, lexicon, surname, partOf(theirs))),
    givenAcross: remembering((theirs) => across(model, lexicon, given, partOf(theirs))),
    surnameAcross: remembering((theirs) => across(model, lexicon, surname, partOf(theirs))),
  };
}

function straight(ours: Side, held: Name): NamesCompared {
  const [given, surname] = [ours.given(held.given), ours.surname(held.surname)];
  const misplaced = surname !== undefined && !SOMEHOW.includes(surname.level) && ours.reversed(held);
  return {
    ...{ given, surname, givenWeight: given?.weight ?? 0, surnameWeight: surname?.weight ?? 0 },
    ...{ swapped: false, single: isOnly(ours, held, given ?? surname), misplaced, held },
  };
}

/** Each against the other's other half. Where only one pair is there to compare it may be no more than a surname. */
function turned({ factors }: Model, ours: Side, held: Name): NamesCompared | undefined {
  const first = ours.givenAcross(held.surname);
  if (!agrees(first)) return undefined;
  const second = ours.surnameAcross(held.given);
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
    ...{ swapped: true, single: isOnly(ours, held, given ?? surname), misplaced: false, held },
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
  const given = asGiven(model, lexicon, a, b);
  // Whatever agrees is worth more: then it does not matter what the other would say.
  if (!given || given.weight < LEAST_FOR_AGREEING) return given;
  const surname = asSurname(model, lexicon, a, b);
  return surname && surname.weight < given.weight ? surname : given;
}

/** For names that changed places: what is missing on one side (one name only) does not speak against it. */
const agrees = (compared: PartCompared | undefined) =>
  compared === undefined || ['same', 'variant', 'part', 'close'].includes(compared.level);

const SOMEHOW: readonly NameLevel[] = ['same', 'variant', 'part', 'close', 'sound'];

/** The name is the likelier the other way round: Eynon Gwen is Gwen Eynon, as common as either is in either place. */
function isReversed(lexicon: Lexicon, { given, surname }: Name): boolean {
  const [a, b] = [partOf(given).whole, partOf(surname).whole];
  if (a === '' || b === '') return false;
  const bits = (first: string, last: string) => bitsOf(lexicon.given, first) + bitsOf(lexicon.surname, last);
  return bits(b, a) < bits(a, b);
}

const isSingle = ({ given, surname }: Name) => (given === '') !== (surname === '');

/**
 * An agreement is worth what its name is rare, less what such a difference is unlikely. A slip of the pen in a rare
 * name tells much, but never as much as the name itself, for more names than one lie a slip away.
 */
function weightOf(factors: Record<NameLevel, number>, compared: PartCompared): number {
  const factor = factors[compared.level];
  const { level, bits } = compared;
  const worth = Math.max(LEAST_FOR_AGREEING, factor + bits);
  if (level === 'same' || level === 'part' || level === 'variant') return worth;
  return level === 'close' || level === 'sound' ? Math.min(MOST_FOR_A_SLIP, worth) : factor;
}

const LEAST_FOR_AGREEING = 0.5;
const MOST_FOR_A_SLIP = 9;
