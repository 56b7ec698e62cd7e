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
  const lexicon = lexiconOf(model);
  let best: NamesCompared | undefined;
  for (const ours of sought) {
    for (const theirs of held) {
      for (const swapped of [false, true]) {
        const pair = comparePair(model, lexicon, ours, theirs, swapped);
        if (pair && (!best || total(pair) > total(best))) best = pair;
      }
    }
  }
  return best;
}

const total = (names: NamesCompared) => names.givenWeight + names.surnameWeight;

function comparePair(
  model: Model,
  lexicon: Lexicon,
  sought: Name,
  held: Name,
  swapped: boolean,
): NamesCompared | undefined {
  const [ours, theirs] = [halves(sought), halves(held)];
  const single = isSingle(sought) && isSingle(held);
  const [given, surname] = swapped
    ? turned(model, lexicon, ours, theirs)
    : [
        asGiven(model, lexicon, ours.given, theirs.given),
        asSurname(model, lexicon, ours.surname, theirs.surname),
      ];
  if (swapped && !(agrees(given) && agrees(surname))) return undefined;
  const cost = swapped ? model.factors.swapped / 2 : 0;
  return {
    given,
    surname,
    givenWeight: (given?.weight ?? 0) + cost,
    surnameWeight: (surname?.weight ?? 0) + cost,
    swapped,
    single: single && (given ?? surname)?.level === 'same',
    held,
  };
}

type Halves = Record<'given' | 'surname', Part>;

/** Each against the other's other half. Where only one pair is there to compare it may be no more than a surname. */
function turned(model: Model, lexicon: Lexicon, ours: Halves, theirs: Halves): (Weighed | undefined)[] {
  const first = across(model, lexicon, ours.given, theirs.surname);
  const second = across(model, lexicon, ours.surname, theirs.given);
  return first && second ? [first, second] : [undefined, first ?? second];
}

const halves = ({ given, surname }: Name): Halves => ({ given: partOf(given), surname: partOf(surname) });

interface Weighed extends PartCompared {
  weight: number;
}

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
