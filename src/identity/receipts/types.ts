import type { Db } from '../../platform/db/index.ts';
import type { Html } from '../../platform/html/index.ts';

/**
 * "What did the holder of this address send?" Asked by `/my-receipts`, answered by the slice that keeps receipts,
 * joined in `app.ts`. `load` runs in the visitor's own context: row-level security compares with `access.visitor()`.
 */
export interface ReceiptsPanel {
  /** `after` is where the page before left off; `next` where this one does. */
  load(db: Db, after: string | undefined): Promise<{ list: ReceiptsList; next: string | undefined }>;
}

/** What was found, ready to be drawn once the transaction has closed; empty lists say so themselves. */
export interface ReceiptsList {
  ids: readonly string[];
  render(now: Temporal.Instant): Html;
}
