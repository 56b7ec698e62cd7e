import type { LedgerLine } from '../ledger/types.ts';
import type { Refund } from '../refunds/types.ts';

/** Which of them a list shows: all, those to be paid, or those of which too much was paid. */
export type Shown = 'all' | 'unpaid' | 'over';

/** An invoice or a credit note, as it was sent. */
export interface Invoice {
  id: string;
  kind: 'invoice' | 'credit note';
  /** "WT-000012": numbers without gaps. */
  reference: string;
  accountId: string;
  of: { id: string; reference: string } | null;
  issuedOn: Temporal.PlainDate;
  dueOn: Temporal.PlainDate | null;
  pence: number;
  billTo: string;
  attention: string | null;
  address: string | null;
  purchaseOrders: string;
  byName: string;
  madeAt: Temporal.Instant;
  /** What is still to be paid, below 0 where too much was; 0 for a credit note. */
  left: number;
}

export interface InvoiceLine {
  n: number;
  ledgerLineId: string;
  words: string;
  pence: number;
}

/** What an invoice is made of: charges of one payer that stand on none yet. */
export interface ToInvoice {
  accountId: string;
  account: string;
  lines: number;
  pence: number;
}

/** Once that an invoice was sent. */
export interface Sending {
  address: string;
  at: Temporal.Instant;
  /** Who sent it again; null for the first time. */
  by: string | null;
  /** Why it could not be sent, where it could not. */
  failed: string | null;
}

export interface WholeInvoice {
  invoice: Invoice;
  lines: readonly InvoiceLine[];
  /** Credit notes to it. */
  credits: readonly { id: string; reference: string; pence: number }[];
  /** When its payer was reminded of it; at step 3 that is over. */
  reminded: readonly { step: number; at: Temporal.Instant }[];
  /** What was lifted of it, paid for it and given back, in order. */
  became: readonly LedgerLine[];
  /** To whom it was sent, each time, the last first; for those who charge. */
  sent: readonly Sending[];
  /** What is to be given back and waits for a second person; for those who charge. */
  refund: Refund | undefined;
  /** What was lifted of it and stands on no credit note yet. */
  uncredited: number;
}
