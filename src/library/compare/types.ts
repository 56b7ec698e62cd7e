/** A run of words: in both texts, only in the older, or only in the newer. */
export interface Run {
  kind: 'same' | 'gone' | 'new';
  words: string;
}

/** What differs in one part of a page. */
export interface Difference {
  label: string;
  runs: readonly Run[];
  /** What is said of it in sentences instead. */
  said?: readonly string[];
}
