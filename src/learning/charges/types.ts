import type { Reason } from '../rules/ledger.ts';

/** That a charge should be lifted, and what became of that. */
export interface Waiver {
  id: string;
  chargeId: string;
  /** A dispute is the payer's word that the charge is wrong. */
  kind: 'waiver' | 'dispute';
  reason: Reason;
  words: string;
  /** Null where somebody without an account asked. */
  askedBy: string | null;
  askedByName: string;
  askedAt: Temporal.Instant;
  decision: 'granted' | 'refused' | null;
  decidedWhy: string | null;
  decidedByName: string | null;
  decidedAt: Temporal.Instant | null;
  account: string;
  pence: number;
  chargeWords: string;
  chargedBy: string | null;
}

/** What waits for a second person. */
export interface WaitingForSecond {
  /** That the reader may decide on. */
  mine: number;
  /** That only somebody else may: the reader asked for it, or made the charge. */
  others: number;
  /** Refunds, likewise. */
  refundsMine: number;
  refundsOthers: number;
  /** The wish asked first. */
  oldest: Temporal.Instant | null;
}
