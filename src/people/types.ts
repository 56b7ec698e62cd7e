import type { SafeTimes } from '../platform/time/safe-times.ts';

/** How much is known of when somebody was born. */
export const BORN_KINDS = ['exact', 'estimated', 'unknown', 'unborn'] as const;
export type BornKind = (typeof BORN_KINDS)[number];

export const NAME_KINDS = ['current', 'birth', 'preferred', 'alias', 'previous', 'heard'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const ADDRESS_KINDS = [
  'home',
  'second home',
  'temporary',
  'placement',
  'no fixed abode',
  'other',
] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** As the children-in-need census has it: male, female, unknown (which an unborn child must be). */
export const SEXES = ['M', 'F', 'U'] as const;
export type Sex = (typeof SEXES)[number];

/** How something came to be known. */
export const TELLING_KINDS = ['said', 'seen', 'document', 'concern', 'feed'] as const;
export type TellingKind = (typeof TELLING_KINDS)[number];

/** What a person's pages stand on: who, how they stand, who holds the record. */
export interface PersonHead {
  id: string;
  reference: string;
  label: string;
  teamId: string;
  /** Teams that work with them, besides the one that holds the record. */
  teams: readonly string[];
  area: string | null;
  restricted: boolean;
  /** A fact is shielded, whether or not the reader may see it. */
  shielded: boolean;
  born: Temporal.PlainDate | null;
  bornKind: BornKind;
  expectedOn: Temporal.PlainDate | null;
  diedOn: Temporal.PlainDate | null;
  sex: Sex | null;
  /** The record this one was found to be the same as. */
  linkedTo: string | null;
  /** Under which record the reader reads this person: another one where this leads to it and they see both. */
  shownAs: string;
  version: number;
  /** By which rule the reader sees it, in the words of the audit. */
  basis: string;
  /** The reader may change it, and not only read it. */
  workable: boolean;
}

/** Who said something, when, and who took it down. */
export interface Telling {
  how: TellingKind;
  saidBy: string;
  toldAt: Temporal.Instant;
  takenBy: string | null;
  agency: string | null;
}

/** What every fact has: when it held, who told it, and whether it was taken back. */
export interface Told {
  id: string;
  /** On which record it stands, where the person has several. */
  recordId: string;
  fromOn: Temporal.PlainDate | null;
  untilOn: Temporal.PlainDate | null;
  telling: Telling;
  withdrawn: { at: Temporal.Instant; by: string; why: string } | null;
}

export interface Shieldable {
  shielded: boolean;
  shieldedWhy: string | null;
}

export interface PersonName extends Told {
  kind: NameKind;
  given: string;
  surname: string;
}

export interface PersonAddress extends Told, Shieldable {
  kind: AddressKind;
  words: string;
  postcode: string | null;
}

export interface PersonIdentifier extends Told {
  kind: 'nhs' | 'upn' | 'former upn' | 'other';
  value: string;
  issuer: string;
}

/** One word or a few about somebody: ethnicity, language, religion. */
export interface PersonFact extends Told, Shieldable {
  kind: string;
  value: string;
  words: string;
}

export const CHANNELS = ['phone', 'text', 'email', 'letter', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A way of reaching somebody, and whether it is safe. */
export interface PersonContact extends Told, Shieldable {
  channel: Channel;
  value: string;
  /** Whose it is, where it is somebody else's. */
  whose: string;
  safe: 'safe' | 'not safe' | 'not known';
  /** Null: at any time. */
  safeTimes: SafeTimes | null;
  voicemail: 'yes' | 'name nobody' | 'no' | null;
  notes: string;
}

export const REGISTRATION_KINDS = [
  'school',
  'nursery',
  'general practice',
  'health visitor',
  'school nurse',
  'midwife',
  'social worker',
  'youth worker',
  'other',
] as const;
export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];

/** A school, a practice, a health visitor: who knows the person by their work. */
export interface PersonRegistration extends Told, Shieldable {
  kind: RegistrationKind;
  organisation: string;
  who: string;
}

/** The tables of facts. */
export type Part = 'name' | 'address' | 'contact' | 'identifier' | 'fact' | 'registration';

/** What is told of a family; a `member` is of a household. */
export type FamilyPart = 'relationship' | 'member' | 'tie';

/** Something about somebody that is about to be written. */
export type NewFact = {
  fromOn: Temporal.PlainDate | null;
  untilOn: Temporal.PlainDate | null;
  /** Of facts with one slot only one holds at a time. */
  slot?: string;
} & (
  | (Pick<PersonName, 'kind' | 'given' | 'surname'> & { part: 'name' })
  | (Pick<PersonAddress, 'kind' | 'words' | 'postcode'> & { part: 'address' })
  | (Omit<PersonContact, keyof Told | keyof Shieldable> & { part: 'contact' })
  | (Pick<PersonIdentifier, 'kind' | 'value' | 'issuer'> & { part: 'identifier' })
  | (Pick<PersonFact, 'kind' | 'value' | 'words'> & { part: 'fact' })
  | (Pick<PersonRegistration, 'kind' | 'organisation' | 'who'> & { part: 'registration' })
);

/** A fact that was told once more: it is as fresh as that. */
export interface ToldAgain {
  factId: string;
  telling: Telling;
}

/** A shielded fact as everybody who sees the person may know of it. */
export interface Shielded {
  part: Part | FamilyPart;
  id: string;
  /** The reader is among the named people. */
  readable: boolean;
  /** Somebody who can still sign in is named for it. */
  named: boolean;
}

/** A team that works with the person, and since when. */
export interface Involvement {
  id: string;
  teamId: string;
  team: string;
  agency: string;
  part: 'holds the record' | 'works with' | 'lead professional';
  /** The lead professional. */
  who: string | null;
  why: string;
  since: Temporal.Instant;
  until: Temporal.Instant | null;
  endedWhy: string | null;
}

/** A person whole, as far as the reader may see them. */
export interface PersonRecord extends PersonHead {
  names: readonly PersonName[];
  addresses: readonly PersonAddress[];
  contacts: readonly PersonContact[];
  identifiers: readonly PersonIdentifier[];
  facts: readonly PersonFact[];
  registrations: readonly PersonRegistration[];
  toldAgain: readonly ToldAgain[];
  /** What of them is shielded, from the reader too. */
  hidden: readonly Shielded[];
}
