/** Money that is given back of what was paid for an invoice, or set against another one. */
export interface Refund {
  id: string;
  invoiceId: string;
  pence: number;
  /** How, when, with which reference and why, as the ledger says it. */
  words: string;
  askedBy: string;
  askedByName: string;
  askedAt: Temporal.Instant;
  /** Alone: it was so little that one person gave it back; null while it waits for a second. */
  decision: 'alone' | 'granted' | 'refused' | null;
  decidedWhy: string | null;
  decidedByName: string | null;
  decidedAt: Temporal.Instant | null;
  /** The line of the ledger that it made. */
  lineId: string | null;
  /** The invoice that it is set against, and the line that it made there; null where the money goes back. */
  against: { id: string; reference: string; lineId: string | null } | null;
}

/** How money goes back. */
export const WAYS = {
  'bank transfer': 'Bank transfer',
  card: 'To the card it came from',
  cheque: 'Cheque',
  other: 'Another way, as the reference says',
} as const;
export type Way = keyof typeof WAYS;
