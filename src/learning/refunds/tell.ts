import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { opensWords } from '../invoices/tell.ts';
import { money } from '../rules/price.ts';
import { addressOf } from '../store/refund.ts';

/** Tells the payer of an invoice that money was given back, how and why. */
export async function tellRefund(
  db: Db,
  page: Page,
  { id, pence, words }: { id: string; pence: number; words: string },
): Promise<void> {
  const address = await addressOf(db, id);
  if (!address) return;
  await queueMessage(db, {
    to: { channel: 'email', address, safe: true },
    subject: 'invoice',
    body: [`We gave ${money(pence)} back to you.`, words, await opensWords(db, page, id)].join('\n\n'),
    recordId: id,
    goodUntil: page.now.add({ hours: 24 * 28 }),
  });
}
