import type { Evidence, Zone } from '../rules/matching/types.ts';
import type { BornKind, Sex } from '../types.ts';

/**
 * What was typed to find somebody; '' for what was not. `born` is an ISO date, or its beginning (`2012-03`, `2012`)
 * when no more is known.
 */
export interface SearchFacts {
  given: string;
  surname: string;
  born: string;
  sex: Sex | '';
  postcode: string;
  nhsNumber: string;
}

export const UNASKED: SearchFacts = {
  given: '',
  surname: '',
  born: '',
  sex: '',
  postcode: '',
  nhsNumber: '',
};

/** Somebody who may be the person looked for, and why. */
export interface Candidate {
  id: string;
  zone: Zone;
  weight: number;
  evidence: readonly Evidence[];
  guard?: string | undefined;
}

/** What a search comes to. `add` is what to add where too many are near to say: then nobody is called new. */
export interface Outcome {
  zone: Zone;
  candidates: readonly Candidate[];
  add: readonly ('born' | 'postcode' | 'name')[];
  modelVersion: string;
}

interface Aged {
  id: string;
  born: Temporal.PlainDate | null;
  bornKind: BornKind;
  expectedOn: Temporal.PlainDate | null;
  diedOn: Temporal.PlainDate | null;
}

/** A candidate whose record the reader may open. */
export interface OpenRow extends Aged {
  label: string;
  reference: string;
  teamId: string;
  restricted: boolean;
}

/** A candidate whose record the reader may know of and not open. */
export interface StubRow extends Aged {
  team: string;
}

/** A candidate as the results show them. */
export type ShownCandidate = Candidate &
  (
    | {
        open: OpenRow;
        /** Which name of theirs agreed, where they are headed by another: "also known as Ada Hart". */
        called?: string;
      }
    | { stub: StubRow }
  );

export interface Results {
  outcome: Outcome;
  shown: readonly ShownCandidate[];
}
