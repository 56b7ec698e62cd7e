import { CompiledQuery, sql } from 'kysely';
import type { Database, Db } from '../../platform/db/index.ts';

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
  proved_at: Temporal.Instant | null;
  /** `until` as ISO text. */
  emergencies: readonly { id: string; recordId: string; kind: string; reference: string; until: string }[];
}

/** What a proof of identity says: when it was made, and by which sign-in at which agency. */
export interface Proof {
  provedAt: Temporal.Instant | null;
  issuer?: string;
  subject?: string;
  sid?: string | undefined;
}

/** A session ends after this long without a page, and after this long in any case. */
export interface SessionLimits {
  idle: Temporal.Duration;
  absolute: Temporal.Duration;
}

/** The holder of a token whose session still stands; undefined for ended, idle, expired or disabled ones. */
export async function identifySession(
  { ask }: Database,
  tokenHash: Buffer,
  now: Temporal.Instant,
  { idle, absolute }: SessionLimits,
): Promise<SessionHolder | undefined> {
  const [holder] = await ask<SessionHolder>(CompiledQuery.raw(identifying, [tokenHash, now, idle, absolute]));
  return holder;
}

const identifying = 'select * from identity.identify($1, $2, $3, $4)';

/** Starts a session and ends the one it replaces. Returns undefined for a disabled or unknown person. */
export async function startSession(
  db: Db,
  session: { practitionerId: string; tokenHash: Buffer; method: string; replaces?: Buffer; proof: Proof },
  now: Temporal.Instant,
): Promise<string | undefined> {
  const { provedAt, issuer = null, subject = null, sid = null } = session.proof;
  const { rows } = await sql<{ id: string | null }>`select identity.start_session(
    ${session.practitionerId}, ${session.tokenHash}, ${session.method}, ${session.replaces ?? null}, ${now},
    ${provedAt}, ${issuer}, ${subject}, ${sid}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Ends one session of the signed-in person; false when there is no such. */
export async function endSession(db: Db, sessionId: string, now: Temporal.Instant): Promise<boolean> {
  const ended = await db
    .updateTable('identity.session')
    .set({ ended_at: now, ended_why: 'signed out' })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/**
 * Ends what an agency says has ended there, as far as it began before, and returns the ids: the sessions of one
 * sign-in (`sid`), or every one of the account.
 */
export async function endAgencySessions(
  db: Db,
  ended: { issuer: string; subject: string | undefined; sid: string | undefined; before: Temporal.Instant },
  now: Temporal.Instant,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select * from identity.end_agency_sessions(${ended.issuer},
    ${ended.subject ?? null}, ${ended.sid ?? null}, ${ended.before}, ${now}) as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Ends every session of the signed-in person and returns their ids. */
export async function endMySessions(db: Db, now: Temporal.Instant): Promise<string[]> {
  const ended = await db
    .updateTable('identity.session')
    .set({ ended_at: now, ended_why: 'signed out everywhere' })
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return ended.map(({ id }) => id);
}

export interface SessionRow {
  id: string;
  method: string;
  started_at: Temporal.Instant;
  last_seen_at: Temporal.Instant;
}

const shown = ['id', 'method', 'started_at', 'last_seen_at'] as const;

/** One session of the signed-in person. */
export function mySession(db: Db, id: string): Promise<SessionRow | undefined> {
  return db.selectFrom('identity.session').select(shown).where('id', '=', id).executeTakeFirst();
}

/** Sessions of the signed-in person that still stand, latest first, from `after` on. */
export function mySessions(
  db: Db,
  limits: SessionLimits,
  now: Temporal.Instant,
  page: { size: number; after: { started_at: Temporal.Instant; id: string } | undefined },
): Promise<SessionRow[]> {
  const { after } = page;
  return db
    .selectFrom('identity.session')
    .select(shown)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', now.subtract(limits.idle))
    .where('started_at', '>', now.subtract(limits.absolute))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(started_at, id) < (${after?.started_at}, ${after?.id})`),
    )
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.size)
    .execute();
}
