import type { FeedSays } from '../rules/feed/says.ts';

/** What became of a row, or would. */
export const OUTCOMES = ['created', 'linked', 'updated', 'unchanged', 'queued', 'refused'] as const;
export type FeedOutcome = (typeof OUTCOMES)[number];

export type Counts = Partial<Record<FeedOutcome, number>>;

/** A run of a feed as pages and commands show it. */
export interface FeedRun {
  id: string;
  source: string;
  agencyId: string;
  teamId: string;
  fileName: string;
  columns: readonly string[];
  trial: boolean;
  state: 'uploaded' | 'staging' | 'running' | 'stopped' | 'done';
  /** The last row that is staged; how many there are; the last that was weighed. */
  staged: number;
  rows: number;
  atLine: number;
  counts: Counts;
  /** Who answers for it now; and who brought it, where that is somebody else. */
  byName: string;
  broughtBy: string | null;
  beganAt: Temporal.Instant;
  finishedAt: Temporal.Instant | null;
}

/** A row as reports show it: never what it says. */
export interface ReportRow {
  line: number;
  theirId: string;
  outcome: FeedOutcome | 'waiting';
  reasons: readonly string[];
  /** The record's reference, for whoever may open it. */
  reference: string | null;
  personId: string | null;
}

/** A row that waits for a person, with what it says. */
export interface WaitingRow {
  line: number;
  theirId: string;
  says: FeedSays;
  reasons: readonly string[];
}
