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

/** A team that works with the person, and since when. */
export interface Involvement {
  id: string;
  team: string;
  agency: string;
  part: 'holds the record' | 'works with' | 'lead professional';
  who: string | null;
  why: string;
  since: Temporal.Instant;
  until: Temporal.Instant | null;
}

/** A person whole, as far as the reader may see them. */
export interface PersonRecord extends PersonHead {
  names: readonly PersonName[];
  addresses: readonly PersonAddress[];
  identifiers: readonly PersonIdentifier[];
  facts: readonly PersonFact[];
}
