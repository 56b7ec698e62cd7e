import type { Db } from '../../platform/db/index.ts';
import type { SafeTimes } from '../../platform/time/index.ts';
import type { Reach } from '../rules/reach.ts';

/**
 * What whoever raised a concern said of how to write to them; undefined where nobody is known, and where nothing is
 * sent by itself: a back-log was taken over without telling people.
 */
export async function referrerReach(db: Db, concernId: string): Promise<Reach | undefined> {
  const referrer = await db
    .selectFrom('front_door.referrer')
    .select(['email', 'email_safe as emailSafe', 'phone', 'text_safe as textSafe', 'safe_times'])
    .where('concern_id', '=', concernId)
    .where('hears', '=', true)
    .executeTakeFirst();
  if (!referrer) return undefined;
  const { safe_times: times, ...reach } = referrer;
  return { ...reach, times: times as SafeTimes | null };
}
