import type { AnswerKind } from '../rules/sharing.ts';

/** What an agency said: in its own words, or why it does not share it. */
export interface Reply {
  id: string;
  kind: AnswerKind;
  words: string;
  /** Why it is not shared. */
  reason: string | null;
  /** The id of the reply it puts right. */
  corrects: string | null;
  /** It came after the question was answered, without being asked for again. */
  unasked: boolean;
  by: string;
  job: string;
  at: Temporal.Instant;
  /** Who of the hub took it down, where it was said on the telephone. */
  takenBy: string | null;
}

/** One time that the agency was written to, or could not be. */
export interface Letter {
  kind: 'question' | 'chase' | 'new link';
  /** Null where the agency has no address that is safe. */
  messageId: string | null;
  at: Temporal.Instant;
}

/** A question as the hub sees it, with all that came of it. Replies and letters oldest first. */
export interface Question {
  id: string;
  number: number;
  agencyId: string;
  agency: string;
  question: string;
  why: string;
  basis: string;
  shared: readonly string[];
  rule: string;
  askedBy: string;
  decidedBy: string;
  askedAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  answeredAt: Temporal.Instant | null;
  answer: AnswerKind | null;
  withdrawnAt: Temporal.Instant | null;
  withdrawnBy: string | null;
  withdrawnWhy: string | null;
  replies: readonly Reply[];
  letters: readonly Letter[];
}

/** A question as it is kept. */
export interface NewQuestion {
  id: string;
  concernId: string;
  area: string | null;
  agencyId: string;
  agency: string;
  question: string;
  why: string;
  basis: string;
  shared: readonly string[];
  children: readonly string[];
  people: readonly string[];
  rule: string;
  version: string;
  askedAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  by: { id: string; name: string };
  team: string;
  decidedBy: { id: string; name: string };
}
