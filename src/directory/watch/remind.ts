import { workAddresses } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { inPlaceOf } from '../store/watch.ts';

/**
 * Writes to somebody where they work. Where they have left, to those of their teams who may do what is asked: whoever
 * takes their work over knows it from one of them.
 */
export async function remind(db: Db, id: string, body: string, permission: string): Promise<void> {
  const ids = await inPlaceOf(db, id, permission);
  for (const address of await workAddresses(db, ids))
    await queueMessage(db, { to: { channel: 'email', address, safe: true }, subject: 'reminder', body });
}
