import { compareBorn } from '../matching/dates.ts';
import { compareNhsNumbers } from '../matching/identifiers.ts';
import { compareNames } from '../matching/names.ts';
import { comparePlaces } from '../matching/places.ts';
import { isCertain } from '../matching/rank.ts';
import type { Comparison, Facts, Model } from '../matching/types.ts';

/**
 * Whether a row may be taken for somebody with nobody looking. Beyond the model's bulk threshold and its guards: the
 * given name is the same, or a known form of it at the same place (twins are often given names that look alike), and neither date of
 * birth nor sex says otherwise, also where an NHS number agrees: numbers are copied from one twin's form to the other's.
 */
export function mayLink(model: Model, said: Facts, held: Facts, comparison: Comparison): boolean {
  if (!isCertain(model, comparison)) return false;
  const names = compareNames(model, said.names, held.names);
  if (!names || names.swapped) return false;
  const born = compareBorn(said, held);
  const sexes = [said.sex, held.sex].filter((sex) => sex && sex !== 'U');
  const sexDiffers = sexes.length === 2 && sexes[0] !== sexes[1];
  const numbered = compareNhsNumbers(said.nhsNumbers, held.nhsNumbers) === 'same';
  const placed = comparePlaces(said.places, held.places)?.level === 'same';
  const level = names.given?.level;
  const given = names.single || level === 'same' || (level === 'variant' && (placed || numbered));
  return given && !sexDiffers && (born === 'same' || (born === undefined && numbered));
}

/**
 * Whether a row that is possibly somebody may well be them, moved: the first name alike and the birth agreeing, or
 * the weight of "the same". Where such a record is closed or holds a shielded home, what the row says is theirs to keep:
 * a new address above all.
 */
export function mayBe(model: Model, said: Facts, held: Facts, { weight }: Comparison): boolean {
  if (weight >= model.thresholds.same) return true;
  const names = compareNames(model, said.names, held.names);
  const born = compareBorn(said, held);
  const alike = ['same', 'variant', 'part', 'close', 'sound'].includes(names?.given?.level ?? '');
  return (names?.single || alike) && (born === undefined || AGREES.includes(born));
}

const AGREES: readonly string[] = ['same', 'swapped', 'edit', 'part', 'estimate'];
