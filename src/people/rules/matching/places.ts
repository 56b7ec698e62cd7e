import { foldCode } from './fold.ts';
import { editsBetween } from './likeness.ts';
import type { Place, PlaceLevel } from './types.ts';

/** What the Office for National Statistics writes where somebody has no fixed address: it places nobody. */
const nowhere = /^ZZ99/;

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
  const pairs = known(a).flatMap((ours) =>
    known(b).map((held) => ({ level: comparePostcodes(ours.postcode, held.postcode), held })),
  );
  return pairs.sort((x, y) => order.indexOf(x.level) - order.indexOf(y.level))[0];
}

export function known(places: readonly Place[] = []): Place[] {
  return places.filter(({ postcode }) => {
    const code = foldCode(postcode);
    return code !== '' && !nowhere.test(code);
  });
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
