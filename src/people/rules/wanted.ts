import { ageInYears } from '../../platform/time/age.ts';
import type { PersonHead } from '../types.ts';

/** Something that should be known of somebody, and the sort of fact it is. */
export interface Wanted {
  group: string;
  /** Which of its sort; absent: any. */
  slot?: string;
  words: string;
}

const always: readonly Wanted[] = [
  { group: 'names', words: 'a name' },
  { group: 'addresses', words: 'where they live' },
];
const known: readonly Wanted[] = [
  { group: 'birth', words: 'when they were born' },
  { group: 'sex', words: 'sex' },
  { group: 'ethnicity', words: 'ethnicity' },
  { group: 'language', words: 'first language' },
  { group: 'disability', words: 'disability' },
];
const grown: readonly Wanted[] = [{ group: 'contacts', words: 'a safe way to reach them' }];
const child: readonly Wanted[] = [
  { group: 'registrations', slot: 'general practice', words: 'the general practice' },
  { group: 'numbers', slot: 'nhs', words: 'the NHS number, or why there is none' },
];
const pupil: readonly Wanted[] = [
  { group: 'registrations', slot: 'school', words: 'the school' },
  { group: 'numbers', slot: 'upn', words: 'the UPN, or why there is none' },
];
const small: readonly Wanted[] = [
  { group: 'registrations', slot: 'health visitor', words: 'the health visitor' },
];
const unborn: readonly Wanted[] = [
  ...always,
  { group: 'registrations', slot: 'midwife', words: 'the midwife' },
];

/** What should be known of somebody of that age. Of somebody who died, nobody is asked any more. */
export function wantedOf(
  { born, bornKind, diedOn }: Pick<PersonHead, 'born' | 'bornKind' | 'diedOn'>,
  today: Temporal.PlainDate,
): readonly Wanted[] {
  if (diedOn) return [];
  if (bornKind === 'unborn') return unborn;
  const age = born && ageInYears(born, today);
  if (age === null) return [...always, ...known];
  return [
    ...always,
    ...known,
    ...(age >= 16 ? grown : []),
    ...(age < 18 ? child : []),
    ...(age >= 5 && age < 16 ? pupil : []),
    ...(age < 5 ? small : []),
  ];
}
