import { workAddresses } from '../partnership/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Page } from '../platform/http/index.ts';
import { queueMessage } from '../platform/mail/index.ts';

/**
 * Sends practitioners to their desk, in the caller's transaction: a neutral message to each work address. What
 * there is to read stands in their notices, and only there.
 */
export async function tellColleagues(page: Page, db: Db, practitionerIds: readonly string[]): Promise<void> {
  const body = `There is something for you to read. Sign in and open your desk:\n\n${page.services.config.baseUrl}/desk\n`;
  for (const address of await workAddresses(db, practitionerIds))
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      subject: 'something to read',
      body,
    });
}
