import type { Certainty } from '../../platform/clocks/rule.ts';

/** Who must be at a strategy discussion, by what sort of agency they come from. */
export interface Attendance {
  required: readonly string[];
}

/** Which decisions need a second person; null holds for all. `off`: none does here, whatever holds elsewhere. */
export interface SecondPerson {
  off?: boolean;
  levels: readonly number[] | null;
  outcomes: readonly string[] | null;
  ratings: readonly string[] | null;
  /** Why, in words that go on after "because". */
  says: string;
}

/** With which words somebody is first told of a decision. {outcome}, {words} and {team} are put in. */
export interface ToldWords {
  words: string;
}

/** How many months something known of a person stands before the family is asked again; null: for ever. */
export interface AskAgain {
  months: number | null;
}

/** What something is called or written to here: a form, a panel, an e-mail address. Empty: it is not given. */
export interface SaidHere {
  said: string;
}

export type PolicyValue = Attendance | SecondPerson | ToldWords | AskAgain | SaidHere;

/**
 * One version of what is agreed in one area (null: wherever no area has its own). In force from `effectiveFrom` up to
 * but not on `effectiveTo` (ISO dates).
 */
export interface Policy {
  readonly name: string;
  readonly area: string | null;
  readonly value: PolicyValue;
  readonly source: string;
  readonly certainty: Certainty;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** What sort of agency somebody at a strategy discussion comes from. */
export const ATTENDING = [
  'social care',
  'police',
  'health',
  'referrer’s agency',
  'education',
  'other',
] as const;
export const RATINGS = ['red', 'amber', 'green'] as const;
export const PUT_IN = ['outcome', 'words', 'team'] as const;

/** A policy's sort and its own name: "second" and "level-4". */
export function sortOf(name: string): { sort: string; own: string } {
  const [sort = '', own = ''] = name.split(':');
  return { sort, own };
}
