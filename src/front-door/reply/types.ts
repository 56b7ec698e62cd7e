import type { Reply } from '../ask/types.ts';

/** A child as far as it was shared. What was not is absent. */
export interface AskedChild {
  unborn: boolean;
  name: string | null;
  born: Temporal.PlainDate | null;
  expected: Temporal.PlainDate | null;
  age: string | null;
  sex: string | null;
  nhsNumber: string | null;
  addresses: readonly string[];
}

/** A question as the agency asked sees it: what was asked, what was shared to answer it, and its own replies. */
export interface Asked {
  id: string;
  number: number;
  agency: string;
  question: string;
  why: string;
  basis: string;
  askedBy: string;
  team: string;
  decidedBy: string;
  askedAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  answeredAt: Temporal.Instant | null;
  withdrawnAt: Temporal.Instant | null;
  children: readonly AskedChild[];
  people: readonly { name: string; relationship: string; born: string }[];
  replies: readonly Reply[];
}

/** A question in the agency's list. */
export interface AskedLine {
  id: string;
  number: number;
  question: string;
  team: string;
  askedAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  answeredAt: Temporal.Instant | null;
  withdrawnAt: Temporal.Instant | null;
}

/** What became of a link. */
export interface LinkState {
  questionId: string;
  number: number;
  usedAt: Temporal.Instant | null;
  expiresAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
}
