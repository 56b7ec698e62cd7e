import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Removes sign-ins, challenges, codes, visits and kept words that are over. As the worker; returns how many rows went. */
export async function removeWhatIsOver(db: Db, now: Temporal.Instant): Promise<number> {
  const yesterday = now.subtract({ hours: 24 });
  return removed(db, [
    sql`delete from identity.oidc_request where expires_at < ${now}`,
    sql`delete from identity.passkey_challenge where expires_at < ${now}`,
    sql`delete from identity.one_time_code where expires_at < ${now}`,
    sql`delete from identity.kept_text where expires_at < ${now}`,
    sql`delete from identity.visitor_session where started_at < ${yesterday} or ended_at < ${now}`,
  ]);
}

/** Removes sessions that began more than a year ago; that somebody signed in stays on the audit. */
export function removeOldSessions(db: Db, now: Temporal.Instant): Promise<number> {
  return removed(db, [
    sql`delete from identity.session where started_at < ${now.subtract({ hours: 24 * 366 })}`,
  ]);
}

async function removed(db: Db, statements: readonly RawBuilder<unknown>[]): Promise<number> {
  let rows = 0;
  for (const statement of statements) rows += Number((await statement.execute(db)).numAffectedRows ?? 0);
  return rows;
}
