import { workAddress } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { fullWords } from '../../platform/time/words.ts';

const happened = {
  added: 'A passkey was added to your account.',
  removed: 'A passkey was removed from your account.',
  link: 'Somebody who looks after accounts made a link that adds a way in to yours.',
} as const;

/** Tells somebody, at their work address if we have one, that the ways in to their account changed. */
export async function tellOwner(
  db: Db,
  page: Page,
  person: string,
  what: keyof typeof happened,
): Promise<void> {
  const address = await workAddress(db, person);
  if (address === null) return;
  const account = `${page.services.config.baseUrl}/account`;
  await queueMessage(db, {
    to: { channel: 'email', address, safe: true },
    subject: 'account notice',
    body: `${happened[what]} It was at ${fullWords(page.now).text}.

If you know of it, you need do nothing. If not, sign out everywhere at ${account} and tell whoever looks after your agency's accounts at once.`,
  });
}
