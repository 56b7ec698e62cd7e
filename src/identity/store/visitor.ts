import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** A code as the database holds it. */
export interface CodeRow {
  id: string;
  email: string;
  code_hash: string;
}

/** Keeps a code for this browser, in place of any it had. */
export async function keepCode(
  db: Db,
  code: CodeRow & { visit: string; expiresAt: Temporal.Instant },
): Promise<void> {
  await db.deleteFrom('identity.one_time_code').where('visit', '=', code.visit).execute();
  await db
    .insertInto('identity.one_time_code')
    .values({
      id: code.id,
      visit: code.visit,
      email: code.email,
      code_hash: code.code_hash,
      expires_at: code.expiresAt,
    })
    .execute();
}

/**
 * Counts a try and gives the code it is to be compared with; undefined when this browser has none that stands.
 * In a transaction of its own, so that a wrong try is never given back.
 */
export function countTry(db: Db, most: number, now: Temporal.Instant): Promise<CodeRow | undefined> {
  return db
    .updateTable('identity.one_time_code')
    .set({ tries: sql`tries + 1` })
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .returning(['id', 'email', 'code_hash'])
    .executeTakeFirst();
}

/** Uses a code up; false when it was used in the meantime. */
export async function useCode(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const used = await db
    .updateTable('identity.one_time_code')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

/** Whether this browser has a code that can still be typed. */
export async function hasCode(db: Db, most: number, now: Temporal.Instant): Promise<boolean> {
  const found = await db
    .selectFrom('identity.one_time_code')
    .select('id')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .executeTakeFirst();
  return found !== undefined;
}

/** Remembers that the holder of a token proved an address. */
export async function startVisitor(db: Db, tokenHash: Buffer, email: string): Promise<void> {
  await sql`select identity.start_visitor(${tokenHash}, ${email})`.execute(db);
}

/** The address that the holder of a token proved; undefined when that is over. */
export async function identifyVisitor(
  db: Db,
  tokenHash: Buffer,
  limits: { idle: Temporal.Duration; absolute: Temporal.Duration },
): Promise<string | undefined> {
  const { rows } = await sql<{ email: string | null }>`
    select identity.identify_visitor(${tokenHash}, ${limits.idle}, ${limits.absolute}) as email`.execute(db);
  return rows[0]?.email ?? undefined;
}

export async function endVisitor(db: Db, tokenHash: Buffer): Promise<void> {
  await sql`select identity.end_visitor(${tokenHash})`.execute(db);
}
