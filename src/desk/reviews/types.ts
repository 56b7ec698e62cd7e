import type { Cursor } from '../paging.ts';

/** One use of emergency access, as its review shows it. */
export interface Use {
  id: string;
  name: string;
  jobTitle: string;
  agency: string;
  kind: string;
  reference: string;
  team: string;
  restricted: boolean;
  reason: string;
  usedAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  approvedBy: string | null;
  reviewDueAt: Temporal.Instant;
  escalatedAt: Temporal.Instant | null;
  reviewedAt: Temporal.Instant | null;
  reviewedBy: string | null;
  verdict: 'justified' | 'not justified' | null;
  words: string | null;
}

/** Somebody's wish for a record they cannot find, as the lead sees it. */
export interface Request {
  id: string;
  name: string;
  jobTitle: string;
  agency: string;
  askedFor: string;
  reason: string;
  askedAt: Temporal.Instant;
  reference: string | null;
  team: string | null;
  restricted: boolean | null;
  answerable: boolean;
  decidedAt: Temporal.Instant | null;
  decidedBy: string | null;
  verdict: 'opened' | 'named' | 'refused' | null;
  words: string | null;
}

/** The lists of the page, as its addresses name them. */
export const listNames = ['uses', 'requests', 'reviewed', 'answered'] as const;
export type ListName = (typeof listNames)[number];

export interface UseList {
  name: 'uses' | 'reviewed';
  rows: readonly Use[];
  next: Cursor | undefined;
}

export interface RequestList {
  name: 'requests' | 'answered';
  rows: readonly Request[];
  next: Cursor | undefined;
}
