import type { Db } from '../../platform/db/index.ts';

/** The e-mail address of whoever raised a concern, and whether they said that it is safe; undefined without one. */
export async function referrerEmail(
  db: Db,
  concernId: string,
): Promise<{ address: string; safe: boolean } | undefined> {
  const referrer = await db
    .selectFrom('front_door.referrer')
    .select(['email', 'email_safe'])
    .where('concern_id', '=', concernId)
    .executeTakeFirst();
  return referrer?.email ? { address: referrer.email, safe: referrer.email_safe } : undefined;
}
