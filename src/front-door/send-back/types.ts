import type { SendBackEnd } from '../rules/status.ts';

/** Why a concern goes back to whoever raised it. */
export const SEND_BACK_REASONS = ['missing', 'unclear', 'no-consent'] as const;
export type SendBackReason = (typeof SEND_BACK_REASONS)[number];

/** One return to the referrer: what was asked, by when, and what came of it. */
export interface SentBack {
  id: string;
  reason: SendBackReason;
  /** What whoever spoke up reads. */
  need: string;
  /** For the record alone. */
  why: string | null;
  answerDueAt: Temporal.Instant;
  by: string;
  at: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  endedHow: SendBackEnd;
  answer: string | null;
  answeredBy: string | null;
}
