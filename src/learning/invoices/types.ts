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
  /** What is still to be paid; 0 for a credit note. */
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

export interface WholeInvoice {
  invoice: Invoice;
  lines: readonly InvoiceLine[];
  /** Credit notes to it. */
  credits: readonly { id: string; reference: string; pence: number }[];
  /** When its payer was reminded of it; at step 3 that is over. */
  reminded: readonly { step: number; at: Temporal.Instant }[];
  /** What was lifted of it and stands on no credit note yet. */
  uncredited: number;
}
