import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Who a session token belongs to, as the database says. */
export interface SessionHolder {
  session_id: string;
  practitioner_id: string;
  name: string;
  job_title: string;
  agency_id: string;
  agency_name: string;
  roles: readonly { role: string; area: string }[];
  teams: readonly string[];
}

/** The holder of a token whose session still stands; undefined for ended, idle, expired or disabled ones. */
export async function identifySession(
  db: Db,
  tokenHash: Buffer,
  now: Temporal.Instant,
  limits: { idle: Temporal.Duration; absolute: Temporal.Duration },
): Promise<SessionHolder | undefined> {
  const { rows } = await sql<SessionHolder>`select * from identity.identify(
    ${tokenHash}, ${now}, ${limits.idle}, ${limits.absolute})`.execute(db);
  return rows[0];
}

/** Starts a session and ends the one it replaces. Returns undefined for a disabled or unknown person. */
export async function startSession(
  db: Db,
  session: { practitionerId: string; tokenHash: Buffer; method: string; replaces?: Buffer },
  now: Temporal.Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select identity.start_session(
    ${session.practitionerId}, ${session.tokenHash}, ${session.method}, ${session.replaces ?? null}, ${now}) as id`.execute(
    db,
  );
  return rows[0]?.id ?? undefined;
}

/** Ends one session of the signed-in person. */
export async function endSession(db: Db, sessionId: string, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('identity.session')
    .set({ ended_at: now, ended_why: 'signed out' })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}
