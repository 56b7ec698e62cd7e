import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Cursor } from './requests.ts';

/** Emergency access lasts four hours from its use; the database allows no more. */
export const emergencyHours = 4;

/** Fewer characters than this are no reason. */
export const leastReason = 20;

/** A record that somebody may not see and could open in an emergency: its kind and the team that holds it. */
export interface Stub {
  kind: string;
  team: string;
}

/** One's own use of emergency access. */
export interface OwnUse {
  id: string;
  recordId: string;
  kind: string;
  reference: string;
  usedAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  verdict: 'justified' | 'not justified' | null;
  words: string | null;
}

/** What can be opened in an emergency; undefined for a record that is absent, restricted, barred or seen already. */
export async function stubOf(db: Db, recordId: string): Promise<Stub | undefined> {
  const { rows } = await sql<Stub>`select kind, team from access.stub(${recordId})`.execute(db);
  return rows[0];
}

/** Whether the caller sees a record now, by whatever rule. */
export async function sees(db: Db, recordId: string): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`select access.sees(${recordId}) as sees`.execute(db);
  return rows[0]?.sees ?? false;
}

/** By which rule the caller sees a record, in the audit's words; undefined when they do not. */
export async function basisOf(db: Db, recordId: string): Promise<string | undefined> {
  const { rows } = await sql<{ basis: string | null }>`select access.basis(${recordId}) as basis`.execute(db);
  return rows[0]?.basis ?? undefined;
}

/**
 * Opens a record to the caller for four hours, puts notices on the desks of those who hold it and of their
 * information-governance leads, and makes the review task.
 * @returns the use and the practitioners told; undefined when there is nothing to open this way
 */
export async function breakGlass(
  db: Db,
  recordId: string,
  reason: string,
  reviewDueAt: Temporal.Instant,
): Promise<{ id: string; told: string[] } | undefined> {
  const { rows } = await sql<{ id: string; told: string[] }>`
    select id, told from access.break_glass(${recordId}, ${reason}, ${reviewDueAt})`.execute(db);
  return rows[0];
}

/** Ends one's own emergency access early. False when it was not running. */
export async function endEmergency(db: Db, useId: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select access.end_glass(${useId}) as ended`.execute(db);
  return rows[0]?.ended ?? false;
}

/** One's own uses, newest first. */
export async function ownUses(db: Db, before: Cursor | undefined, most: number): Promise<OwnUse[]> {
  const { rows } = await sql<OwnUse>`select id, record_id as "recordId", kind, reference, used_at as "usedAt",
    expires_at as "expiresAt", ended_at as "endedAt", verdict, words
    from access.own_uses(${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${most})`.execute(
    db,
  );
  return rows;
}
