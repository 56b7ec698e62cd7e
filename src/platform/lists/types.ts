/** One thing that a column of a list may hold. */
export interface ListField {
  /** As a template's heading says: "received", "child.given". */
  key: string;
  label: string;
  /** The heading under which its boxes stand, where the list need not have it. */
  part: string;
  needed: boolean;
  /** Whether one answer may do for every row. */
  forAll: boolean;
  options: readonly { value: string; label: string }[] | undefined;
}

/** Where each field comes from: a column by its name, or one answer for every row. */
export type Mapping = Readonly<Record<string, { column: string } | { same: string }>>;
