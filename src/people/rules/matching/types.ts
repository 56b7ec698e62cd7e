/** A name somebody has or had. Either part may be '' (one name only); dates are ISO and only used for words. */
export interface Name {
  given: string;
  surname: string;
  kind?: string;
  from?: string | null;
  until?: string | null;
}

export interface Place {
  postcode: string;
  from?: string | null;
  until?: string | null;
}

export type Sex = 'M' | 'F' | 'U';

/**
 * What is known of somebody, with its history. Every part may be missing, which never counts as agreement.
 * `born` is an ISO date, or its beginning (`2011`, `2011-12`) when no more is known; `expected` is an unborn
 * child's ISO date. Numbers are compared without spaces; one whose check digit is wrong only ever hints.
 */
export interface Facts {
  names: readonly Name[];
  born?: string | null;
  estimated?: boolean;
  expected?: string | null;
  sex?: Sex | null;
  places?: readonly Place[];
  nhsNumbers?: readonly string[];
  upn?: string | null;
}

export type NameLevel = 'same' | 'variant' | 'part' | 'close' | 'sound' | 'initial' | 'other' | 'unlike';
export type DateLevel =
  | 'same'
  | 'swapped'
  | 'edit'
  | 'near'
  | 'part'
  | 'estimate'
  | 'expected'
  | 'sameYear'
  | 'unlike';
export type PlaceLevel = 'same' | 'edit' | 'sector' | 'district' | 'area' | 'unlike';
export type NumberLevel = 'same' | 'edit' | 'conflict';

/** How common names are, in bits (−log2 of the share of people): the names of each number of bits, by spaces. */
export interface Frequencies {
  rare: number;
  common: Record<string, string>;
}

/**
 * The matcher's whole knowledge, as data. `factors` are log2 Bayes factors of each level of agreement; what a name
 * is worth when it agrees comes from how common it is, plus its factor. Weights are bits: +10 is a thousand to one.
 */
export interface Model {
  version: string;
  /** How many people the index holds: the prior is log2(1 / population). */
  population: number;
  factors: {
    given: Record<NameLevel, number>;
    surname: Record<NameLevel, number>;
    swapped: number;
    born: Record<DateLevel, number>;
    sex: { same: number; unlike: number };
    postcode: Record<PlaceLevel, number>;
    nhs: Record<NumberLevel, number>;
    upn: Record<NumberLevel, number>;
    /** What a surname adds once the full postcode agrees: in one household both are one fact. */
    householdSurname: number;
  };
  names: { given: Frequencies; surname: Frequencies };
  /** Forms of one name, each group by spaces: short forms, spellings, transliterations. */
  variants: readonly string[];
  /** Names that brothers and sisters often share beside their own; alone they tell nobody from another. */
  shared: string;
  thresholds: { same: number; possible: number; bulk: number; gap: number };
}

export type Field = 'name' | 'given' | 'surname' | 'born' | 'sex' | 'postcode' | 'nhsNumber' | 'upn';

/** One reason, in words for a worker. */
export interface Evidence {
  field: Field;
  says: string;
  weight: number;
}

export interface Comparison {
  /** Bits for (or against) being one person, prior included. */
  weight: number;
  evidence: readonly Evidence[];
  /** Why this can be no more than possible, in words. */
  guard?: string;
}

export type Zone = 'same' | 'possible' | 'new';
