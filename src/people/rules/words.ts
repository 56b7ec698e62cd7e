import { ageWords } from '../../platform/time/age.ts';
import { dateWords } from '../../platform/time/words.ts';
import type { AddressKind, NameKind, PersonHead, Sex, Told } from '../types.ts';

export const SEX_WORDS: Readonly<Record<Sex, string>> = { M: 'Male', F: 'Female', U: 'Not known' };

export const NAME_WORDS: Readonly<Record<NameKind, string>> = {
  current: 'Name',
  birth: 'Name at birth',
  preferred: 'Likes to be called',
  alias: 'Also known as',
  previous: 'Earlier name',
  heard: 'Spelling heard',
};

export const ADDRESS_WORDS: Readonly<Record<AddressKind, string>> = {
  home: 'Home',
  'second home': 'Second home',
  temporary: 'Staying at',
  placement: 'Placement',
  'no fixed abode': 'No fixed abode',
  other: 'Other address',
};

/** "Born 3 March 2012, 14 years", "about 14 years", "due 2 January 2027", "date of birth not known". */
export function bornWords(
  {
    born,
    bornKind,
    expectedOn,
    diedOn,
  }: Pick<PersonHead, 'born' | 'bornKind' | 'expectedOn'> & {
    diedOn?: Temporal.PlainDate | null;
  },
  today: Temporal.PlainDate,
): string {
  if (diedOn) return `died ${dateWords(diedOn).text}${born ? `, born ${dateWords(born).text}` : ''}`;
  if (born && bornKind === 'exact') return `born ${dateWords(born).text}, ${ageWords(born, today)}`;
  if (born) return `about ${ageWords(born, today)} (date of birth estimated)`;
  if (expectedOn) return `due ${dateWords(expectedOn).text}`;
  return 'date of birth not known';
}

const THEMSELVES = /^(him|her|them|my|your)(self|selves)$/i;

/** "her mother said", "said by herself", "school census 2026": where a fact comes from. */
export function sourceWords({ telling }: Pick<Told, 'telling'>): string {
  const words = {
    said: THEMSELVES.test(telling.saidBy)
      ? `said by ${telling.saidBy.toLowerCase()}`
      : `${telling.saidBy} said`,
    seen: `seen by ${telling.saidBy}`,
    document: `from ${telling.saidBy}`,
    concern: `told in a concern by ${telling.saidBy}`,
    feed: telling.saidBy,
  };
  return words[telling.how];
}

export const CHANNEL_WORDS = {
  phone: 'Telephone',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  other: 'Another way',
} as const;

export const SAFE_WORDS = {
  safe: 'Safe',
  'not safe': 'Not safe',
  'not known': 'Not known whether safe',
} as const;

export const VOICEMAIL_WORDS = {
  yes: 'A message may be left',
  'name nobody': 'A message may be left that names nobody',
  no: 'Leave no message',
} as const;

export const REGISTRATION_WORDS = {
  school: 'School',
  nursery: 'Nursery',
  'general practice': 'General practice',
  'health visitor': 'Health visitor',
  'school nurse': 'School nurse',
  midwife: 'Midwife',
  'social worker': 'Social worker',
  'youth worker': 'Youth worker',
  other: 'Other',
} as const;

export const PART_WORDS = {
  'lead professional': 'Lead professional',
  'holds the record': 'Holds the record',
  'works with': 'Works with them',
} as const;
