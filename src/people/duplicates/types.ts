import type { Evidence, Zone } from '../rules/matching/types.ts';

/** Two records that may be of one person, and why. */
export interface LikelyPair {
  lowId: string;
  highId: string;
  weight: number;
  zone: Zone;
  evidence: readonly Evidence[];
  guard: string | null;
  foundAt: Temporal.Instant;
  putOffBy: string | null;
  low: string;
  lowReference: string;
  lowTeam: string;
  high: string;
  highReference: string;
  highTeam: string;
}

/** Another record that may be of the same person as one that is read. */
export interface LikelyRecord extends Pick<LikelyPair, 'zone' | 'evidence'> {
  id: string;
  label: string;
  reference: string;
}

/** What the list shows: everything that waits, only what is most likely the same, or what was left for later. */
export const SHOWN = ['waiting', 'same', 'later'] as const;

export interface PairFilter {
  /** An area's code; '' for all. */
  area: string;
  show: (typeof SHOWN)[number];
}

/** Two records that were told apart though everything that was found agreed: somebody looks again. */
export interface ToCheck {
  lowId: string;
  highId: string;
  low: string;
  lowReference: string;
  high: string;
  highReference: string;
  reason: string;
  by: string;
  at: Temporal.Instant;
}

/** The last pair of a page. */
export interface PairCursor {
  weight: number;
  low: string;
  high: string;
}

export interface Progress {
  /** Records that changed and wait to be compared, a thousand at most. */
  waiting: number;
  /** How many of everybody were compared by the model of today; null before it began. */
  compared: number | null;
  endedAt: Temporal.Instant | null;
}
