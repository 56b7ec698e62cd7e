import type { Cause } from '../rules/charge.ts';

export const LINE_KINDS = [
  'charge',
  'waiver',
  'dispute',
  'correction',
  'payment',
  'refund',
  'set-off',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** One line of the ledger. Nobody edits it. */
export interface LedgerLine {
  id: string;
  /** Its place in the ledger. */
  n: number;
  accountId: string;
  account: string;
  kind: LineKind;
  chargeId: string | null;
  invoiceId: string | null;
  reverses: string | null;
  debit: string;
  credit: string;
  pence: number;
  /** What it does to what the payer owes, and what they owe after it. */
  effect: number;
  balance: number;
  words: string;
  by: string;
  at: Temporal.Instant;
}

/** A line in a list: whose place it is about, and on what course; '' for one about none, or about one closed to the reader. */
export interface ListedLine extends LedgerLine {
  place: string;
}

/** A line in the export: the number of the invoice or credit note that it stands on, or was paid for; '' for none. */
export interface ExportedLine extends ListedLine {
  invoice: string;
}

/** A line with what stands around it. */
export interface WholeLine {
  line: LedgerLine;
  /** The line that reverses it. */
  reversedBy: string | null;
  charge: Charge | null;
  invoice: { id: string; reference: string } | null;
}

/** What is owed for a booking, and why. */
export interface Charge {
  id: string;
  accountId: string;
  /** Who pays, by name. */
  account: string;
  bookingId: string;
  cause: Cause;
  course: string;
  /** Who the place was for. */
  person: string;
  startsOn: Temporal.PlainDate;
  pence: number;
  words: string;
  disputeUntil: Temporal.PlainDate;
  madeBy: string | null;
  madeByName: string;
  madeAt: Temporal.Instant;
  liftedAt: Temporal.Instant | null;
}

/** What the ledger is narrowed to; '' where it is not. */
export interface LedgerFilter {
  account: string;
  kind: LineKind | '';
  from: string;
  to: string;
}

/** What the lines of a filter come to. */
export interface LedgerTotals {
  lines: number;
  charged: number;
  lifted: number;
  /** What came in, less what was entered wrongly. */
  paid: number;
  refunded: number;
  /** All of it together: what is still owed of these lines. */
  owed: number;
}

export interface Account {
  id: string;
  name: string;
  balance: number;
}

/** The last row of a page, from where the next goes on. */
export interface Cursor {
  at: Temporal.Instant;
  id: string;
}
