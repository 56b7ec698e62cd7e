import type { BornKind, Sex, Shielded } from '../types.ts';

export const RELATIONSHIP_KINDS = [
  'parent',
  'adoptive parent',
  'step-parent',
  'foster carer',
  'other carer',
  'grandparent',
  'aunt or uncle',
  'sibling',
  'half-sibling',
  'step-sibling',
  'twin',
  'partner',
  'former partner',
  'other relative',
  'friend',
] as const;
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number];

export const RESPONSIBILITIES = ['yes', 'no', 'not known'] as const;
export type Responsibility = (typeof RESPONSIBILITIES)[number];

export const TIE_KINDS = [
  'family and friends',
  'school or work',
  'health',
  'services',
  'faith and community',
  'leisure',
  'money and housing',
  'other',
] as const;
export type TieKind = (typeof TIE_KINDS)[number];

export const STRENGTHS = ['strong', 'ordinary', 'weak', 'stressful', 'broken'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Somebody of a family, as its pages show them. */
export interface Relative {
  id: string;
  label: string;
  born: Temporal.PlainDate | null;
  bornKind: BornKind;
  expectedOn: Temporal.PlainDate | null;
  diedOn: Temporal.PlainDate | null;
  sex: Sex | null;
  reference: string;
  teamId: string;
  /** False for somebody whose record the reader may not open: no more is told than this. */
  seen: boolean;
}

/** How something told of a family is hidden. */
interface Hiding {
  /** It is hidden, and the reader, who is named for it, is told so. */
  shielded: boolean;
  /** It is hidden because of a record that the reader, who wrote it, does not see: to them it is an ordinary line. */
  quiet: boolean;
}

/** `from` is what `kind` says to `to`: the parent of, the partner of. */
export interface Relation extends Hiding {
  id: string;
  from: string;
  to: string;
  kind: RelationshipKind;
  responsibility: Responsibility | null;
  fromOn: Temporal.PlainDate | null;
  untilOn: Temporal.PlainDate | null;
  /** Where it comes from, in words. */
  source: string;
}

export interface HouseholdMember extends Hiding {
  id: string;
  householdId: string;
  /** "Household of Ana Marlow": of whoever the reader sees that came into it first. */
  household: string;
  personId: string;
  fromOn: Temporal.PlainDate | null;
  untilOn: Temporal.PlainDate | null;
}

export interface Tie extends Hiding {
  id: string;
  kind: TieKind;
  words: string;
  strength: Strength;
  fromOn: Temporal.PlainDate | null;
  untilOn: Temporal.PlainDate | null;
}

/** A family around one person, as far as the reader may see it. */
export interface Family {
  you: Relative;
  relatives: readonly Relative[];
  relations: readonly Relation[];
  members: readonly HouseholdMember[];
  ties: readonly Tie[];
  /** What of it is shielded, from the reader too. */
  hidden: readonly Shielded[];
}
