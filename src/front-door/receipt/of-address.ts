import type { Db } from '../../platform/db/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { type ReceiptCursor, receiptsOfAddress } from '../store/receipt.ts';
import { receiptsList } from './view.ts';

const size = 20;

/** What the holder of a proved address sent, a page at a time: the answer to what `/my-receipts` asks. */
export const addressReceipts = {
  async load(db: Db, after: string | undefined) {
    const rows = await receiptsOfAddress(db, { size: size + 1, after: cursorIn(after) });
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    const next = rows.length > size && last ? `${last.receivedAt}_${last.concernId}` : undefined;
    const render = (now: Temporal.Instant): Html => receiptsList(shown, now);
    return { list: { ids: shown.map(({ concernId }) => concernId), render }, next };
  },
};

function cursorIn(after: string | undefined): ReceiptCursor | undefined {
  const [, at, concernId] = /^([\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  if (at === undefined || concernId === undefined) return undefined;
  return { receivedAt: Temporal.Instant.from(at), concernId };
}
