/** A concern was put on paper. */
export interface Printing {
  id: string;
  what: 'concern' | 'bundle';
  /** What it was printed for, in the words of whoever printed it; '' for the concern alone. */
  purpose: string;
  /** Codes of the parts on it; none for the concern alone. */
  parts: readonly string[];
  /** Addresses are on it that only named people may read. */
  shielded: boolean;
  version: number;
  by: string;
  agency: string;
  at: Temporal.Instant;
}
