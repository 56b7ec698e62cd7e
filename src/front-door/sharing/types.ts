/** A line of the sharing ledger. */
export interface SharedLine {
  id: string;
  concernId: string;
  reference: string;
  from: string;
  toKind: string;
  to: string;
  /** Names of facts, never what they say. */
  fields: readonly string[];
  basis: string;
  decidedBy: string;
  how: string;
  at: Temporal.Instant;
}
