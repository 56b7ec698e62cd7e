import type { NamesCompared } from './names.ts';
import type { DateLevel, NumberLevel, PlaceLevel } from './types.ts';

/** What was found field by field; undefined where either side says nothing. */
export interface Found {
  names: NamesCompared | undefined;
  born: DateLevel | undefined;
  place: PlaceLevel | undefined;
  nhs: NumberLevel | undefined;
  sexDiffers: boolean;
  /** Either is a child not yet born. */
  unborn: boolean;
}

/**
 * Why two people must not be called the same without somebody looking, in words; undefined when they may.
 * In a household surname, address and a twin's date of birth agree of themselves, so the given name decides.
 * A missing fact never opens what a differing one would close.
 */
export function guardOf(found: Found): string | undefined {
  return rules.find(([holds]) => holds(found))?.[1];
}

const NAME_DIFFERS = 'the first name is not close enough: it may be a brother, sister or twin';
const NAME_UNTOLD = 'there is no first name to compare';
const NAME_AND_SEX_DIFFER = 'first name and sex both differ: it may be a brother, sister or twin';

const NAME_NEARLY = 'the first name is nearly the same and not the same: it may be a twin';

/** Said of brothers, sisters and twins, whose records are alike in everything else. */
export const HOUSEHOLD_GUARDS: readonly string[] = [NAME_DIFFERS, NAME_UNTOLD, NAME_AND_SEX_DIFFER];

/** Said of twins as well, who share what a household shares and their birth besides. */
export const TWIN_GUARDS: readonly string[] = [...HOUSEHOLD_GUARDS, NAME_NEARLY];

const rules: readonly [(found: Found) => boolean, string][] = [
  [({ nhs }) => nhs === 'conflict', 'their NHS numbers differ'],
  [({ unborn }) => unborn, 'a child not yet born'],
  [({ names }) => !names?.single && !names?.given && !names?.swapped, NAME_UNTOLD],
  [(found) => !closeGiven(found), NAME_DIFFERS],
  // Twins are Aaira and Amaira: a slip of the pen is told from them by a number, or by somebody who looks.
  [(found) => !agreedGiven(found) && found.nhs !== 'same', NAME_NEARLY],
  [({ sexDiffers, names }) => sexDiffers && names?.given?.level !== 'same', NAME_AND_SEX_DIFFER],
  [({ born }) => born !== undefined && !bornAgrees(born), 'the dates of birth are too far apart'],
  [(found) => !closeSurname(found) && !allElse(found), 'the surname is not alike'],
  [
    ({ born, place, nhs }) => born !== 'same' && !placed(place, born) && nhs !== 'same',
    'neither a date of birth nor a postcode agrees',
  ],
  // Of fifteen million people tens of thousands share name and date of birth with somebody.
  [
    ({ place, nhs }) => place === 'unlike' && nhs !== 'same',
    'they live far apart, and others share a name and a date of birth',
  ],
  [
    (found) => !bornAgrees(found.born) && !exactNames(found) && found.nhs !== 'same',
    'no date of birth to tell by',
  ],
];

const bornAgrees = (born: DateLevel | undefined) =>
  born !== undefined && ['same', 'swapped', 'edit', 'part', 'estimate'].includes(born);

// A neighbour of the same name lives one character away: without a date of birth the postcode must be the same.
const placed = (place: PlaceLevel | undefined, born: DateLevel | undefined) =>
  place === 'same' || (place === 'edit' && born !== undefined);

function closeGiven({ names, nhs }: Found): boolean {
  if (names?.single) return true;
  if (!names?.given || (names.given.shared && nhs !== 'same')) return false;
  if (names.misplaced && nhs !== 'same') return false;
  return ['same', 'variant', 'part', 'close', 'sound'].includes(names.given.level);
}

const agreedGiven = ({ names }: Found) =>
  names?.single || ['same', 'variant', 'part'].includes(names?.given?.level ?? '');

function closeSurname({ names }: Found): boolean {
  if (names?.single) return true;
  return (
    names?.surname !== undefined &&
    ['same', 'variant', 'part', 'close', 'sound'].includes(names.surname.level)
  );
}

/** The name changed and nothing else did. */
const allElse = ({ names, born, place, nhs }: Found) =>
  nhs === 'same' || (names?.given?.level === 'same' && born === 'same' && place === 'same');

const exactNames = ({ names }: Found) =>
  names?.single || (names?.given?.level === 'same' && ['same', 'part'].includes(names.surname?.level ?? ''));
