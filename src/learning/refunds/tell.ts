import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { opensWords } from '../invoices/tell.ts';
import { money } from '../rules/price.ts';
import { addressOf } from '../store/refund.ts';

/** Tells the payer of an invoice that money was given back, how and why; or set against another, wherever that was sent. */
export async function tellRefund(
  db: Db,
  page: Page,
  { id, pence, words, against }: { id: string; pence: number; words: string; against?: string | undefined },
): Promise<void> {
  const told = new Set<string>();
  for (const each of [id, ...(against ? [against] : [])]) {
    const address = await addressOf(db, each);
    if (!address || told.has(address)) continue;
    told.add(address);
    const says = against
      ? 'No money moves, and you owe that much less.'
      : `We gave ${money(pence)} back to you.`;
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      subject: 'invoice',
      body: [says, words, await opensWords(db, page, each)].join('\n\n'),
      recordId: each,
      goodUntil: page.now.add({ hours: 24 * 28 }),
    });
  }
}
