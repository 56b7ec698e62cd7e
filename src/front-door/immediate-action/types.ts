/** What is done at once for a child. Police protection lasts 72 hours at most, and its clock runs. */
export const IMMEDIATE_KINDS = [
  'police protection',
  'emergency order',
  'medical',
  'safe place',
  'other',
] as const;

export interface ImmediateAction {
  id: string;
  kind: (typeof IMMEDIATE_KINDS)[number];
  what: string;
  byWhom: string;
  takenAt: Temporal.Instant;
  by: string;
}
