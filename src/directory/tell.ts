import { workAddresses } from '../partnership/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Page } from '../platform/http/index.ts';
import { queueMessage } from '../platform/mail/index.ts';

/**
 * Writes to somebody where they work, in the page's transaction: what happened in one sentence, and where it stands.
 * Whoever did it themselves is not told.
 * @param path of the product, where they read on
 */
export async function tellAtWork(
  page: Page,
  db: Db,
  id: string,
  { says, path }: { says: string; path: string },
): Promise<void> {
  if (id === page.practitioner.id) return;
  const body = `${says} Please sign in and look:\n\n${page.services.config.baseUrl}${path}`;
  for (const address of await workAddresses(db, [id]))
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      subject: 'something to read',
      body,
    });
}
