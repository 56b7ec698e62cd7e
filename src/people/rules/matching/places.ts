import { foldCode } from './fold.ts';
import { editsBetween } from './likeness.ts';
import { remembering } from './remembering.ts';
import type { Place, PlaceLevel } from './types.ts';

/** What the Office for National Statistics writes where somebody has no fixed address: it places nobody. */
const NOWHERE = 'ZZ99';

export interface PlacesCompared {
  level: PlaceLevel;
  /** The address of the second person that came nearest. */
  held: Place;
}

const order: readonly PlaceLevel[] = ['same', 'edit', 'sector', 'district', 'area', 'unlike'];

/** The nearest of all pairs of addresses, past ones too; undefined when either has none. */
export function comparePlaces(
  a: readonly Place[] = [],
  b: readonly Place[] = [],
): PlacesCompared | undefined {
  return placesAgainst(a)(b);
}

/** Ready to compare somebody's addresses with many others'. */
export function placesAgainst(
  sought: readonly Place[] = [],
): (held?: readonly Place[]) => PlacesCompared | undefined {
  const ours = known(sought);
  if (ours.length === 0) return () => undefined;
  const nearestOf = remembering((theirs) => {
    if (!isSomewhere(theirs)) return undefined;
    const levels = ours.map(({ postcode }) => order.indexOf(comparePostcodes(postcode, theirs)));
    return order[Math.min(...levels)];
  });
  return (theirs = []) => {
    let nearest: PlacesCompared | undefined;
    for (const held of theirs) {
      const level = nearestOf(held.postcode);
      if (level === undefined) continue;
      if (!nearest || order.indexOf(level) < order.indexOf(nearest.level)) nearest = { level, held };
    }
    return nearest;
  };
}

export function known(places: readonly Place[] = []): Place[] {
  return places.filter(({ postcode }) => isSomewhere(postcode));
}

function isSomewhere(postcode: string): boolean {
  const code = foldCode(postcode);
  return code !== '' && !code.startsWith(NOWHERE);
}

export function comparePostcodes(a: string, b: string): PlaceLevel {
  const [ours, theirs] = [foldCode(a), foldCode(b)];
  if (ours === theirs) return 'same';
  if (editsBetween(ours, theirs, 1) === 1) return 'edit';
  if (ours.slice(0, -2) === theirs.slice(0, -2)) return 'sector';
  if (districtOf(ours) === districtOf(theirs)) return 'district';
  return areaOf(ours) === areaOf(theirs) ? 'area' : 'unlike';
}

/** `RM17` of `RM17 6SL`. */
export const districtOf = (postcode: string) => {
  const code = foldCode(postcode);
  return code.length > 4 ? code.slice(0, -3) : code;
};

const areaOf = (code: string) => /^[A-Z]+/.exec(code)?.[0] ?? code;
