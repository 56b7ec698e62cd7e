/** Why nothing is left to do with a concern at the front door. */
export const CLOSING_REASONS = [
  'taken up',
  'with the family',
  'nothing further',
  'duplicate',
  'other',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** A concern was closed, and perhaps opened again. */
export interface Closing {
  id: string;
  why: ClosingReason;
  words: string;
  by: string;
  at: Temporal.Instant;
  reopened: { at: Temporal.Instant; by: string; why: string } | null;
}
