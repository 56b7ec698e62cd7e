import { audit } from '../../platform/audit/index.ts';
import { cursorFrom, hrefAfter } from '../../platform/html/parts/paging.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { keptMessages } from '../../platform/mail/index.ts';
import { outboxView } from './view.ts';

const size = 20;

/**
 * GET /outbox: the mailbox of a trial. Anybody may read it, signed in or not: the neighbour and the school of a
 * trial have no account and no real mailbox, and their receipts and codes have to be readable somewhere. In
 * live mode there is no such page, and no message is ever kept for it.
 */
export async function showOutbox(page: Page): Promise<Response> {
  const { mode, baseUrl } = page.services.config;
  if (mode !== 'trial') throw notFound();
  const cursor = cursorFrom(page.url.searchParams);
  const { messages, next } = await page.transaction(async (db) => {
    const list = await keptMessages(db, size, cursor);
    await audit(db, { action: 'list', kind: 'message', shown: list.messages.map(({ id }) => id) });
    return list;
  });
  return page.show({
    title: 'Outbox',
    kind: page.actor.kind === 'practitioner' ? 'workspace' : 'public',
    current: '/outbox',
    main: outboxView({
      now: page.now,
      messages,
      size,
      next: hrefAfter('/outbox', next),
      first: cursor && '/outbox',
      baseUrl,
    }),
  });
}
