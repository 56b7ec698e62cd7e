import type { BornKind, Sex, TellingKind } from '../types.ts';

/** Somebody to be added, as the form told of them. */
export interface NewPerson {
  given: string;
  surname: string;
  bornKind: BornKind;
  /** A whole date unless it is not known; of one that is known in part, its middle. */
  born: Temporal.PlainDate | null;
  sex: Sex | null;
  address: { words: string; postcode: string | null } | null;
  nhsNumber: string | null;
  told: { how: TellingKind; by: string };
  teamId: string;
  why: string;
  /** Why it is none of those who were shown. */
  reason: string;
}
