import { workAddresses } from '../../../partnership/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { queueMessage } from '../../../platform/mail/index.ts';

/**
 * Writes to those whom a referral to a group concerns, where they work, in the page's transaction. The message names
 * nobody and nothing of the referral, and whoever did it is not told. (Their notices are written by the database.)
 */
export async function tellOfGroup(
  page: Page,
  db: Db,
  ids: readonly string[],
  referralId: string,
): Promise<void> {
  const others = [...new Set(ids)].filter((id) => id !== page.practitioner.id);
  const body = `There is something for you to read about a group that you lead or put somebody forward for. Please sign in and look:\n\n${page.services.config.baseUrl}/learning/groups/referrals/${referralId}\n`;
  for (const address of await workAddresses(db, others))
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      subject: 'something to read',
      body,
    });
}
