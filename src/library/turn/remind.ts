import { workAddresses } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dueUntold, noteReminded, publishers } from '../store/dead-links.ts';
import { keepers } from '../store/kept.ts';

/** Reminds whoever keeps a page that it is due to be read again: once for each date, several pages in one message. */
export async function remindOfReviews(db: Db, now: Temporal.Instant, baseUrl: string): Promise<number> {
  const due = await dueUntold(db, londonDate(now));
  if (due.length === 0) return 0;
  // Nobody in particular keeps what belongs to somebody who left.
  const here = new Set(await keepers(db));
  const everybody = await publishers(db);
  const counts = new Map<string, number>();
  for (const { ownerId } of due)
    for (const id of ownerId === null || !here.has(ownerId) ? everybody : [ownerId])
      counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of counts)
    for (const address of await workAddresses(db, [id]))
      await queueMessage(db, {
        to: { channel: 'email', address, safe: true },
        subject: 'reminder',
        body: bodyFor(count, baseUrl),
      });
  await noteReminded(db, due);
  return due.length;
}

function bodyFor(count: number, baseUrl: string): string {
  const pages = count === 1 ? 'A page that you keep is' : `${count} pages that you keep are`;
  return `${pages} due to be read again. Sign in and see which:\n\n${baseUrl}/library?standing=due\n`;
}
